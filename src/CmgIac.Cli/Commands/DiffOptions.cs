using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CmgIac.Cli.Files;
using CmgIac.Core.Changes;
using CmgIac.Core.Changes.Steps;
using CmgIac.Core.Output;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Commands;

/// <summary>What specs are compared with; <paramref name="Text"/> is without the prefix that forced a kind, a path or a git revision.</summary>
internal sealed record Against(string Text, bool IsPath)
{
    /// <summary>As typed: 'path:' and 'git:' force a kind, else what exists is a path.</summary>
    public static Against Read(string typed, Shell shell) =>
        typed.StartsWith("path:", StringComparison.Ordinal) ? new(typed["path:".Length..], IsPath: true)
        : typed.StartsWith("git:", StringComparison.Ordinal) ? new(typed["git:".Length..], IsPath: false)
        : new(typed, DiffOptions.Exists(typed, shell));
}

/// <summary>What <c>cmg diff</c> was asked. <paramref name="Command"/> is how to ask it again.</summary>
internal sealed record DiffQuestion(
    SpecQuestion Spec, Against Against, ChangeLimits Limits, string Folder, UpdateSelection Updates, bool TellsByExitCode, PlanCommand Command);

/// <summary>Which records nsupdate is to change; <paramref name="Only"/> is null for those of every phase.</summary>
internal sealed record UpdateSelection(bool IsInternal, RecordPhase? Only);

/// <summary>The options of <c>cmg diff</c> beside those of every verb on specs.</summary>
internal sealed class DiffOptions
{
    private readonly SpecOptions spec;

    private readonly Option<string?> against = CreateAgainst();

    private readonly Option<string?> folder = OutputOptions.CreateFolder();

    private readonly Option<bool> allowRemoval = SpecOptions.Flag("--allow-removal", "Let live gateways go from the spec without having been 'retiring'.");

    private readonly Option<int?> maxChanges = Number("--max-changes", "Stop where more gateways, more records or more certificates than this change.", "N", int.MaxValue);

    private readonly Option<int?> maxDeletePercent = Number(
        "--max-delete-percent", "Stop where more than this part of a zone's records is deleted. Default: 30 where a zone has ten records or more.", "P", 100);

    private readonly Option<string?> expect = SpecOptions.Text("--expect", "Stop unless the plan has this checksum: that of the plan that was reviewed.", "CHECKSUM");

    private readonly Option<bool> inner = SpecOptions.Flag("--internal", "With '--format nsupdate': the records of internal zones instead of public ones.");

    private readonly Option<RecordPhase?> only = Phase("--only", "With '--format nsupdate': only records of one step, what an issuer looks at, or what is created, updated or deleted.");

    private readonly Option<bool> exitCode = SpecOptions.Flag("--exit-code", "Exit with 2 where anything changes.");

    public DiffOptions(Command command)
    {
        spec = new SpecOptions(command, ReportFormat.Markdown, ReportFormat.Nsupdate);
        against.Required = true;
        expect.Validators.Add(RefuseOtherThanChecksum);
        folder.Description = "The folder of rendered files, which the commands that are printed name. Default: rendered.";
        foreach (var option in new Option[] { against, allowRemoval, maxChanges, maxDeletePercent, expect, exitCode, only, inner, folder })
        {
            command.Add(option);
        }
    }

    public DiffQuestion Read(ParseResult parsed, Shell shell)
    {
        var question = spec.Read(parsed, shell);
        var other = parsed.GetValue(against)!;
        var side = Against.Read(other, shell);
        return new(
            question,
            side,
            new(parsed.GetValue(allowRemoval), parsed.GetValue(maxChanges), parsed.GetValue(maxDeletePercent), parsed.GetValue(expect)),
            (parsed.GetValue(folder) ?? OutputOptions.DefaultFolder).TrimEnd('/'),
            new(parsed.GetValue(inner), parsed.GetValue(only)),
            parsed.GetValue(exitCode),
            CommandOf(question, side, other));
    }

    /// <summary>The command that asks for this plan, and for the way back.</summary>
    public static PlanCommand CommandOf(SpecQuestion question, Against side, string typed) => new(
        string.Join(' ', ["cmg diff", .. question.Specs.Select(Quoted), "--against", Quoted(typed)]),
        side.IsPath
            ? $"cmg diff {Quoted(side.Text)} --against {question.Specs switch { [] => SpecFinder.DefaultName, [var one] => Quoted(one), _ => "FOLDER_OF_THESE_SPECS" }}"
            : string.Join(' ', ["cmg diff", .. question.Specs.Select(Quoted), "--against", "REVERTED_COMMIT"]),
        side.IsPath ? "" : ", once the commit is reverted in git");

    public static Option<string?> CreateAgainst() => SpecOptions.Text(
        "--against", "What to compare with: a file or folder of specs, else a git revision such as origin/main. 'path:' and 'git:' force one.", "REF|FILE|DIR");

    public static bool Exists(string path, Shell shell) =>
        path.Length > 0 && !path.Contains('\0', StringComparison.Ordinal) && Path.Exists(Path.GetFullPath(path, shell.WorkingFolder));

    private static Option<RecordPhase?> Phase(string name, string description)
    {
        var phases = Enum.GetValues<RecordPhase>().ToDictionary(Choice.Word, StringComparer.Ordinal);
        var option = new Option<RecordPhase?>(name)
        {
            Description = description,
            HelpName = string.Join('|', phases.Keys),
            CustomParser = result =>
            {
                if (phases.TryGetValue(result.Tokens[0].Value, out var phase))
                {
                    return phase;
                }

                result.AddError($"'{result.Tokens[0].Value}' is no value of '{name}', which is {string.Join(", ", phases.Keys)}.");
                return null;
            },
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. phases.Keys]);
        return option;
    }

    private static Option<int?> Number(string name, string description, string helpName, int most) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => ReadNumber(result, name, most),
    };

    private static int? ReadNumber(ArgumentResult result, string name, int most)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
        {
            return number;
        }

        result.AddError($"'{text}' is no number for '{name}', which is {(most == int.MaxValue ? "0 or more" : $"from 0 to {most}")}.");
        return null;
    }

    private static void RefuseOtherThanChecksum(OptionResult result)
    {
        foreach (var typed in result.Tokens.Select(token => token.Value).Where(typed => !ContentHash.IsValid(typed.ToLowerInvariant())))
        {
            result.AddError($"'{typed}' is no checksum for '--expect', which is the 64 hexadecimal digits that 'cmg diff' prints last.");
        }
    }

    /// <summary>For a shell of Unix, where the name is more than a word.</summary>
    private static string Quoted(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ':' or '@' or '+')
            ? name : $"'{Shown.Line(name).Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
