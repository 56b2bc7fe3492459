using System.Security;
using CmgIac.Core.Tests.Oracles;
using Microsoft.ConfigurationManagement.AdminConsole.AzureServices;
using Xunit;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>The scripts, run by PowerShell's engine against stand-ins for the module's documented cmdlets.</summary>
public sealed class GatewayScriptTest : IDisposable
{
    private const string Name = "granitefalls.contoso.com";
    private const string Id = "00000000-0000-0000-0000-00000000000";

    /// <summary>Everything that the script can take from a spec.</summary>
    private const string Full = $$"""
        domain: contoso.com
        prefix: granitefalls
        region: westus2
        azure:
          tenant: {{Id}}a
          subscription: {{Id}}1
          resourceGroup: rg-gateways
        configmgr:
          description: Bob's “gateway” $(exit 3) `n "x"
          instances: 3
          content: false
          enforceTls12: false
          verifyClientRevocation: false
          alerts: {trafficGB: 10000, storageGB: 2000, warningPercent: 40, criticalPercent: 80, stopService: true}
          siteCode: PS1
          siteServer: cm01.corp.contoso.com
          serverAppClientId: {{Id}}b
          clientRoots: [root's.cer]
          connectionPoints: [cm02.corp.contoso.com, cm03.corp.contoso.com]
        """;

    private readonly TemporaryFolder folder = new();
    private readonly StandInSite site = new();

    public void Dispose()
    {
        site.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void What_the_spec_says_arrives()
    {
        Pfx.WriteRoot(folder, "root's.cer");
        var certificate = new Pfx(Name, Name).Write(folder);

        site.Enter(folder.Path);
        var run = site.Run(Script(Full, "New-Gateway.ps1"), Certificate(certificate));

        Assert.Null(run.Error);
        var create = site.Calls[0];
        Assert.Equal(("New-CMCloudManagementGateway", "Non-Interactive"), (create.Command, create.ParameterSet));
        var roots = Assert.IsType<System.Collections.Hashtable>(create.Bound["CARootCert"]);
        Assert.Equal(CertificateStore.RootCA, StandInSite.Unwrap(roots[Path.Combine(folder.Path, "root's.cer")]));
        Assert.Equal(Pfx.Password, new System.Net.NetworkCredential("", Assert.IsType<SecureString>(create.Bound["ServiceCertPassword"])).Password);
        var expected = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["ServiceName"] = Name,
            ["EnvironmentSetting"] = "AzurePublicCloud",
            ["Region"] = "WestUS2",
            ["TenantId"] = Id + "a",
            ["SubscriptionId"] = Id + "1",
            ["ServerAppClientId"] = Id + "b",
            ["GroupName"] = "rg-gateways",
            ["Description"] = "Bob's “gateway” $(exit 3) `n \"x\"",
            ["VMInstanceCount"] = 3,
            ["CheckClientCertRevocation"] = false,
            ["EnforceProtocol"] = false,
            ["EnableCloudDPFunction"] = false,
            ["EnableTrafficOut"] = true,
            ["TrafficOutGB"] = 10000,
            ["TrafficWarningPct"] = 40,
            ["TrafficCriticalPct"] = 80,
            ["TrafficOutStopService"] = true,
            ["EnableStorageQuota"] = true,
            ["StorageQuotaGB"] = 2000,
            ["StorageWarningPct"] = 40,
            ["StorageCriticalPct"] = 80,
            ["ServiceCertPath"] = certificate,
            ["Force"] = true,
        };
        Assert.Equal(
            expected.Keys.Concat(["CARootCert", "ServiceCertPassword"]).Order(StringComparer.Ordinal), create.Bound.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, item => Assert.Equal($"{item.Value}", $"{create.Bound[item.Key]}"));
        Assert.Equal(
            [("cm02.corp.contoso.com", Name, "PS1", "ByName"), ("cm03.corp.contoso.com", Name, "PS1", "ByName")],
            site.Calls.Skip(1).Select(call => ((string)call.Bound["SiteSystemServerName"], (string)call.Bound["CloudManagementGatewayName"], (string)call.Bound["SiteCode"], call.ParameterSet)));
    }

    [Fact]
    public void What_the_spec_lacks_is_asked_for_and_nothing_guessed()
    {
        var script = Script("domain: contoso.com\nprefix: granitefalls\nregion: westus\n", "New-Gateway.ps1");
        Assert.Equal(
            ["CertificatePath", "CertificatePassword", "Region", "TenantId", "SubscriptionId", "ServerAppClientId"],
            ScriptText.Mandatory(script));
        var run = site.Run(script, [.. Certificate(new Pfx(Name, Name).Write(folder)), ("Region", "WestUS"), .. Ids()]);
        Assert.Null(run.Error);
        var create = Assert.Single(site.Calls);
        Assert.Equal("WestUS", create.Bound["Region"]);
        Assert.DoesNotContain("Description", create.Bound.Keys);
        Assert.DoesNotContain("CARootCert", create.Bound.Keys);
        Assert.Equal((false, false), (create.Bound["EnableTrafficOut"], create.Bound["EnableStorageQuota"]));
    }

