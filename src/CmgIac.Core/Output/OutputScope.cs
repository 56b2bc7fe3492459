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
}

/// <summary>
/// What a run may touch besides the folders that it wants: those that only its specs had yielded. All else in the output
/// folder is someone else's. <paramref name="KeepsJournal"/>: the journal has folders that this run doesn't settle.
/// </summary>
internal sealed record OutputScope(ImmutableArray<ScopedFolder> Dropped, bool KeepsJournal)
{
    /// <param name="claims">Of the folders that aren't wanted.</param>
    /// <param name="recall">What became of a spec that a claim names.</param>
    public static OutputScope Of(
        OutputRequest request, ImmutableArray<FolderClaim> claims, Func<string, KnownSpec> recall, OutputDiagnostics said)
    {
        said.Add(OutputQuestion.Scope, UnsafeSpecs(request));
        var dropped = ImmutableArray.CreateBuilder<ScopedFolder>();
        foreach (var claim in claims.Where(claim => request.AnswersFor(claim.Folder)))
        {
            if (claim.Flaw is not null)
            {
                // Whose it is, nobody can say: not to be pruned, but also not to be passed over in silence.
                said.Add(OutputQuestion.Scope, [FileDiagnostics.BrokenManifestElsewhere(
                    request.Show(OutputPath.ManifestOf(claim.Folder)), claim.Flaw)]);
            }
            else if (claim.Specs.Any(spec => IsOurs(recall(spec))))
            {
                dropped.Add(new(claim, [.. claim.Specs], [], null));
                said.Add(OutputQuestion.Scope, Withheld(request, claim, recall));
            }
        }

        var settled = dropped.Select(folder => folder.Path).ToHashSet(StringComparer.Ordinal);
        return new(
            dropped.ToImmutable(),
            claims.Any(claim => !settled.Contains(claim.Folder) && claim.Specs.Any(spec => recall(spec).Presence != SpecPresence.Gone)));
    }

    /// <summary>A folder that is wanted as it shall be, or null where an error is reported.</summary>
    public static ScopedFolder? Wanted(
        OutputRequest request, RenderedFolder rendered, FolderClaim claim, Func<string, KnownSpec> recall, Func<string, Found> look, OutputDiagnostics said)
    {
        var (folder, edited) = Snapshots.Keep(request, rendered, claim, look, said);
        var hasErrors = said.Add(OutputQuestion.Scope, UnsafePaths(request, folder));
        if (claim.Flaw is not null && !request.Force)
        {
            hasErrors |= said.Add(OutputQuestion.Scope, [FileDiagnostics.BrokenManifest(request.Show(OutputPath.ManifestOf(folder.Path)), claim.Flaw)]);
        }

        return hasErrors || said.Add(OutputQuestion.Scope, Withheld(request, claim, recall)) ? null : Scoped(request, folder, claim, edited);
    }

    /// <summary>What the folder would lose because a spec that it comes from isn't among those of this run.</summary>
    private static IEnumerable<Diagnostic> Withheld(OutputRequest request, FolderClaim claim, Func<string, KnownSpec> recall)
    {
        var manifest = request.Show(OutputPath.ManifestOf(claim.Folder));
        var specs = claim.Specs.Select(recall).ToList();
        if (specs.FirstOrDefault(s => s.Presence == SpecPresence.NotGiven) is { } other)
        {
            return [FileDiagnostics.SpecNotGiven(manifest, claim.Folder, other.Shown)];
        }

        // What is one spec's alone, another takes over whole; a zone's records, or a share, only the lost one knew.
        return !request.Force && (OutputPath.IsZone(claim.Folder) || (OutputPath.IsCertificate(claim.Folder) && specs.Count > 1))
            && specs.FirstOrDefault(s => s.Presence == SpecPresence.Gone) is { } gone
                ? [FileDiagnostics.SpecGone(manifest, claim.Folder, gone.Shown)]
                : [];
    }

    private static bool IsOurs(KnownSpec spec) =>
        spec.Presence is SpecPresence.Given or SpecPresence.GoneFromGivenFolder;

    private static ScopedFolder Scoped(OutputRequest request, RenderedFolder folder, FolderClaim claim, IEnumerable<ManifestFile> edited)
    {
        ImmutableArray<WantedFile> files = [.. folder.Files.Select(a => new WantedFile(a.Path, a.ToBytes()))];
        ImmutableArray<string> specs =
            [.. folder.Specs.Select(s => request.SpecPaths[s]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var entries = files.Select(f => new ManifestFile(f.Path[(folder.Path.Length + 1)..], f.Sha256));
        return new(claim, specs, files, new(request.Tool, specs, folder.Model, folder.Templates, [.. entries, .. edited]));
    }

    /// <summary>What names of specs ask for and no manifest may say.</summary>
    private static IEnumerable<Diagnostic> UnsafeSpecs(OutputRequest request) =>
        from spec in request.SpecPaths
        let flaw = OutputPath.SpecFlaw(spec.Value)
        where flaw is not null
        select FileDiagnostics.UnsafeSpecPath(spec.Key, flaw);

    /// <summary>What templates ask for and no manifest may say.</summary>
    private static IEnumerable<Diagnostic> UnsafePaths(OutputRequest request, RenderedFolder folder)
    {
        var folderFlaw = OutputPath.FolderFlaw(folder.Path);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var parents = folder.Files.SelectMany(file => Parents(file.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var path in folder.Files.Select(file => file.Path))
        {
            var flaw = folderFlaw
                ?? (IsBelow(path, folder.Path) ? OutputPath.FlawInFolder(path[(folder.Path.Length + 1)..]) : $"it isn't below '{folder.Path}'")
                ?? (taken.Add(OutputPath.Folded(path)) ? null : "another file has the same path, or one that is the same where capitals don't count")
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
