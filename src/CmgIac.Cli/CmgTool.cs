using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Collections.Immutable;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Files;
using CmgIac.Cli.Help;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli;

/// <summary>The command line as a whole: from arguments to an exit code.</summary>
internal static class CmgTool
{
    private const string Description =
"cmg renders certificate requests, DNS records and Bicep of Configuration Manager's cloud management gateways from one cmg.yaml, and proves they agree.";

    private const string HelpVerb = "help";

    public static int Run(string[] arguments, Shell shell)
    {
        var root = CreateRoot(shell, arguments.FirstOrDefault());
        var parsed = root.Parse(
            arguments.Length == 0 ? ["--help"] : arguments,
            // A name that begins with '@' is a file's name like any other.
            new ParserConfiguration { ResponseFileTokenReplacer = null });
        var isDirective = arguments.Length > 0 && arguments[0].StartsWith('[');
        var asksForHelp = parsed.Action is HelpPages.WriteHelp && parsed.CommandResult.Command.Subcommands.Count == 0;
        if (parsed.Action is ParseErrorAction || (parsed.UnmatchedTokens.Count > 0 && !isDirective && !asksForHelp))
        {
            return ReportUsage(parsed, arguments, shell);
        }

        if (!isDirective && LostName(parsed, arguments, shell) is { } lost)
        {
            return Refuse(parsed, arguments, shell, [lost]);
        }

        var surroundings = new InvocationConfiguration
        {
            Output = shell.Out,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            // Signals end the process in LastResort.
            ProcessTerminationTimeout = null,
        };
        return isDirective ? Suggest(parsed, surroundings) : parsed.Invoke(surroundings);
    }

    /// <summary>What may follow, for a shell: nothing where the value that is being typed, or the place in it, can't be read, which the library throws for.</summary>
    private static int Suggest(ParseResult parsed, InvocationConfiguration surroundings)
    {
        try
        {
            return parsed.Invoke(surroundings);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException or OverflowException)
        {
            return ExitCode.Fine;
        }
    }

    private static readonly (string Name, Func<RootCommand, Shell, Command> Create)[] Verbs =
    [
        ("init", (_, shell) => InitCommand.Create(shell)),
        ("render", (_, shell) => RenderCommand.Create(shell)),
        ("validate", (_, shell) => ValidateCommand.Create(shell)),
        ("show", (_, shell) => ShowCommand.Create(shell)),
        ("check", (_, shell) => CheckCommand.Create(shell)),
        ("diff", (_, shell) => DiffCommand.Create(shell)),
        ("report", (_, shell) => ReportCommand.Create(shell)),
        ("names", (_, shell) => NamesCommand.Create(shell)),
        ("drift", (_, shell) => DriftCommand.Create(shell)),
        ("next", (_, shell) => NextCommand.Create(shell)),
        ("certificate", (_, shell) => CertificateCommand.Create(shell)),
        ("explain", (_, shell) => ExplainCommand.Create(shell)),
        ("schema", (_, shell) => SchemaCommand.Create(shell)),
        ("completion", (_, shell) => CompletionCommand.Create(shell)),
        (HelpVerb, HelpCommand.Create),
    ];

    /// <summary>
    /// Every verb with its arguments and options; where <paramref name="first"/>, what was typed first, is one that needs no
    /// other, that one alone: a run should not pay for what it doesn't use.
    /// </summary>
    public static RootCommand CreateRoot(Shell shell, string? first = null)
    {
        var root = new RootCommand(Description);
        var isOne = first != HelpVerb && Verbs.Any(verb => verb.Name == first);
        foreach (var verb in Verbs.Where(verb => !isOne || verb.Name == first))
        {
            root.Add(verb.Create(root, shell));
        }

        HelpPages.Attach(root, shell);
        return root;
    }

    /// <summary>What can't be understood is an error like any other, in the form that was asked for.</summary>
    private static int ReportUsage(ParseResult parsed, string[] arguments, Shell shell)
    {
        var verb = $"cmg {NameOf(parsed.CommandResult)}".TrimEnd();
        var unmatched = parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Subcommands.Count > 0;
        var diagnostics = (unmatched ? [HelpCommand.Unknown(parsed.UnmatchedTokens[0], parsed.CommandResult.Command)] : parsed.Errors.Select(error => error.Message))
            .Select(message => message.Trim())
            .Distinct(StringComparer.Ordinal)
            .Select(message => FileDiagnostics.Usage(verb, message[^1] is '.' or '?' ? message : message + "."))
            .ToImmutableArray();
        return Refuse(parsed, arguments, shell, diagnostics, $"'{verb} --help' shows what is possible.");
    }

    /// <summary>The first argument that isn't UTF-8, or the working folder of a verb that is to do something.</summary>
    private static Diagnostic? LostName(ParseResult parsed, string[] arguments, Shell shell)
    {
        var subject = arguments.FirstOrDefault(argument => !ShownPath.IsUtf8(argument)) is { } lost ? $"The argument '{Shown.Line(lost)}'"
            : !ShownPath.IsUtf8(shell.WorkingFolder) && parsed is { CommandResult.Command: Verb, Action: not HelpPages.WriteHelp } ? "The path of the working folder"
            : null;
        return subject is null ? null : FileDiagnostics.NotUtf8($"cmg {NameOf(parsed.CommandResult)}".TrimEnd(), subject);
    }

    private static int Refuse(ParseResult parsed, string[] arguments, Shell shell, ImmutableArray<Diagnostic> diagnostics, string? hint = null)
    {
        var command = NameOf(parsed.CommandResult);
        switch (FormatOption.Wanted(parsed.CommandResult.Command, arguments))
        {
            case ReportFormat.Json:
                JsonReport.WriteFailure(shell, command, diagnostics);
                break;
            case var format when FindingReport.Tells(format):
                FindingReport.Write(shell, format, FindingSet.Of(command, diagnostics, [], ExitCode.Error));
                break;
            default:
                TextReport.WriteDiagnostics(shell, diagnostics);
                if (hint is not null)
                {
                    shell.Error.WriteLine(hint);
                }

                break;
        }

        return ExitCode.Error;
    }

    /// <summary>A verb with the verbs above it, such as <c>certificate request</c>; the root is ''.</summary>
    private static string NameOf(CommandResult result) =>
        result.Parent is CommandResult above ? $"{NameOf(above)} {result.Command.Name}".TrimStart() : "";
}
