using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG4100 to CMG4119: what is rendered for a DNS host doesn't say what the spec says, or endangers other people's records.</summary>
internal static partial class ProofDiagnostics
{
    public static Diagnostic FileUnreadable(OutputPlace at, string form, string reason) =>
        Error("CMG4100", at, $"can't be read as {form}: {reason}");

    public static Diagnostic PrerequisiteMissing(OutputPlace at, string owner, bool isAddition, string needed) =>
        Error("CMG4101", at, $"{(isAddition ? "adds" : "deletes")} a record at '{owner}' without the prerequisite 'prereq {needed}', which spares what others have there.");

    public static Diagnostic SeveralNamesInOneMessage(OutputPlace at, string owner) =>
        Error("CMG4101", at, $"sends the change of '{owner}' with another. Write 'send' after each: one name that is taken would stop all others of the message.");

    public static Diagnostic DeletionDiffers(OutputPlace at, string owner, string written, string? expected) =>
        Error("CMG4102", at, $"deletes {written} at '{owner}'; {(expected is null ? "the spec retires nothing there." : $"the spec retires {expected}.")}");

    public static Diagnostic DeletionMissing(OutputPlace at, string owner, string target, int more) =>
        Error("CMG4102", at, $"doesn't delete the record '{owner}' CNAME '{target}'{(more == 0 ? "" : $" and {more} more")}, whose gateway is being retired.");

    public static Diagnostic FilterTooWide(OutputPlace at, string name) =>
        Error("CMG4103", at, $"lets octoDNS see '{name}', which is no name of the spec's: it would delete what others have there.");

    public static Diagnostic BatchTooLarge(OutputPlace at, int records, int maxRecords, int characters, int maxCharacters) =>
        Error("CMG4104", at, $"has {records} records with {characters} characters, those of an UPSERT counted twice; Route 53 takes {maxRecords} with {maxCharacters} in one batch.");

    public static Diagnostic ChangesWithoutReading(OutputPlace at, string command) =>
        Error("CMG4105", at, $"calls '{command}' for a name past the script's own commands, which look first what others have there. Call 'Set-GatewayRecord' or 'Remove-GatewayRecord'.");

    public static Diagnostic ImportDiffers(OutputPlace at, string to) =>
        Error("CMG4106", at, $"imports '{to}', of which the spec doesn't say that it exists, or twice, or under another name's ID.");

    public static Diagnostic ImportMissing(OutputPlace at, string name) =>
        Error("CMG4106", at, $"doesn't import the record '{name}', which the spec says exists ('dns.terraform.import: true').");
}
