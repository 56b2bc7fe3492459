using System.CommandLine;
using CmgIac.Cli.Reports;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg explain</c>: the page of a diagnostic.</summary>
internal static class ExplainCommand
{
    private const string Folder = "diagnostics/";

    public static Command Create(Shell shell)
    {
        var command = new Verb("explain",
            "Explains a diagnostic: what it means, why, an example, and what to write instead.",
            """
            cmg explain CMG2004
            """)
        {
            Job = VerbJob.More,
            Summary = "what a diagnostic means, why, and what to write instead",
            Answer = "The diagnostic's page, in Markdown.",
        };
        var code = new Argument<string>("CODE") { Description = "The diagnostic's code, such as CMG2004.", HelpName = "CODE" };
        code.Validators.Add(SpecOptions.RefuseOptions);
        code.CompletionSources.Add(_ => Codes().Select(known => new System.CommandLine.Completions.CompletionItem(known)));
        command.Add(code);
        command.SetAction(parsed => Run(parsed.GetValue(code)!, shell));
        return command;
    }

    private static int Run(string code, Shell shell)
    {
        if (EmbeddedText.Find($"{Folder}{code.ToUpperInvariant()}.md") is { } page)
        {
            shell.Out.Write(page);
            return ExitCode.Fine;
        }

        TextReport.WriteDiagnostics(
            shell, [FileDiagnostics.Usage("cmg explain", $"'{code}' is no code of cmg. A code is CMG and four digits, such as CMG2004.")]);
        return ExitCode.Error;
    }

    private static IEnumerable<string> Codes() => EmbeddedText.Names
        .Where(name => name.StartsWith(Folder + "CMG", StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^".md".Length])
        .Order(StringComparer.Ordinal);
}
