using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Collections.Immutable;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli;

/// <summary>The command line as a whole: from arguments to an exit code.</summary>
internal static class CmgTool
{
    private const string Description =
        "Renders the certificate request, the DNS records and the Bicep of cloud management gateways from one cmg.yaml, and proves that they agree.";

    private const string Examples =
        """
        cmg init                    write a commented cmg.yaml
        cmg validate                is the spec right? (also a dry render)
        cmg show                    every name that follows from it
        cmg render -o rendered      write the files; commit them
        cmg check -o rendered       are the files exactly what the spec renders?
        cmg diff --against main     what does the change mean?
        cmg drift                   does the world still say what the spec says?
        cmg names                   are its names in Azure free?
        cmg next                    what is due today?

        Exit codes: 0 fine, 1 an error, 2 it worked and there are differences.
        """;

    public static int Run(string[] arguments, Shell shell)
    {
        var root = new RootCommand(Description);
        foreach (var command in new[]
        {
            InitCommand.Create(shell), ValidateCommand.Create(shell), ShowCommand.Create(shell), RenderCommand.Create(shell),
            CheckCommand.Create(shell), DiffCommand.Create(shell), DriftCommand.Create(shell), NamesCommand.Create(shell),
            CertificateCommand.Create(shell), NextCommand.Create(shell), ReportCommand.Create(shell), ExplainCommand.Create(shell), SchemaCommand.Create(shell),
        })
        {
            root.Add(command);
        }

        Verb.ShowExamples(root, Examples);
        var parsed = root.Parse(
            arguments.Length == 0 ? ["--help"] : arguments,
            // A name that begins with '@' is a file's name like any other.
            new ParserConfiguration { ResponseFileTokenReplacer = null });
        var isDirective = arguments.Length > 0 && arguments[0].StartsWith('[');
        if (parsed.Action is ParseErrorAction || (parsed.UnmatchedTokens.Count > 0 && !isDirective))
        {
            return ReportUsage(parsed, arguments, shell);
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = shell.Out,
            Error = shell.Error,
            EnableDefaultExceptionHandler = false,
            // Signals end the process in LastResort.
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>What can't be understood is an error like any other, in the form that was asked for.</summary>
    private static int ReportUsage(ParseResult parsed, string[] arguments, Shell shell)
    {
        var command = NameOf(parsed.CommandResult);
        var verb = $"cmg {command}".TrimEnd();
        var unmatched = parsed.UnmatchedTokens.Count > 0 && parsed.CommandResult.Command.Subcommands.Count > 0;
        var diagnostics = (unmatched ? UnknownVerb(parsed, verb) : parsed.Errors.Select(error => error.Message))
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

    private static IEnumerable<string> UnknownVerb(ParseResult parsed, string above)
    {
        var verbs = parsed.CommandResult.Command.Subcommands.Select(verb => verb.Name).ToList();
        var typed = parsed.UnmatchedTokens[0];
        var meant = SpellChecker.Suggest(typed, verbs.Where(verb => verb != typed));
        yield return $"'{typed}' is no verb of {above}." + (meant is null ? $" Verbs are {string.Join(", ", verbs)}." : $" Did you mean '{meant}'?");
    }
}
