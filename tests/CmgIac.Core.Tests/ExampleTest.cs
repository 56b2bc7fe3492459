using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests;

/// <summary>Each folder of examples holds a spec and, committed, exactly what it renders.</summary>
public class ExampleTest
{
    public static TheoryData<string> Examples =>
        [
            .. Directory.GetDirectories(Repository.Path("examples")).Where(folder => File.Exists(Path.Combine(folder, "cmg.yaml")))
                .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal),
        ];

    /// <summary>A client's first step: the service name leads to the deployment name that the certificate's gateway has.</summary>
    [Theory]
    [InlineData("minimal", "contoso.com")]
    [InlineData("wildcard-fleet", "contoso.com")]
    [InlineData("us-government", "contoso.us")]
    public void A_name_server_answers_with_the_deployment_name(string example, string zone)
    {
        var folder = Repository.Path("examples", example);
        using var server = NameServer.Start(zone, File.ReadAllText(Path.Combine(folder, "rendered", "zones", zone, "bind", "records.zone")));
        var gateways = JsonNode.Parse(CmgRun.In(folder, "show", "--format", "json").Out)!["gateways"]!.AsArray();
        Assert.All(gateways, gateway =>
        {
            var (status, records) = server.Query((string)gateway!["serviceName"]!, "CNAME");
            if ((string)gateway["state"]! == "planned")
            {
                Assert.Equal("NXDOMAIN", status);
            }
            else
            {
                var cname = gateway["cname"]!;
                Assert.Equal([$"{gateway["serviceName"]}. {cname["ttl"]} IN CNAME {gateway["deploymentName"]}."], records);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Is_what_is_committed(string example)
    {
        var folder = Repository.Path("examples", example);
        if (Repository.UpdatesBaselines)
        {
            CmgRun.In(folder, "render", "--force");
        }

        Assert.Equal(new CmgRun(0, "", ""), CmgRun.In(folder, "validate") with { Out = "" });
        var check = CmgRun.In(folder, "check");
        Assert.True(check.ExitCode == 0, check.Out + check.Error);
    }
}
