using System.CommandLine;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg completion</c>: a script with which a shell asks cmg what may follow.</summary>
internal static class CompletionCommand
{
    private const string Folder = "completion/cmg.";

    /// <summary>Shells by their name; the script's extension is that or PowerShell's.</summary>
    private static readonly IReadOnlyList<(string Name, string Extension)> Shells =
        [("bash", "bash"), ("zsh", "zsh"), ("fish", "fish"), ("pwsh", "ps1")];

    public static Command Create(Shell shell)
    {
        var command = new Verb("completion",
            "Prints a script with which a shell completes verbs, options, their values and codes. The script asks cmg itself, so that it fits every later version.",
            """
            eval "$(cmg completion bash)"                        # in ~/.bashrc
            eval "$(cmg completion zsh)"                         # in ~/.zshrc, after compinit
            cmg completion fish | source                         # in ~/.config/fish/config.fish
            cmg completion pwsh | Out-String | Invoke-Expression # in $PROFILE
            """)
        {
            Job = VerbJob.More,
            Summary = "a script that completes verbs and options in your shell",
            Answer = "The script.",
        };
        var names = Shells.Select(known => known.Name).ToArray();
        var name = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", names[..^1])} or {names[^1]} (PowerShell)." };
        name.CompletionSources.Add(names);
        name.Validators.Add(result =>
        {
            foreach (var typed in result.Tokens.Select(token => token.Value).Where(typed => !names.Contains(typed, StringComparer.Ordinal)))
            {
                result.AddError($"'{typed}' is no shell that has a script. SHELL is {string.Join(", ", names[..^1])} or {names[^1]}.");
            }
        });
        command.Add(name);
        command.SetAction(parsed =>
        {
            var extension = Shells.First(known => known.Name == parsed.GetValue(name)).Extension;
            shell.Out.Write(EmbeddedText.Find(Folder + extension));
            return ExitCode.Fine;
        });
        return command;
    }
}
