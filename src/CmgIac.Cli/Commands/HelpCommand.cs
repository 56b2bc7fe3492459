using System.CommandLine;
using CmgIac.Cli.Help;
using CmgIac.Cli.Reports;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg help</c>: what <c>--help</c> says, for those who type the verb last.</summary>
internal static class HelpCommand
{
    public static Command Create(RootCommand root, Shell shell)
    {
        var command = new Verb("help",
            "Shows the help of cmg, or of a verb.",
            """
            cmg help
            cmg help render
            cmg help certificate check
            """)
        {
            Job = VerbJob.More,
            Summary = "the help of a verb, as 'cmg VERB --help'",
            Answer = "The help.",
        };
        var verbs = new Argument<string[]>("VERB") { Description = "The verb.", Arity = ArgumentArity.ZeroOrMore };
        verbs.Validators.Add(SpecOptions.RefuseOptions);
        verbs.CompletionSources.Add(_ => root.Subcommands.Select(verb => new System.CommandLine.Completions.CompletionItem(verb.Name)));
        command.Add(verbs);
        command.SetAction(parsed => Run(root, parsed.GetValue(verbs) ?? [], shell));
        return command;
    }

    private static int Run(Command asked, string[] typed, Shell shell)
    {
        foreach (var word in typed)
        {
            if (asked.Subcommands.FirstOrDefault(verb => verb.Name == word) is not { } verb)
            {
                TextReport.WriteDiagnostics(shell, [FileDiagnostics.Usage("cmg help", Unknown(word, asked))]);
                return ExitCode.Error;
            }

            asked = verb;
        }

        HelpPages.Write(asked, shell);
        return ExitCode.Fine;
    }

    /// <summary>What is no verb of <paramref name="above"/>, and which it may have meant.</summary>
    public static string Unknown(string typed, Command above)
    {
        var verbs = above.Subcommands.Select(verb => verb.Name).ToList();
        var meant = SpellChecker.Suggest(typed, verbs.Where(verb => verb != typed));
        return $"'{typed}' is no verb of {CommandWords.FullName(above)}."
            + (meant is not null ? $" Did you mean '{meant}'?" : verbs.Count > 0 ? $" Verbs are {string.Join(", ", verbs)}." : "");
    }
}
