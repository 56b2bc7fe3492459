using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>The scripts on a machine where the module has its drives: they go to the site's, and come back.</summary>
public sealed class SiteDriveTest : IDisposable
{
    private const string Name = "granitefalls.contoso.com";
    private const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus2\n";

    private readonly TemporaryFolder folder = new();
    private readonly StandInSite site = new(hasDrives: true);

    public void Dispose()
    {
        site.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("configmgr: {siteCode: PS1, siteServer: cm01.contoso.com}\n")]
    [InlineData("", "SiteCode", "PS1", "SiteServer", "cm01.contoso.com")]
    public void A_drive_is_made_where_there_is_none(string keys, params string[] given)
    {
        var before = site.Location;
        site.Add(Name);
        var run = Update(keys, given);
        Assert.Null(run.Error);
        Assert.Equal(["New-PSDrive", "Set-CMCloudManagementGateway"], site.Calls.Select(call => call.Command));
        Assert.Equal(("PS1", "CMSite", "cm01.contoso.com"), (site.Calls[0].Bound["Name"], site.Calls[0].Bound["PSProvider"], site.Calls[0].Bound["Root"]));
        Assert.Equal(before, site.Location);

        Assert.Null(Update(keys, given).Error);
        Assert.Single(site.Calls, call => call.Command == "New-PSDrive");
    }

    [Fact]
    public void WhatIf_looks_at_the_site_as_well()
    {
        site.Add(Name);
        Assert.Null(Update("configmgr: {siteCode: PS1, siteServer: cm01.contoso.com}\n", ["WhatIf", "x"]).Error);
        Assert.Equal(["New-PSDrive"], site.Calls.Select(call => call.Command));
    }

    [Theory]
    [InlineData("", "Give -SiteCode")]
    [InlineData("configmgr: {siteCode: PS1}\n", "Give -SiteServer")]
    public void What_is_missing_is_asked_for(string keys, string reason) =>
        Assert.StartsWith(reason, Update(keys, []).Error!.Replace("There is no drive 'PS1:'. ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private ScriptRun Update(string keys, string[] given)
    {
        folder.Write("cmg.yaml", Spec + keys);
        Assert.Equal(0, CmgRun.In(folder.Path, "render", "--force").ExitCode);
        var script = File.ReadAllText(Path.Combine(folder.Path, "rendered", "gateways", Name, "configmgr", "Update-Certificate.ps1"));
        return site.Run(script,
        [
            ("CertificatePath", new Pfx(Name, Name).Write(folder)), ("CertificatePassword", StandInSite.Secret(Pfx.Password)),
            .. given.Chunk(2).Select(pair => (pair[0], pair[0] == "WhatIf" ? (object)true : pair[1])),
        ]);
    }
}
