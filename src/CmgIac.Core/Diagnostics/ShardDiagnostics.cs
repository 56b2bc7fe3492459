using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG5100 to CMG5119: the parts of an output that several jobs have rendered. What differs is a warning; the exit code says so.</summary>
internal static class ShardDiagnostics
{
    /// <param name="path">Where the folder belongs, as messages show it.</param>
    /// <param name="folder">Relative to the output: 'zones/contoso.com'.</param>
    public static Diagnostic FolderInNoPart(string path, string folder, int parts) => Warning("CMG5100", path,
        $"The folder '{folder}' is in none of the {Folders(parts)} given. Give what the shard has rendered whose it is; 'cmg show --shard K/N' lists a shard's gateways.");

    /// <param name="path">The folder in the last part that has it.</param>
    public static Diagnostic FolderInSeveralParts(string path, string folder, IReadOnlyList<string> parts) => Warning("CMG5101", path,
        $"The folder '{folder}' is in {string.Join(", ", parts.SkipLast(1).Select(part => $"'{part}'"))} and '{parts[^1]}'. It is one shard's alone: render each shard into an empty folder, and all with the same count.");

    public static Diagnostic NoSuchPart(string path) => Error("CMG5102", path,
        $"There is no folder '{path}' to merge. Give the folders that the shards were rendered into; an empty shard has none.");

    public static Diagnostic PartGivenTwice(string path) => Error("CMG5103", path,
        $"The folder '{path}' was given twice to be merged. Give each folder once.");

    private static string Folders(int count) => count == 1 ? "1 folder" : $"{count} folders";

    private static Diagnostic Warning(string code, string path, string message) =>
        Diagnostic.Warning(code, SourceSpan.WholeFile(path), message);

    private static Diagnostic Error(string code, string path, string message) =>
        Diagnostic.Error(code, SourceSpan.WholeFile(path), message);
}
