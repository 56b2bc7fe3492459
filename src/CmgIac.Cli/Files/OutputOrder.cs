using System.Collections.Immutable;
using CmgIac.Core.Output;
using CmgIac.Core.Rendering;

namespace CmgIac.Cli.Files;

/// <summary>
/// What a verb asks of the output folder. <paramref name="Output"/> is the folder as the user gave it;
/// <paramref name="WorkingFolder"/> is a full path; <paramref name="Specs"/> are all specs of the run, whatever narrows
/// it; <paramref name="Tool"/> is the version of cmg; <paramref name="WithSnapshots"/>: those of the Bicep are among the files.
/// </summary>
internal sealed record OutputOrder(
    string Output,
    string WorkingFolder,
    SpecSelection Specs,
    ImmutableArray<RenderedFolder> Folders,
    string Tool,
    bool Narrowed = false,
    bool Force = false,
    bool Adopt = false,
    bool WithSnapshots = false)
{
    /// <summary>How long to wait for another run that holds the output folder.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>The output folder's full path.</summary>
    public string Root => Path.TrimEndingDirectorySeparator(Path.GetFullPath(Output, WorkingFolder));

    public OutputRequest ToRequest()
    {
        var shown = ShownPath.Of(Output, WorkingFolder);
        return new(
            shown == "." ? "" : shown,
            Folders,
            Specs.Files.ToImmutableDictionary(
                s => s.Shown, s => ShownPath.WithSlashes(Path.GetRelativePath(Root, s.FullPath)), StringComparer.Ordinal),
            Tool, Narrowed, Force, Adopt, WithSnapshots);
    }

    /// <summary>What became of the spec that a manifest names by <paramref name="path"/>, relative to the output folder.</summary>
    public KnownSpec Recall(string path)
    {
        var fullPath = Path.GetFullPath(path, Root);
        var presence =
            Specs.Files.Any(s => ShownPath.Comparer.Equals(s.FullPath, fullPath)) ? SpecPresence.Given
            : File.Exists(fullPath) ? SpecPresence.NotGiven
            : Specs.Folders.Any(f => IsBelow(fullPath, f)) ? SpecPresence.GoneFromGivenFolder
            : SpecPresence.Gone;
        return new(ShownPath.Of(fullPath, WorkingFolder), presence);
    }

    private static bool IsBelow(string path, string folder) =>
        ShownPath.Comparer.Equals(path[..Math.Min(path.Length, Prefix(folder).Length)], Prefix(folder));

    private static string Prefix(string folder) =>
        Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
}
