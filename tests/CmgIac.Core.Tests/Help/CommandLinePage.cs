using System.CommandLine;
using System.Text;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Help;

namespace CmgIac.Core.Tests.Help;

/// <summary>The page of the command line, docs/cli.md, written from the commands.</summary>
internal static class CommandLinePage
{
    private const string Introduction = """
        # The command line

        Every verb, with its arguments and options, as `cmg VERB --help` has them. [cmg.1](cmg.1) is the same as a manual page:
        `man -l docs/cmg.1`.

        """;

    private const string Conventions = """

        ## What all verbs have in common

        Specs are files of any name, or folders: every `cmg.yaml` and `*.cmg.yaml` below, without following links. Several make
        one fleet. Without any, it is `cmg.yaml` in the working folder.

        The answer stands on standard output, diagnostics and progress on standard error. With `--format json` there is exactly
        one document on standard output, whatever happens; diagnostics are in it, and its other lists are empty where there is
        an error. Fields may be added to these forms, but none is renamed.

        | Exit code | What it says |
        | --- | --- |
        | 0 | fine, or nothing differs |
        | 1 | an error: of a spec, of the command line, of the surroundings |
        | 2 | it worked, and there are differences, as each verb says |
        | 130, 143 | ended by Ctrl-C, or by a signal to terminate |

        Colour and progress are for terminals alone, and never under `NO_COLOR` or `CI`. Help is 80 columns wide, narrower on a
        narrow terminal.

        ## Completion in the shell

        `cmg completion` prints a script for bash, zsh, fish or PowerShell, which asks cmg itself what may follow: verbs,
        options, their values, codes of diagnostics. Where cmg knows nothing, the shell offers files.

        | Shell | In which file | What |
        | --- | --- | --- |
        | bash | `~/.bashrc` | `eval "$(cmg completion bash)"` |
        | zsh | `~/.zshrc`, after `compinit` | `eval "$(cmg completion zsh)"` |
        | fish | `~/.config/fish/config.fish` | `cmg completion fish \| source` |
        | PowerShell | `$PROFILE` | `cmg completion pwsh \| Out-String \| Invoke-Expression` |

        The scripts rest on the directive of System.CommandLine, which `dotnet-suggest` uses as well:
        `cmg "[suggest:3]" "ren"` prints what may follow `cmg ren`.

        """;

    /// <param name="help">What <c>cmg --help</c> prints.</param>
    public static string Write(RootCommand root, string help)
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        page.Append("\n```text\n").Append(help).Append("```\n").Append(Conventions.ReplaceLineEndings("\n"));
        foreach (var (job, heading) in HelpPages.Jobs)
        {
            page.Append($"\n## {heading}\n");
            foreach (var verb in CommandWords.Verbs(root).Where(verb => verb.Job == job))
            {
                WriteVerb(page, verb);
            }
        }

        return page.ToString();
    }

    private static void WriteVerb(StringBuilder page, Verb verb)
    {
        page.Append($"\n### {CommandWords.FullName(verb)}\n\n{Text(verb.Description!)}\n\n```text\n{CommandWords.Usage(verb)}\n```\n");
        Table("Argument", [.. verb.Arguments.Select(argument => (argument.Name, argument.Description!))]);
        Table("Option", [.. CommandWords.Options(verb).Select(option => (CommandWords.Term(option), option.Description!))]);
        page.Append($"\nOn standard output: {Text(verb.Answer)}\n");
        Table("Exit code", [.. CommandWords.ExitCodes(verb)], isCode: false);
        page.Append($"\n```sh\n{string.Join('\n', verb.Examples)}\n```\n");

        void Table(string heading, (string Term, string Meaning)[] rows, bool isCode = true)
        {
            if (rows.Length > 0)
            {
                page.Append($"\n| {heading} | |\n| --- | --- |\n");
                foreach (var (term, meaning) in rows)
                {
                    page.Append($"| {(isCode ? $"`{Cell(term)}`" : term)} | {Cell(Text(meaning))} |\n");
                }
            }
        }
    }

    private static string Text(string text) => text.Replace("*", "\\*", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
