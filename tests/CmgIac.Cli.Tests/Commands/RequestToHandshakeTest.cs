using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>
/// The whole way: a spec, our request for it, which OpenSSL and GnuTLS read, a CA of OpenSSL's that issues the certificate,
/// the PFX, and a TLS server with it, to which clients connect by the service name.
/// </summary>
public class RequestToHandshakeTest : Fixture
{
    private const string Secret = "Correct-Horse-7";

    /// <summary>OpenSSL 3.0 issues from now on.</summary>
    private static readonly string AsOf = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("{}", "granitefalls.contoso.com", "granitefalls.contoso.com", 2048, "sha256")]
    [InlineData("{wildcard: true, keyLength: 4096}", "_wildcard.contoso.com", "*.contoso.com", 4096, "sha256")]
    [InlineData("{issuer: enterprise, template: CmgServer, hash: sha512, alternativeNames: [www.contoso.com]}", "granitefalls.contoso.com", "granitefalls.contoso.com", 2048, "sha512")]
    [InlineData("{previousCommonName: GraniteFalls.contoso.com, hash: sha384, subject: {locality: Zürich, country: CH}}", "granitefalls.contoso.com", "GraniteFalls.contoso.com", 2048, "sha384")]
    public async Task A_client_takes_the_server_for_the_service_name(string certificate, string file, string commonName, int bits, string hash)
    {
        Write("cmg.yaml", $"{Minimal}organization: Contoso, Ltd.\ncertificate: {certificate}\nsuppress: [{{code: CMG3024, reason: renewed}}]\n");
        Write("phrase", Secret + "\n");
        Assert.Equal((0, ""), Ended(Cmg("certificate", "request", "--passphrase-file", "phrase")));
        AssertFits($"{file}.csr.pem");
        Assert.Contains("verify OK", OpenSsl("req", "-in", $"{file}.csr.pem", "-noout", "-verify").Errors, StringComparison.Ordinal);
        AssertGnuTlsReads("--crq-info", $"{file}.csr.pem", commonName, bits, hash);

        var authority = new SigningAuthority(Folder);
        authority.Issue($"{file}.csr.pem", "server.pem", hash);
        Write("chain.pem", Read("server.pem") + Read("issuing.pem") + Read("root.pem"));
        AssertFits("server.pem");
        AssertFits("chain.pem");
        Assert.Null(authority.Verify("server.pem", "granitefalls.contoso.com"));
        Assert.Contains("ostname mismatch", authority.Verify("server.pem", "a.granitefalls.contoso.com"), StringComparison.Ordinal);
        AssertGnuTlsReads("--certificate-info", "server.pem", commonName, bits, hash);
        var verified = ProgramRun.Of(
            Oracle.Require("certtool", "gnutls-bin"), "--verify", "--infile", At("chain.pem"), "--load-ca-certificate", At("root.pem"),
            "--verify-hostname", "granitefalls.contoso.com", "--verify-purpose", "1.3.6.1.5.5.7.3.1");
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);

        foreach (var (pfx, options) in new (string, string[])[]
        {
            ("modern.pfx", []), ("legacy.pfx", ["-legacy"]), ("3des.pfx", ["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "SHA1"]),
        })
        {
            OpenSsl(["pkcs12", "-export", "-out", pfx, "-inkey", $"{file}.key.pem", "-passin", "file:" + At("phrase"), "-in", "chain.pem", "-passout", $"pass:{Secret}", .. options]);
            var check = Check(pfx, "--passphrase-file", "phrase");
            Assert.Equal((0, pfx == "modern.pfx"), (check.ExitCode, check.Error.Contains("CMG7188", StringComparison.Ordinal)));
            Assert.Equal(pfx != "modern.pfx", check.Error.Length == 0);
        }

        await AssertServes("3des.pfx");
    }

    private void AssertFits(string file) => Assert.Equal((0, ""), Ended(Check(file)));

    private CmgRun Check(string file, params string[] options) => Cmg(["certificate", "check", file, "--spec", "cmg.yaml", "--as-of", AsOf, .. options]);

    /// <summary>The first DNS name is the common name, letter for letter.</summary>
    private void AssertGnuTlsReads(string what, string file, string commonName, int bits, string hash)
    {
        var read = ProgramRun.Of(Oracle.Require("certtool", "gnutls-bin"), what, "--infile", At(file));
        Assert.True(read.ExitCode == 0, read.Errors);
        var lines = read.Output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains(lines, line => line.StartsWith("Subject: ", StringComparison.Ordinal) && line.Split([',', ' ']).Contains($"CN={commonName}", StringComparer.Ordinal));
        Assert.Equal($"DNSname: {commonName}", lines.First(line => line.StartsWith("DNSname: ", StringComparison.Ordinal)));
        Assert.Contains("TLS WWW Server.", lines);
        Assert.Contains("Digital signature.", lines);
        Assert.Contains("Key encipherment.", lines);
        Assert.Contains(lines, line => line.Contains($"({bits} bits)", StringComparison.Ordinal));
        Assert.Contains($"Signature Algorithm: RSA-{hash.ToUpperInvariant()}", lines);
        Assert.DoesNotContain(lines, line => line.Contains("broken", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>By .NET's client and by OpenSSL's; by another name than the gateway's both leave.</summary>
    private async Task AssertServes(string pfx)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Serve(listener, pfx, clients: 4);
        Assert.Equal(SslPolicyErrors.None, await Connect(listener, "granitefalls.contoso.com"));
        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, await Connect(listener, "granitefalls.contoso.org"));
        Assert.Contains("Verification: OK", Look(listener, "granitefalls.contoso.com").Output, StringComparison.Ordinal);
        Assert.Contains("hostname mismatch", Look(listener, "granitefalls.contoso.org").Errors, StringComparison.OrdinalIgnoreCase);
        await serving;
    }

    private ProgramRun Look(TcpListener listener, string name) => ProgramRun.Of(
        Oracle.Require("openssl", "openssl"), "s_client", "-connect", $"{listener.LocalEndpoint}", "-servername", name, "-verify_hostname", name, "-verify_return_error", "-CAfile", At("root.pem"));

    private async Task<SslPolicyErrors> Connect(TcpListener listener, string name)
    {
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, TestContext.Current.CancellationToken);
        var found = SslPolicyErrors.RemoteCertificateNotAvailable;
        await using var stream = new SslStream(client.GetStream());
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(At("root.pem")));
        var options = new SslClientAuthenticationOptions { TargetHost = name, CertificateChainPolicy = policy, RemoteCertificateValidationCallback = Note };
        try
        {
            await stream.AuthenticateAsClientAsync(options, TestContext.Current.CancellationToken);
        }
        catch (AuthenticationException) when (found != SslPolicyErrors.None)
        {
        }

        return found;

        bool Note(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            found = errors;
            return errors == SslPolicyErrors.None;
        }
    }

    /// <summary>Shakes hands with so many clients, one after the other; one that leaves has its reasons.</summary>
    private async Task Serve(TcpListener listener, string pfx, int clients)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(At(pfx), Secret);
        var own = all.Single(item => item.HasPrivateKey);
        var options = new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(own, all, offline: true) };
        for (var i = 0; i < clients; i++)
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await using var stream = new SslStream(client.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(options, TestContext.Current.CancellationToken);
                _ = await stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken);
            }
            catch (Exception e) when (e is IOException or AuthenticationException)
            {
            }
        }
    }

    private ProgramRun OpenSsl(params string[] arguments)
    {
        var run = ProgramRun.Of(
            Oracle.Require("openssl", "openssl"), [.. arguments.Select(item => item.EndsWith(".pem", StringComparison.Ordinal) || item.EndsWith(".pfx", StringComparison.Ordinal) ? At(item) : item)]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run;
    }

    private string At(string name) => Path.Combine(Folder, name);

    private static (int ExitCode, string Error) Ended(CmgRun run) => (run.ExitCode, run.Error);
}
