using System.CommandLine;
using System.CommandLine.Parsing;

namespace CmgIac.Cli.Commands;

/// <summary>Where a passphrase comes from; both null: from whoever sits at the terminal.</summary>
internal sealed record PassphraseSource(string? File, string? Variable);

/// <summary>The options of a verb that needs a passphrase. There is none that takes the passphrase itself: everybody sees a process's arguments.</summary>
internal sealed class PassphraseOptions
{
    public const string FileName = "--passphrase-file";
    public const string VariableName = "--passphrase-env";

    private readonly Option<string?> file = new(FileName)
    {
        Description = "A file whose first line is the passphrase. Default: ask for it on the terminal.",
        HelpName = "FILE",
    };

    private readonly Option<string?> variable = new(VariableName)
    {
        Description = "The environment variable that holds the passphrase.",
        HelpName = "NAME",
    };

    public PassphraseOptions(Command command)
    {
        file.Validators.Add(result => RefuseNoName(result, "path"));
        variable.Validators.Add(result => RefuseNoName(result, "variable's name"));
        command.Add(file);
        command.Add(variable);
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is not null && result.GetResult(variable) is not null)
            {
                result.AddError($"'{FileName}' and '{VariableName}' exclude each other. Give one.");
            }
        });
    }

    public PassphraseSource Read(ParseResult parsed) => new(parsed.GetValue(file), parsed.GetValue(variable));

    /// <summary>Does not show what was typed, which may be a passphrase in the wrong place.</summary>
    private static void RefuseNoName(OptionResult result, string wanted)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0 || token.Value.StartsWith('-') || token.Value.Contains('\0', StringComparison.Ordinal)))
        {
            result.AddError($"What stands after '{result.Option.Name}' is no {wanted}.");
        }
    }
}
