using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CmgIac.Cli.Files;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Commands;

/// <summary>
/// What a verb on specs was asked. <paramref name="Gateway"/> narrows it to one service name, <see cref="Shard"/> to a part
/// of the fleet.
/// </summary>
internal sealed record SpecQuestion(
    ImmutableArray<string> Specs, string? Gateway, string? Templates, DateOnly Today, ReportFormat Format)
{
    public bool IsJson => Format == ReportFormat.Json;

    /// <summary>The file that names the specs, which are then no arguments; null without one.</summary>
    public string? SpecList { get; init; }

    public Shard? Shard { get; init; }
}

/// <summary>The arguments and options that every verb on specs has.</summary>
internal sealed class SpecOptions
{
    private const string DayFormat = "yyyy-MM-dd";

    private readonly Argument<string[]> specs = new("SPEC")
    {
        Description = "Spec files of any name, or folders: every cmg.yaml and *.cmg.yaml below. Default: ./cmg.yaml.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> gateway = Gateway();

    private readonly Option<string?> list = new("--specs-from")
    {
        Description = "A file with a spec or a folder on each line, in the place of SPEC; '-' is standard input.",
        HelpName = "FILE",
    };

    private readonly Option<string?> templates = Text("--templates", "A folder of templates that overlays the built-in ones.", "DIR");

    private readonly Option<DateOnly?> asOf = AsOf();

    private readonly FormatOption format;

    private Option<Shard?>? shard;

    public SpecOptions(Command command, params ReadOnlySpan<ReportFormat> furtherFormats)
    {
        format = new FormatOption(furtherFormats);
        specs.Validators.Add(RefuseOptions);
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
        parsed.GetValue(format))
    {
        Shard = shard is null ? null : parsed.GetValue(shard),
        SpecList = parsed.GetResult(list) is null ? null : parsed.GetValue(list),
    };

    /// <summary>Lets the verb take its specs from a list: there may be more than a command line holds.</summary>
    public SpecOptions WithList(Command command)
    {
        list.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value != SpecList.StandardInput))
            {
                RefuseOtherOptions(result);
            }
        });
        command.Add(list);
        command.Validators.Add(result =>
        {
            if (result.GetResult(list) is not null && result.GetResult(specs) is { Tokens.Count: > 0 })
            {
                result.AddError("Specs are given as arguments or by '--specs-from', not by both.");
            }
        });
        return this;
    }

    /// <summary>Lets the verb be spread over several jobs.</summary>
    public SpecOptions WithShards(Command command)
    {
        shard = ShardOption.Create();
        command.Add(shard);
        command.Validators.Add(result =>
        {
            if (result.GetResult(shard) is not null && result.GetResult(gateway) is not null)
            {
                result.AddError("'--gateway' and '--shard' both narrow the run. Give one of the two.");
            }
        });
        return this;
    }

    /// <summary>Is a run that was given these options about a part of the fleet?</summary>
    public bool IsNarrowed(CommandResult result) =>
        result.GetResult(gateway) is not null || (shard is not null && result.GetResult(shard) is not null);

    /// <summary>The format asked for, while the command line is still being judged.</summary>
    public ReportFormat FormatOf(CommandResult result) => result.GetResult(format) is { Errors: var errors } given && !errors.Any() ? given.GetValueOrDefault<ReportFormat>() : ReportFormat.Text;

    /// <summary>The day that is taken for today, while the command line is judged; null where what was given is no day.</summary>
    public DateOnly? Today(CommandResult result, Shell shell) => result.GetResult(asOf) is { } given ? DayOf(given) : shell.Today;

    /// <summary>The day that was given, while the command line is judged; null where it is none, which is told elsewhere.</summary>
    public static DateOnly? DayOf(OptionResult? given) =>
        given?.Tokens is [var token] && DateOnly.TryParseExact(token.Value, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Certificates in use, in the place of those that specs name.</summary>
    public static Option<string[]> Certificates() => SeveralFiles(
        "--certificates", "Files of certificates in use, in the place of 'certificate.current' in the specs. Specs stand before this option.", "FILE");

    /// <summary>Files or folders as an option's values, one behind the other, as a shell's '*' gives them.</summary>
    public static Option<string[]> SeveralFiles(string name, string description, string helpName)
    {
        var option = new Option<string[]>(name)
        {
            Description = description,
            HelpName = helpName,
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        };
        option.Validators.Add(RefuseOtherOptions);
        return option;
    }

    /// <summary>Specs beside files of another kind; each is given with its option, so that none is taken for the other.</summary>
    public static Option<string[]> Specs() => Files("--spec", "A spec file, or a folder of specs, that the files must fit; may be repeated.", "SPEC");

    public static Option<string?> Gateway() => Text("--gateway", "Only the gateway with this service name.", "SERVICE_NAME");

    public static Option<DateOnly?> AsOf() => Day("--as-of", "The day to take for today, as year-month-day.");

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = ReadDay,
    };

    /// <summary>System.CommandLine takes an unknown option for a file's name where a name may stand.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        foreach (var typed in result.Tokens.Select(token => token.Value))
        {
            if (typed.Length == 0)
            {
                result.AddError("An empty text is no name.");
            }
            else if (typed.StartsWith('-'))
            {
                var known = (result.Parent as CommandResult)?.Command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)) ?? [];
                var meant = SpellChecker.Suggest(typed, known.Where(name => name.StartsWith("--", StringComparison.Ordinal) && name != typed));
                // What stands behind '=' may be a passphrase for an option that there is not.
                var option = typed.Split('=', ':')[0];
                result.AddError($"Unknown option '{option}'." + (meant is null ? $" A file of that name is given as './{option}'." : $" Did you mean '{meant}'?"));
            }
        }
    }

    /// <summary>A text as an option's value; what looks like an option is one whose value was forgotten.</summary>
    public static Option<string?> Text(string name, string description, string helpName, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases) { Description = description, HelpName = helpName };
        option.Validators.Add(RefuseOtherOptions);
        return option;
    }

    public static void RefuseOtherOptions(OptionResult result)
    {
        foreach (var typed in result.Tokens.Select(token => token.Value).Where(typed => typed.Length == 0 || typed.StartsWith('-')))
        {
            result.AddError($"'{typed}' is no value of '{result.Option.Name}'." + (typed.Length == 0 ? "" : $" A name that begins with '-' is given as './{typed}'."));
        }
    }

    /// <summary>Files as an option's values, each with the option's name before it.</summary>
    public static Option<string[]> Files(string name, string description, string helpName)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(RefuseOtherOptions);
        return option;
    }

    /// <summary>An option that is there or not; a word behind it is not its value.</summary>
    public static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

    private static DateOnly? ReadDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"'{text}' is no day for '{(result.Parent as OptionResult)?.Option.Name}', which is written as year-month-day, such as 2027-01-31.");
        return null;
    }
}
