using System.Text.Json.Nodes;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>A network on loopback: the servers of contoso.com, those of Azure, and what 'cmg drift' says of them.</summary>
public abstract class DriftFixture : Fixture
{
    /// <summary>The record that the minimal spec asks for.</summary>
    protected const string Right = "granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\n";

    /// <summary>The gateway's address in Azure.</summary>
    protected const string Deployed = "granitefalls.westus.cloudapp.azure.com. 60 IN A 127.0.0.1\n";

    /// <summary>One server for both; it asks nobody and follows aliases only within a zone.</summary>
    private protected static NameServer Network(string contoso, string azure = Deployed) => NameServer.Start(
        ("contoso.com", contoso), ("cloudapp.azure.com", azure + "other.westus.cloudapp.azure.com. 60 IN A 127.0.0.1\n"));

    private protected static string At(NameServer server) => $"127.0.0.1:{server.Port}";

    /// <summary>Exit code and codes, as "2 CMG6001"; the same codes stand at the gateways. Nothing is looked at by TLS.</summary>
    protected string Drift(params string[] arguments)
    {
        var run = Cmg(["drift", "--no-tls", "--format", "json", .. arguments]);
        Assert.Equal("", run.Error);
        var document = JsonNode.Parse(run.Out)!;
        Assert.Equal(Codes(document).Distinct(StringComparer.Ordinal), document["gateways"]!.AsArray().SelectMany(Codes!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return $"{run.ExitCode} {string.Join(' ', Codes(document))}".TrimEnd();
    }

    protected JsonNode Document(params string[] arguments) => Json(["drift", "--no-tls", .. arguments]);

    protected static IEnumerable<string> Codes(JsonNode document) =>
        document["diagnostics"]!.AsArray().Select(diagnostic => (string)diagnostic!["code"]!).Order(StringComparer.Ordinal);

    protected static string Message(JsonNode document, string code) =>
        (string)document["diagnostics"]!.AsArray().Single(diagnostic => (string)diagnostic!["code"]! == code)!["message"]!;
}
