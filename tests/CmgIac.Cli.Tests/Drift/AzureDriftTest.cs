using System.Text.Json.Nodes;
using CmgIac.Cli.Tests.Names;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Live.Azure;
using Xunit;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>
/// Record sets read through Azure Resource Manager by the real process, in the form of Azure/azure-rest-api-specs
/// (Microsoft.Network dnsZones 2018-05-01 and privateDnsZones 2020-06-01, listing by type).
/// </summary>
public class AzureDriftTest : DriftFixture
{
    private const string Zones = $"/subscriptions/{AzureServer.Subscription}/resourceGroups/rg-dns/providers/Microsoft.Network";
    private const string Spec = $"dns: {{azure: {{subscription: {AzureServer.Subscription}, resourceGroup: rg-dns}}}}\n";

    public AzureDriftTest() => Assert.SkipUnless(OperatingSystem.IsLinux(), "SSL_CERT_FILE and a shell's script as 'az' are for Unix");

    public static TheoryData<string, string> RecordSets => new()
    {
        { Set("granitefalls", 3600, "granitefalls.westus.cloudapp.azure.com"), "0" },
        { Set("GraniteFalls", 3600, "GraniteFalls.westus.cloudapp.azure.com."), "0" },
        { Set("www", 3600, "www.fabrikam.com"), "2 CMG6010" },
        { Set("granitefalls", 60, "granitefalls.westus.cloudapp.azure.com"), "2 CMG6010" },
        { Set("granitefalls", 3600, "other.westus.cloudapp.azure.com"), "2 CMG6010" },
    };

    [Theory]
    [MemberData(nameof(RecordSets))]
    public async Task Azure_is_one_more_server_of_the_zone(string records, string expected)
    {
        using var zone = Network(Right);
        using var folder = new TemporaryFolder();
        await using var azure = await AzureServer.Start(folder);
        azure.Lists[$"{Zones}/dnsZones/contoso.com/CNAME"] = [Set("aaa", 1, "a.fabrikam.com"), records];
        Assert.Equal(expected, Azure(azure, folder, Spec, "--server", At(zone), "--resolver", At(zone)));
        Assert.Equal(2, azure.Requests.Count);
        Assert.Equal($"GET {Zones}/dnsZones/contoso.com/CNAME?api-version=2018-05-01", azure.Requests.First());
    }

    /// <summary>Where the zone isn't served yet, what is in Azure counts.</summary>
    [Theory]
    [InlineData("{\"name\":\"granitefalls\",\"properties\":{\"TTL\":3600,\"targetResource\":{\"id\":\"/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/trafficManagerProfiles/z\"}}}", "2 CMG6017 CMG6019")]
    [InlineData("{\"name\":\"granitefalls\",\"properties\":{\"TTL\":60,\"targetResource\":{},\"CNAMERecord\":{\"cname\":\"granitefalls.westus.cloudapp.azure.com\"}}}", "2 CMG6003 CMG6017")]
    [InlineData("{\"name\":\"other\",\"properties\":{\"TTL\":60}}", "2 CMG6001 CMG6017")]
    public async Task Record_sets_are_held_against_the_spec(string records, string expected)
    {
        using var lame = NameServer.Start(("fabrikam.com", ""));
        using var resolver = Network(Right);
        using var folder = new TemporaryFolder();
        await using var azure = await AzureServer.Start(folder);
        azure.Lists[$"{Zones}/dnsZones/contoso.com/CNAME"] = [records];
        Assert.Equal(expected, Azure(azure, folder, Spec, "--server", At(lame), "--resolver", At(resolver)));
    }

