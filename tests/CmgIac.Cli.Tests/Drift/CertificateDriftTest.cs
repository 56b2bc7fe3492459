using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>The certificate that OpenSSL's server presents, held against the spec.</summary>
public class CertificateDriftTest(TlsAuthority authority) : DriftFixture, IClassFixture<TlsAuthority>
{
    [Theory]
    [InlineData("granitefalls", "issuer", "", "0")]
    [InlineData("ridge", "issuer", "", "2 CMG7061")]
    [InlineData("capital", "issuer", "", "2 CMG7061")]
    [InlineData("capital", "issuer", "certificate: {previousCommonName: GraniteFalls.contoso.com}\n", "0 CMG3024")]
    [InlineData("expired", "issuer", "", "2 CMG7141")]
    [InlineData("soon", "issuer", "", "0 CMG7142")]
    [InlineData("granitefalls", null, "", "2 CMG7154")]
    // A private root may have issued it itself.
    [InlineData("granitefalls", null, "certificate: {issuer: enterprise, template: CmgServer}\n", "0")]
    [InlineData("granitefalls", "root", "", "2 CMG7154")]
    [InlineData("granitefalls", "issuer", "certificate: {current: granitefalls.pem}\n", "0")]
    [InlineData("older", "issuer", "certificate: {current: granitefalls.pem}\n", "2 CMG6031")]
    [InlineData("granitefalls", "issuer", "certificate: {keyLength: 4096}\n", "2 CMG7123")]
    public void A_fault_has_its_code_and_no_other(string served, string? chain, string spec, string expected)
    {
        using var server = TlsServer.Start(authority, served, chain);
        Write("granitefalls.pem", File.ReadAllText(authority.Certificate("granitefalls")));
        Assert.Equal(expected, Served(spec, server.Address));
    }

    [Fact]
    public void One_that_asks_for_a_client_s_certificate_has_shown_its_own()
    {
        using var server = TlsServer.Start(authority, "granitefalls", "issuer", "-Verify", "1", "-verify_return_error", "-tls1_2");
        Assert.Equal("0", Served("", server.Address));
    }

    [Fact]
    public void The_newer_of_two_is_named()
    {
        using var server = TlsServer.Start(authority, "granitefalls", "issuer");
        Write("older.pem", File.ReadAllText(authority.Certificate("older")));
        var document = JsonNode.Parse(Run("certificate: {current: older.pem}\n", server.Address).Out)!;
        Assert.Contains("one that is valid until 2027-03-01. It is the newer of the two", Message(document, "CMG6031"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_planned_gateway_s_certificate_is_looked_at_where_a_place_is_given()
    {
        using var server = TlsServer.Start(authority, "ridge", "issuer");
        Assert.Equal("2 CMG7061", Served("state: planned\n", server.Address, contoso: ""));
        Assert.Equal("0", Served("state: retiring\n", server.Address, contoso: ""));
    }

    [Fact]
    public void Without_a_server_the_certificate_is_unknown()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        Assert.Equal("1 CMG6030", Served("", $"127.0.0.1:{port}"));
        Assert.Equal("1 CMG6030", Served("", "nowhere.invalid:443"));
    }

    [Fact]
    public async Task One_that_speaks_no_TLS_is_unknown()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var greeting = Greet(server);
        Assert.Equal("1 CMG6030", Served("", $"{server.LocalEndpoint}"));
        await greeting;

        static async Task Greet(TcpListener server)
        {
            using var client = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("SSH-2.0-OpenSSH\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The place of a diagnostic is the server, and the line the certificate's place in what was sent.</summary>
    [Fact]
    public void A_diagnostic_stands_at_the_certificate()
    {
        using var server = TlsServer.Start(authority, "expired", "issuer");
        using var zone = Network(Right);
        Write("cmg.yaml", Minimal);
        var run = Cmg("drift", "--server", At(zone), "--resolver", At(zone), "--connect", server.Address);
        Assert.StartsWith($"{server.Address}(1,1): error CMG7141: The certificate expired on 2026-09-01.", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Where the name doesn't lead to the gateway, whoever is there isn't asked.</summary>
    [Fact]
    public void A_name_that_leads_elsewhere_is_not_followed()
    {
        using var zone = Network("granitefalls.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\n");
        Write("cmg.yaml", Minimal);
        var document = Json("drift", "--resolver", At(zone));
        Assert.Equal(["CMG6002"], Codes(document));
        Assert.Contains("The certificate of 'granitefalls.contoso.com' wasn't looked at", (string)document["limits"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_without_an_address_has_no_certificate_to_see()
    {
        using var zone = Network(Right, "granitefalls.westus.cloudapp.azure.com. 60 IN TXT x\n");
        Write("cmg.yaml", Minimal);
        var document = Json("drift", "--resolver", At(zone));
        Assert.Contains("'granitefalls.westus.cloudapp.azure.com' has no address", Message(document, "CMG6030"), StringComparison.Ordinal);
    }

    private string Served(string spec, string place, string contoso = Right)
    {
        var run = Run(spec, place, contoso);
        Assert.Equal("", run.Error);
        return $"{run.ExitCode} {string.Join(' ', Codes(JsonNode.Parse(run.Out)!))}".TrimEnd();
    }

    private CmgRun Run(string spec, string place, string contoso = Right)
    {
        using var zone = Network(contoso);
        Write("cmg.yaml", Minimal + spec);
        return Cmg("drift", "--server", At(zone), "--resolver", At(zone), "--connect", place, "--format", "json");
    }
}
