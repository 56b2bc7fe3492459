using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Cli.Reports.Findings;

namespace CmgIac.Cli.Commands;

/// <summary>How the answer is written.</summary>
internal enum ReportFormat
{
    Text,
    Json,

    /// <summary>iCalendar, where a verb tells days.</summary>
    Ics,

    /// <summary>A pull request's comment, where a verb tells what a change means.</summary>
    Markdown,

    /// <summary>Input of nsupdate, likewise.</summary>
    Nsupdate,

    /// <summary>SARIF 2.1.0, and then the other forms of findings, where a verb tells what is wrong where.</summary>
    Sarif,
    GitHub,
    GitLab,
    JUnit,
    MsBuild,
}

/// <summary>The option '--format' of a verb, with the formats that the verb has.</summary>
internal sealed class FormatOption : Option<ReportFormat>
{
    private const string OptionName = "--format";

    private readonly ImmutableArray<ReportFormat> formats;

    /// <param name="further">What the verb writes beside text and JSON.</param>
    public FormatOption(params ReadOnlySpan<ReportFormat> further)
        : base(OptionName)
    {
        formats = [ReportFormat.Text, ReportFormat.Json, .. further];
        Description = "text (default), or json: exactly one document on stdout."
            + (formats.Contains(ReportFormat.Ics) ? " ics: iCalendar." : "")
            + (formats.Contains(ReportFormat.Markdown) ? " markdown: a pull request's comment." : "")
            + (formats.Contains(ReportFormat.Nsupdate) ? " nsupdate: what nsupdate reads." : "")
            + (formats.Contains(ReportFormat.Sarif) ? " sarif, github, gitlab, junit, msbuild: what is wrong, as those read it." : "");
        HelpName = string.Join('|', formats.Select(Word));
        CustomParser = Read;
        // The library offers the names in C# by itself.
        CompletionSources.Clear();
        CompletionSources.Add([.. formats.Select(Word)]);
    }

    /// <summary>
    /// The format that was asked for on a command line that can't be understood: the last that the verb has, or, where no verb is known,
    /// that there is; else text.
    /// </summary>
    public static ReportFormat Wanted(Command command, IReadOnlyList<string> arguments)
    {
        var known = command.Options.OfType<FormatOption>().FirstOrDefault()?.formats
            ?? (command.Subcommands.Count > 0 ? [ReportFormat.Text, ReportFormat.Json, .. FindingReport.Formats] : [ReportFormat.Text]);
        var typed = arguments.Select((argument, index) =>
            argument == OptionName ? arguments.ElementAtOrDefault(index + 1)
            : argument.StartsWith(OptionName + "=", StringComparison.Ordinal) || argument.StartsWith(OptionName + ":", StringComparison.Ordinal)
                ? argument[(OptionName.Length + 1)..] : null);
        return typed.Where(word => word is not null).Select(word => Find(known, word!)).LastOrDefault(format => format is not null) ?? ReportFormat.Text;
    }

    private ReportFormat Read(ArgumentResult result)
    {
        var typed = result.Tokens[0].Value;
        if (Find(formats, typed) is { } format)
        {
            return format;
        }

        string[] names = [.. formats.Select(Word)];
        var choice = $"'{OptionName}' is {string.Join(", ", names[..^1])} or {names[^1]}.";
        result.AddError(Find(Enum.GetValues<ReportFormat>(), typed) is { } other
            ? $"This verb has no format '{typed}'{(FindingReport.Tells(other) ? ": it is for the verbs that look for what is wrong, 'validate', 'check', 'drift', 'certificate check' and 'render'" : "")}. {choice}"
            : $"'{typed}' is no format. {choice}");
        return ReportFormat.Text;
    }

    private static ReportFormat? Find(IEnumerable<ReportFormat> formats, string word) =>
        formats.Where(format => Word(format) == word).Select(format => (ReportFormat?)format).FirstOrDefault();

    private static string Word(ReportFormat format) => format.ToString().ToLowerInvariant();
}
