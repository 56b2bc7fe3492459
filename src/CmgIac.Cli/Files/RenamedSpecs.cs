using CmgIac.Core.Model;
using CmgIac.Core.Syntax;
using CmgIac.Live.Git;

namespace CmgIac.Cli.Files;

/// <summary>Specs that are on disk and not at a commit, under the names that they had there.</summary>
internal static class RenamedSpecs
{
    /// <summary>Files that are gone since a commit; of more, nobody can have renamed a few.</summary>
    private const int MaxCandidates = 100;

    /// <summary>
    /// The files of the commit that are gone from disk and share a service name with the spec at <paramref name="fullPath"/>;
    /// none where that can't be told.
    /// </summary>
    public static List<GitEntry> Of(GitRepository repository, string commit, string fullPath, string workingFolder)
    {
        var names = NamesOf(SpecFinder.Find([fullPath], workingFolder).Value is { } found ? Pipeline.Bind(found).Value : null);
        if (names.Count == 0 || repository.List(commit, "", IsYaml).Value is not { } listed)
        {
            return [];
        }

        var gone = listed.Where(item => !item.IsSubmodule && !File.Exists(Path.Combine(repository.Root, item.Path))).Select(item => item.Path).ToList();
        return gone.Count is 0 or > MaxCandidates ? []
            : (repository.Look(commit, gone, SpecFinder.MaxBytes).Value ?? [])
                .Where(entry => entry.Bytes is { } bytes && NamesOf(Pipeline.Bind([new SpecText(entry.Path, bytes)]).Value).Overlaps(names)).ToList();
    }

    private static bool IsYaml(string name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static HashSet<DnsName> NamesOf(Fleet? fleet) => fleet is null ? [] : [.. fleet.Gateways.Select(gateway => gateway.ServiceName)];
}