    [Theory]
    [InlineData("AzurePublicCloud", "westus", "WestUS", true)]
    [InlineData("AzurePublicCloud", "westus", "EastUS", false)]
    [InlineData("AzureUSGovernmentCloud", "usgovvirginia", "USGovernmentVirginia", true)]
    [InlineData("AzureUSGovernmentCloud", "usgovvirginia", "USGovernmentTexas", false)]
    [InlineData("AzureUSGovernmentCloud", "usdodeast", "USDoDEast", true)]
    public void Another_region_than_the_specs_is_refused(string cloud, string region, string given, bool accepted)
    {
        var script = Script($"domain: contoso.com\nprefix: granitefalls\nregion: {region}\ncloud: {cloud}\n", "New-Gateway.ps1");
        var run = site.Run(script, [.. Certificate(new Pfx(Name, Name).Write(folder)), ("Region", given), .. Ids()]);
        Assert.Equal(accepted, run.Error is null);
        Assert.Equal(accepted ? [cloud] : [], site.Calls.Select(call => call.Bound["EnvironmentSetting"]));
    }

    [Theory]
    [InlineData("New-Gateway.ps1")]
    [InlineData("Update-Certificate.ps1")]
    public void A_certificate_of_another_name_or_kind_is_refused(string script)
    {
        site.Add(script.StartsWith('U') ? Name : "other.contoso.com");
        foreach (var (pfx, reason) in new (Pfx, string)[]
                 {
                     (new Pfx("graniteridge.contoso.com", Name), "its common name is 'graniteridge.contoso.com'"),
                     (new Pfx("GraniteFalls.contoso.com", Name), "its common name is 'GraniteFalls.contoso.com'"),
                     (new Pfx(Name, "graniteridge.contoso.com"), "its alternative names (graniteridge.contoso.com) lack"),
                     (new Pfx(Name), "its alternative names () lack"),
                     (new Pfx(Name, Name) { HasPrivateKey = false }, "it has no private key"),
                     (new Pfx(Name, Name) { HasLongKey = true }, "its key is not RSA of 2048 or 4096 bits"),
                     (new Pfx(Name, Name) { Usage = "1.3.6.1.5.5.7.3.2" }, "it is not for server authentication"),
                     (new Pfx(Name, Name) { FirstDay = 2 }, "it is not valid before"),
                     (new Pfx(Name, Name) { FirstDay = -20, LastDay = -1 }, "it expired on"),
                 })
        {
            var run = site.Run(Script(Full.Replace("root's.cer", "", StringComparison.Ordinal), script), Certificate(pfx.Write(folder)));
            Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        }

        Assert.Empty(site.Calls);
    }

    [Fact]
    public void Many_alternative_names_in_any_order_are_read()
    {
        string[] names = [.. Enumerable.Range(1, 300).Select(number => $"a{number}.contoso.com"), Name];
        Assert.Null(Create(new Pfx(Name, names)).Error);
        Assert.Single(site.Calls);
    }

    [Fact]
    public void A_wildcard_certificate_is_taken_and_the_service_name_is_the_gateways_own()
    {
        var run = site.Run(
            Script(Minimal + "certificate: {wildcard: true}\n", "New-Gateway.ps1"),
            [.. Certificate(new Pfx("*.contoso.com", "*.contoso.com").Write(folder)), .. Ids()]);
        Assert.Null(run.Error);
        Assert.Equal(Name, Assert.Single(site.Calls).Bound["ServiceName"]);
    }

