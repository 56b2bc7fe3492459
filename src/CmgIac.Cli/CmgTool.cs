using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Collections.Immutable;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Help;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli;

/// <summary>The command line as a whole: from arguments to an exit code.</summary>
internal static class CmgTool
{
    private const string Description =
"cmg renders certificate requests, DNS records and Bicep of Configuration Manager's cloud management gateways from one cmg.yaml, and proves they agree.";

    public static int Run(string[] arguments, Shell shell)
    {
        var root = CreateRoot(shell);
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

    /// <summary>What may follow, for a shell: nothing where the value that is being typed can't be read yet, which the library throws for.</summary>
    private static int Suggest(ParseResult parsed, InvocationConfiguration surroundings)
    {
        try
        {
            return parsed.Invoke(surroundings);
        }
        catch (InvalidOperationException)
        {
            return ExitCode.Fine;
        }
    }

    /// <summary>Every verb with its arguments and options.</summary>
    public static RootCommand CreateRoot(Shell shell)
    {
        var root = new RootCommand(Description);
        foreach (var command in new[]
        {
            InitCommand.Create(shell), RenderCommand.Create(shell),
            ValidateCommand.Create(shell), ShowCommand.Create(shell), CheckCommand.Create(shell), DiffCommand.Create(shell),
            ReportCommand.Create(shell),
            NamesCommand.Create(shell), DriftCommand.Create(shell), NextCommand.Create(shell),
            CertificateCommand.Create(shell),
            ExplainCommand.Create(shell), SchemaCommand.Create(shell), CompletionCommand.Create(shell), HelpCommand.Create(root, shell),
        })
        {
            root.Add(command);
        }

        HelpPages.Attach(root, shell);
        return root;
    }

    /// <summary>What can't be understood is an error like any other, in the form that was asked for.</summary>
    private static int ReportUsage(ParseResult parsed, string[] arguments, Shell shell)
    {
        var command = NameOf(parsed.CommandResult);
        var verb = $"cmg {command}".TrimEnd();
        var unmatched = parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Subcommands.Count > 0;
        var diagnostics = (unmatched ? [HelpCommand.Unknown(parsed.UnmatchedTokens[0], parsed.CommandResult.Command)] : parsed.Errors.Select(error => error.Message))
            .Select(message => message.Trim())
            .Distinct(StringComparer.Ordinal)
            .Select(message => FileDiagnostics.Usage(verb, message[^1] is '.' or '?' ? message : message + "."))
            .ToImmutableArray();
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
                shell.Error.WriteLine($"'{verb} --help' shows what is possible.");
                break;
        }

        return ExitCode.Error;
    }

    /// <summary>A verb with the verbs above it, such as <c>certificate request</c>; the root is ''.</summary>
    private static string NameOf(CommandResult result) =>
        result.Parent is CommandResult above ? $"{NameOf(above)} {result.Command.Name}".TrimStart() : "";
}
