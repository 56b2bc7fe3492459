using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Output;

/// <summary>A file as it shall be; <paramref name="Path"/> is relative to the output folder.</summary>
internal sealed record WantedFile(string Path, byte[] Bytes)
{
    public string Sha256 { get; } = ContentHash.Of(Bytes);
}

/// <summary>
/// A folder that is this run's business: <paramref name="Files"/> and <paramref name="Manifest"/> are what it shall
/// hold; without a manifest it shall be gone. <paramref name="Specs"/> are those that it comes from, or came from.
/// </summary>
internal sealed record ScopedFolder(
    FolderClaim Claim, ImmutableArray<string> Specs, ImmutableArray<WantedFile> Files, Manifest? Manifest)
{
    public string Path => Claim.Folder;

    public IEnumerable<string> Paths => Files.Select(f => f.Path).Concat(Claim.Hashes.Keys);
}

/// <summary>
/// What a run may touch: the folders that it wants, and those that only its specs had yielded. All else in the output
/// folder is someone else's. <paramref name="Abandoned"/>: the journal's folders that this run doesn't settle.
/// </summary>
internal sealed record OutputScope(
    OutputRequest Request, ImmutableArray<ScopedFolder> Folders, ImmutableArray<string> Abandoned)
{
    /// <summary>Every path whose state on disk decides what is to be done, in ordinal order; manifests are known already.</summary>
    public ImmutableSortedSet<string> Paths =>
        Folders.SelectMany(f => f.Paths).Append(OutputPath.AttributesName).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <param name="specs">What became of each spec that a claim names.</param>
    public static StageResult<OutputScope> Of(
        OutputRequest request,
        ImmutableArray<FolderClaim> claims,
        IReadOnlyDictionary<string, KnownSpec> specs)
    {
        var diagnostics = new DiagnosticList('5');
        diagnostics.AddRange(UnsafePaths(request));
        var claimOf = claims.ToDictionary(c => c.Folder, StringComparer.Ordinal);
        var folders = ImmutableArray.CreateBuilder<ScopedFolder>();
        foreach (var folder in request.Folders)
        {
            folders.Add(Wanted(request, folder, claimOf.GetValueOrDefault(folder.Path) ?? FolderClaim.None(folder.Path)));
        }

        var wanted = request.Folders.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in claims.Where(c => !wanted.Contains(c.Folder) && request.AnswersFor(c.Folder)))
        {
            if (claim.Flaw is not null)
            {
                // Whose it is, nobody can say: not to be pruned, but also not to be passed over in silence.
                diagnostics.Add(FileDiagnostics.BrokenManifestElsewhere(
                    request.Show(OutputPath.ManifestOf(claim.Folder)), claim.Flaw));
            }
            else if (claim.Specs.Any(s => IsOurs(specs[s])))
            {
                folders.Add(new(claim, [.. claim.Specs], [], null));
            }
        }

        if (!request.Force)
        {
            diagnostics.AddRange(folders.Where(f => f.Claim.Flaw is not null).Select(f =>
                FileDiagnostics.BrokenManifest(request.Show(OutputPath.ManifestOf(f.Path)), f.Claim.Flaw!)));
        }

        foreach (var folder in folders)
        {
            if (Withheld(request, folder, [.. folder.Claim.Specs.Select(s => specs[s])]) is { } withheld)
            {
                diagnostics.Add(withheld);
            }
        }

        var settled = folders.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var abandoned = claims
            .Where(c => !settled.Contains(c.Folder) && c.Specs.Any(s => specs[s].Presence != SpecPresence.Gone))
            .Select(c => c.Folder);
        return StageResult.Of(new OutputScope(request, folders.ToImmutable(), [.. abandoned]), diagnostics);
    }

    /// <summary>What the folder would lose because a spec that it comes from isn't among those of this run.</summary>
    private static Diagnostic? Withheld(OutputRequest request, ScopedFolder folder, ImmutableArray<KnownSpec> specs)
    {
        var manifest = request.Show(OutputPath.ManifestOf(folder.Path));
        if (specs.FirstOrDefault(s => s.Presence == SpecPresence.NotGiven) is { } other)
        {
            return FileDiagnostics.SpecNotGiven(manifest, folder.Path, other.Shown);
        }

        // What is one spec's alone, another takes over whole; a zone's records, or a share, only the lost one knew.
        return !request.Force && (OutputPath.IsZone(folder.Path) || (OutputPath.IsCertificate(folder.Path) && specs.Length > 1))
            && specs.FirstOrDefault(s => s.Presence == SpecPresence.Gone) is { } gone
                ? FileDiagnostics.SpecGone(manifest, folder.Path, gone.Shown)
                : null;
    }

    private static bool IsOurs(KnownSpec spec) =>
        spec.Presence is SpecPresence.Given or SpecPresence.GoneFromGivenFolder;

    private static ScopedFolder Wanted(OutputRequest request, RenderedFolder folder, FolderClaim claim)
    {
        ImmutableArray<WantedFile> files = [.. folder.Files.Select(a => new WantedFile(a.Path, a.ToBytes()))];
        ImmutableArray<string> specs =
            [.. folder.Specs.Select(s => request.SpecPaths[s]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var entries = files.Where(f => IsBelow(f.Path, folder.Path))
            .Select(f => new ManifestFile(f.Path[(folder.Path.Length + 1)..], f.Sha256));
        var edited = claim.Manifest?.Files.Where(f => request.EditedSnapshots.Contains($"{folder.Path}/{f.Path}")) ?? [];
        return new(claim, specs, files, new(request.Tool, specs, folder.Model, folder.Templates, [.. entries, .. edited]));
    }

    /// <summary>What templates (and names of specs) ask for and no manifest may say.</summary>
    private static IEnumerable<Diagnostic> UnsafePaths(OutputRequest request)
    {
        foreach (var spec in request.SpecPaths)
        {
            if (OutputPath.SpecFlaw(spec.Value) is { } flaw)
            {
                yield return FileDiagnostics.UnsafeSpecPath(spec.Key, flaw);
            }
        }

        var files = request.Folders.SelectMany(f => f.Files, (folder, file) => (Folder: folder.Path, file.Path)).ToList();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var parents = files.SelectMany(f => Parents(f.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (folder, path) in files)
        {
            var flaw = OutputPath.FolderFlaw(folder)
                ?? (IsBelow(path, folder) ? OutputPath.FlawInFolder(path[(folder.Length + 1)..]) : $"it isn't below '{folder}'")
                ?? (taken.Add(path) ? null : "another file has the same path, or one that differs by capitals alone")
                ?? (parents.Contains(path) ? "another file lies below it" : null);
            if (flaw is not null)
            {
                yield return FileDiagnostics.UnsafePath(request.Show(path), flaw);
            }
        }
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static IEnumerable<string> Parents(string path)
    {
        for (var at = path.LastIndexOf('/'); at > 0; at = path.LastIndexOf('/', at - 1))
        {
            yield return path[..at];
        }
    }
}
