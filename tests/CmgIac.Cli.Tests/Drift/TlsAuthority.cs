using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>A CA of OpenSSL's with a root and an intermediate, which issues servers' certificates for any time.</summary>
public sealed class TlsAuthority : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string config;

    public TlsAuthority()
    {
        config = folder.Write("ca.cnf", $"""
            [req]
            distinguished_name = name
            [name]
            [ca]
            default_ca = own
            [own]
            database = {folder.Write("index.txt", "")}
            new_certs_dir = {folder.Path}
            default_md = sha256
            rand_serial = yes
            policy = any
            unique_subject = no
            [any]
            commonName = optional
            [root]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            [server]
            basicConstraints = critical, CA:FALSE
            keyUsage = critical, digitalSignature, keyEncipherment
            extendedKeyUsage = serverAuth
            crlDistributionPoints = URI:http://crl.fabrikam.com/ca.crl
            subjectAltName = $ENV::SAN
            """);
        Issue("root", "/CN=Fabrikam Root", "20200101000000Z", "20400101000000Z", "root", issuer: null);
        Issue("issuer", "/CN=Fabrikam Issuing CA", "20200101000000Z", "20390101000000Z", "root", "root");
        Server("granitefalls", "granitefalls.contoso.com");
        Server("older", "granitefalls.contoso.com", from: "20261001000000Z");
        Server("ridge", "graniteridge.contoso.com");
        Server("capital", "GraniteFalls.contoso.com");
        Server("expired", "granitefalls.contoso.com", from: "20260601000000Z", to: "20260901000000Z");
        Server("soon", "granitefalls.contoso.com", from: "20260901000000Z", to: "20261201000000Z");
    }

    public string Certificate(string name) => Path.Combine(folder.Path, name + ".pem");

    public string Key(string name) => Path.Combine(folder.Path, name + ".key");

    public void Dispose() => folder.Dispose();

    private void Server(string name, string host, string from = "20261101000000Z", string to = "20270301000000Z") =>
        Issue(name, $"/CN={host}", from, to, "server", "issuer", host);

    private void Issue(string name, string subject, string from, string to, string extensions, string? issuer, string host = "contoso.com")
    {
        var request = Path.Combine(folder.Path, name + ".req");
        Run(host, "req", "-new", "-newkey", "rsa:2048", "-noenc", "-keyout", Key(name), "-subj", subject, "-config", config, "-out", request);
        Run(host, ["ca", "-batch", "-config", config, "-extensions", extensions, "-in", request, "-startdate", from, "-enddate", to, "-notext", "-out", Certificate(name),
            .. issuer is null ? new[] { "-selfsign", "-keyfile", Key(name) } : ["-cert", Certificate(issuer), "-keyfile", Key(issuer)]]);
    }

    private static void Run(string host, params string[] arguments)
    {
        var run = ProgramRun.Of("env", [$"SAN=DNS:{host}", Oracle.Require("openssl", "openssl"), .. arguments]);
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
    }
}
