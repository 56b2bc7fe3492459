namespace CmgIac.Fuzz.Running;

/// <summary>Where corpora and findings are: beside the sources of this project.</summary>
internal sealed record FuzzFolders(string Root)
{
    public IEnumerable<string> Seeds(FuzzTarget target) => Files("corpus", target);

    public IEnumerable<string> Findings(FuzzTarget target) => Files("findings", target);

    private IEnumerable<string> Files(string kind, FuzzTarget target)
    {
        var folder = Path.Combine(Root, kind, target.Name);
        return Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : [];
    }
}
