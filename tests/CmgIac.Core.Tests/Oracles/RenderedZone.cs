namespace CmgIac.Core.Tests.Oracles;

/// <summary>The files of a zone as cmg renders them from a spec whose zone is contoso.com.</summary>
internal sealed class RenderedZone : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private RenderedZone()
    {
    }

    public static RenderedZone Of(string spec)
    {
        var zone = new RenderedZone();
        zone.folder.Write("cmg.yaml", spec);
        var run = CmgRun.In(zone.folder.Path, "render", "-o", "out");
        Xunit.Assert.True(run.ExitCode == 0, run.Error);
        return zone;
    }

    /// <summary>Such as "bind/records.zone" or "internal/bind/records.zone".</summary>
    public string PathOf(string file) => Path.Combine(folder.Path, "out", "zones", "contoso.com", file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Names of the files of a family, in ordinal order.</summary>
    public IEnumerable<string> Files(string family) => BaselineCase.Tree(PathOf(family));

    public void Dispose() => folder.Dispose();
}
