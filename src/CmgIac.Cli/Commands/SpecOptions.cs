using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Commands;

/// <summary>How the answer is written.</summary>
internal enum ReportFormat
{
    Text,
    Json,
}

/// <summary>What a verb on specs was asked. <paramref name="Gateway"/> narrows it to one service name.</summary>
internal sealed record SpecQuestion(
    ImmutableArray<string> Specs, string? Gateway, string? Templates, DateOnly Today, ReportFormat Format)
{
    public bool IsJson => Format == ReportFormat.Json;
}

/// <summary>The arguments and options that every verb on specs has.</summary>
internal sealed class SpecOptions
{
    private readonly Argument<string[]> specs = new("SPEC")
    {
        Description = "Spec files of any name, or folders: every cmg.yaml and *.cmg.yaml below. Default: ./cmg.yaml.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> gateway = new("--gateway") { Description = "Only the gateway with this service name.", HelpName = "SERVICE_NAME" };

    private readonly Option<string?> templates = new("--templates") { Description = "A folder of templates that overlays the built-in ones.", HelpName = "DIR" };

    private readonly Option<DateOnly?> asOf = new("--as-of")
    {
        Description = "The day to take for today, as year-month-day.",
        HelpName = "DATE",
        CustomParser = ReadDay,
    };

    private readonly Option<ReportFormat> format = new("--format")
    {
        Description = "text (default), or json: exactly one document on stdout.",
        HelpName = "text|json",
        CustomParser = ReadFormat,
    };

    public SpecOptions(Command command)
    {
        specs.Validators.Add(RefuseOptions);
        format.CompletionSources.Add("text", "json");
        command.Add(specs);
        command.Add(gateway);
        command.Add(templates);
        command.Add(asOf);
        command.Add(format);
    }

    public SpecQuestion Read(ParseResult parsed, Shell shell) => new(
        [.. parsed.GetValue(specs) ?? []],
        parsed.GetValue(gateway),
        parsed.GetValue(templates),
        parsed.GetValue(asOf) ?? shell.Today,
        parsed.GetValue(format));

    /// <summary>System.CommandLine takes an unknown option for a file's name where a name may stand.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
        {
            var known = (result.Parent as CommandResult)?.Command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)) ?? [];
            var meant = SpellChecker.Suggest(token.Value, known.Where(name => name.StartsWith("--", StringComparison.Ordinal)));
            result.AddError($"Unknown option '{token.Value}'." + (meant is null ? $" A file of that name is given as './{token.Value}'." : $" Did you mean '{meant}'?"));
        }
    }

    private static DateOnly? ReadDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"'{text}' is no day for '--as-of', which is written as year-month-day, such as 2027-01-31.");
        return null;
    }

    private static ReportFormat ReadFormat(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "json":
                return ReportFormat.Json;
            case "text":
                return ReportFormat.Text;
            default:
                result.AddError($"'{result.Tokens[0].Value}' is no format. '--format' is text or json.");
                return ReportFormat.Text;
        }
    }
}