    [Fact]
    public async Task A_private_zone_is_the_internal_one()
    {
        using var zone = Network(Right);
        using var folder = new TemporaryFolder();
        await using var azure = await AzureServer.Start(folder);
        azure.Lists[$"{Zones}/dnsZones/contoso.com/CNAME"] = [Set("granitefalls", 3600, "granitefalls.westus.cloudapp.azure.com")];
        azure.Lists[$"{Zones}/privateDnsZones/contoso.com/CNAME"] = ["""{"name":"granitefalls","properties":{"ttl":3600,"cnameRecord":{"cname":"granitefalls.westus.cloudapp.azure.com"}}}"""];
        var spec = Spec.Replace("dns: {", "dns: {internal: {outputs: [azure]}, ", StringComparison.Ordinal);
        Assert.Equal("0", Azure(azure, folder, spec, "--server", At(zone), "--resolver", At(zone), "--internal-server", At(zone)));
        Assert.Contains(azure.Requests, request => request.EndsWith("/privateDnsZones/contoso.com/CNAME?api-version=2020-06-01", StringComparison.Ordinal));
    }

    /// <summary>Records beyond its last page would be told as missing.</summary>
    [Theory]
    [InlineData(ArmClient.MaxPages, "0")]
    [InlineData(ArmClient.MaxPages + 1, "1 CMG6040")]
    public async Task A_list_without_end_is_told(int pages, string expected)
    {
        using var zone = Network(Right);
        using var folder = new TemporaryFolder();
        await using var azure = await AzureServer.Start(folder);
        azure.Lists[$"{Zones}/dnsZones/contoso.com/CNAME"] =
            [.. Enumerable.Range(1, pages - 1).Select(i => Set($"a{i}", 1, "a.fabrikam.com")), Set("granitefalls", 3600, "granitefalls.westus.cloudapp.azure.com")];
        Assert.Equal(expected, Azure(azure, folder, Spec, "--server", At(zone), "--resolver", At(zone)));
    }

    [Fact]
    public async Task A_zone_that_can_t_be_read_is_unknown()
    {
        using var zone = Network(Right);
        using var folder = new TemporaryFolder();
        await using var azure = await AzureServer.Start(folder);
        Assert.Equal("1 CMG6040", Azure(azure, folder, Spec, "--server", At(zone), "--resolver", At(zone)));
        Assert.Equal("1 CMG6041", Azure(azure, folder, "", "--server", At(zone), "--resolver", At(zone)));
    }

    /// <summary>Runs the tool with no environment but what a sign-in needs.</summary>
    private static string Azure(AzureServer server, TemporaryFolder folder, string spec, params string[] options)
    {
        var az = folder.Write("bin/az", $$"""
            #!/bin/sh
            echo '{"accessToken":"{{AzureServer.Token}}","expiresOn":"2099-01-01 00:00:00.000000","expires_on":4070908800,"tokenType":"Bearer"}'

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        folder.Write("cmg.yaml", Minimal + spec);
        var run = ProgramRun.Of("env", [
            "-i", "-C", folder.Path, $"HOME={folder.Path}", $"SSL_CERT_FILE={server.RootCertificate}", "AZURE_TOKEN_CREDENTIALS=AzureCliCredential",
            $"PATH={folder.Path}/bin:{Environment.GetEnvironmentVariable("PATH")}", $"DOTNET_ROOT={Environment.GetEnvironmentVariable("DOTNET_ROOT")}",
            "dotnet", Path.Combine(AppContext.BaseDirectory, "cmg.dll"), "drift", "--no-tls", "--azure", "--arm-endpoint", server.Endpoint.AbsoluteUri, "--format", "json", .. options,
        ]);
        Assert.DoesNotContain("eyJ0", run.Output + run.Errors, StringComparison.Ordinal);
        return $"{run.ExitCode} {string.Join(' ', Codes(JsonNode.Parse(run.Output)!))}".TrimEnd();
    }

    private static string Set(string name, int ttl, string target) => $$$"""
        {"id":"/subscriptions/x/{{{name}}}","name":"{{{name}}}","type":"Microsoft.Network/dnsZones/CNAME","properties":{"fqdn":"{{{name}}}.contoso.com.","TTL":{{{ttl}}},"CNAMERecord":{"cname":"{{{target}}}"},"targetResource":{},"provisioningState":"Succeeded"}}
        """;
}