    [Theory]
    [InlineData("nowhere.pfx", Pfx.Password, "There is no file")]
    [InlineData("gateway.pfx", "wrong", "can't be opened as a PFX file")]
    public void A_file_that_cannot_be_opened_is_refused(string file, string password, string reason)
    {
        new Pfx(Name, Name).Write(folder);
        var run = site.Run(Script(Minimal, "New-Gateway.ps1"),
            [("CertificatePath", Path.Combine(folder.Path, file)), ("CertificatePassword", StandInSite.Secret(password)), .. Ids()]);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(password, run.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_is_in_no_stream()
    {
        site.Add("other.contoso.com");
        var first = Create(new Pfx(Name, Name));
        var renewal = site.Run(Script(Minimal, "Update-Certificate.ps1"), Certificate(new Pfx(Name, Name).Write(folder)));
        Assert.Null(first.Error ?? renewal.Error);
        Assert.Contains("Creating", first.Everything, StringComparison.Ordinal);
        Assert.All([first, renewal], run => Assert.DoesNotContain(Pfx.Password, run.Everything, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        var script = Script(Full.Replace("root's.cer", "", StringComparison.Ordinal), "New-Gateway.ps1");
        Assert.Null(site.Run(script, [.. Certificate(new Pfx(Name, Name).Write(folder)), ("WhatIf", true)]).Error);
        site.Add(Name);
        Assert.Null(site.Run(Script(Full, "Update-Certificate.ps1"), [.. Certificate(new Pfx(Name, Name).Write(folder)), ("WhatIf", true)]).Error);
        Assert.Empty(site.Calls);
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        var script = Script(Full.Replace("root's.cer", "", StringComparison.Ordinal), "New-Gateway.ps1");
        var certificate = new Pfx(Name, Name).Write(folder);
        Assert.Null(site.Run(script, Certificate(certificate)).Error);
        var calls = site.Calls.Length;
        var second = site.Run(script, Certificate(certificate));
        Assert.Equal((3, 3), (calls, site.Calls.Length));
        Assert.Equal(3, second.Output.Count(line => line.EndsWith("nothing of it is changed.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_renewal_gives_the_gateway_its_certificate_and_nothing_else()
    {
        site.Add("GraniteFalls.contoso.com");
        var certificate = new Pfx("GraniteFalls.contoso.com", "granitefalls.contoso.com").Write(folder);
        var run = site.Run(Script(Minimal + "certificate: {previousCommonName: GraniteFalls.contoso.com}\n", "Update-Certificate.ps1"), Certificate(certificate));
        Assert.Null(run.Error);
        var change = Assert.Single(site.Calls);
        Assert.Equal(("Set-CMCloudManagementGateway", "SetByName"), (change.Command, change.ParameterSet));
        Assert.Equal(["Force", "Name", "ServiceCertPassword", "ServiceCertPath"], change.Bound.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((Name, certificate), (change.Bound["Name"], change.Bound["ServiceCertPath"]));
    }

    [Fact]
    public void A_gateway_that_is_not_there_is_not_renewed()
    {
        var run = site.Run(Script(Minimal, "Update-Certificate.ps1"), Certificate(new Pfx(Name, Name).Write(folder)));
        Assert.Contains($"no gateway '{Name}'", run.Error, StringComparison.Ordinal);
        Assert.Empty(site.Calls);
    }

    [Theory]
    [InlineData("deployment: classic\n", "classic")]
    [InlineData("state: retiring\n", "retired")]
    public void A_gateway_that_is_not_to_be_is_not_created(string key, string reason)
    {
        var run = site.Run(Script(Minimal + key, "New-Gateway.ps1"), Certificate(new Pfx(Name, Name).Write(folder)));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Empty(site.Calls);
    }

    /// <summary>No documented parameter has the size: the script says so, and asks before it goes on.</summary>
    [Fact]
    public void Another_size_of_virtual_machine_is_a_warning()
    {
        var script = Script(Minimal + "configmgr: {vmSize: A4_v2}\n", "New-Gateway.ps1");
        var run = site.Run(script, [.. Certificate(new Pfx(Name, Name).Write(folder)), .. Ids(), ("Confirm", false)]);
        Assert.Contains(run.Output, line => line.StartsWith("The spec asks for virtual machines of another size", StringComparison.Ordinal));
        Assert.Contains("ConfirmImpact = 'High'", script, StringComparison.Ordinal);
    }

    private const string Minimal = "domain: contoso.com\nprefix: granitefalls\nregion: westus2\n";

    private ScriptRun Create(Pfx pfx) => site.Run(Script(Minimal, "New-Gateway.ps1"), [.. Certificate(pfx.Write(folder)), .. Ids()]);

    private string Script(string spec, string name)
    {
        folder.Write("cmg.yaml", spec);
        var run = CmgRun.In(folder.Path, "render", "--force");
        Assert.True(run.ExitCode == 0, run.Error);
        return File.ReadAllText(Path.Combine(folder.Path, "rendered", "gateways", Name, "configmgr", name));
    }

    private static (string Name, object Value)[] Certificate(string path) =>
        [("CertificatePath", path), ("CertificatePassword", StandInSite.Secret(Pfx.Password))];

    private static (string Name, object Value)[] Ids() =>
        [("TenantId", Id + "a"), ("SubscriptionId", Id + "1"), ("ServerAppClientId", Id + "b")];
}
