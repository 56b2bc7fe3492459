using System.Collections.Concurrent;
using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using CmgIac.Core.Output;
using CmgIac.Core.Proof;

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
    RenderedFolders Folders,
    string Tool,
    bool Narrowed = false,
    bool Force = false,
    bool Adopt = false,
    bool WithSnapshots = false)
{
    /// <summary>The shard that the run was narrowed to.</summary>
    public ShardShare? Share { get; init; }

    /// <summary>Where the files belong, if that is another folder than the one that is looked at.</summary>
    public string? Home { get; init; }

    /// <summary>How long to wait for another run that holds the output folder.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>The output folder's full path.</summary>
    public string Root => FullPath(Output);

    /// <summary>Manifests name specs relative to it.</summary>
    private string HomeRoot => FullPath(Home ?? Output);

    public OutputRequest ToRequest()
    {
        var (shown, home) = (ShownPath.Of(Output, WorkingFolder), HomeRoot);
        return new(
            shown == "." ? "" : shown,
            Specs.Files.ToImmutableDictionary(
                s => s.Shown, s => ShownPath.WithSlashes(Path.GetRelativePath(home, s.FullPath)), StringComparer.Ordinal),
            Tool, Narrowed, Force, Adopt, WithSnapshots) 
        {
            Share = Share,
            WithAttributes = Home is null && Share?.HasRoot != false,
        };
    }

    /// <summary>
    /// What became of the spec that a manifest names by its path relative to the output folder. Each is looked for once,
    /// from whatever thread.
    /// </summary>
    public Func<string, KnownSpec> Recall()
    {
        var given = Specs.Files.Select(spec => spec.FullPath).ToHashSet(ShownPath.Comparer);
        var known = new ConcurrentDictionary<string, KnownSpec>(StringComparer.Ordinal);
        return path => known.GetOrAdd(path, Find);

        KnownSpec Find(string path)
        {
            var fullPath = Path.GetFullPath(path, HomeRoot);
            var presence =
                given.Contains(fullPath) ? SpecPresence.Given
                : File.Exists(fullPath) ? SpecPresence.NotGiven
                : Specs.Folders.Any(f => IsBelow(fullPath, f)) ? SpecPresence.GoneFromGivenFolder
                : SpecPresence.Gone;
            return new(ShownPath.Of(fullPath, WorkingFolder), presence);
        }
    }

    private string FullPath(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, WorkingFolder));

    private static bool IsBelow(string path, string folder) =>
        ShownPath.Comparer.Equals(path[..Math.Min(path.Length, Prefix(folder).Length)], Prefix(folder));

    private static string Prefix(string folder) =>
        Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
}
