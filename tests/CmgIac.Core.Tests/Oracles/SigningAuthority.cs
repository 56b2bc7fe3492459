namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// A root and an issuing CA of OpenSSL's, as files of a folder: root.pem, issuing.pem and their keys. What they issue is
/// valid from now on.
/// </summary>
internal sealed class SigningAuthority
{
    private const string Lists = "crlDistributionPoints=URI:http://crl.contoso.com/ca.crl\n";

    private readonly string folder;

    public SigningAuthority(string folder)
    {
        this.folder = folder;
        Run("req", "-x509", "-newkey", "rsa:2048", "-noenc", "-keyout", At("root.key"), "-out", At("root.pem"), "-days", "3650", "-subj", "/CN=Contoso Root",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign");
        Run("req", "-new", "-newkey", "rsa:2048", "-noenc", "-keyout", At("issuing.key"), "-out", At("issuing.csr"), "-subj", "/CN=Contoso Issuing");
        File.WriteAllText(At("ca.ext"), $"basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n{Lists}");
        Run("x509", "-req", "-in", At("issuing.csr"), "-CA", At("root.pem"), "-CAkey", At("root.key"), "-days", "1825", "-sha256", "-extfile", At("ca.ext"), "-out", At("issuing.pem"));
    }

    /// <summary>
    /// Writes <paramref name="file"/>, a certificate for 40 days with the extensions that the request asks for and a revocation list;
    /// where <paramref name="extensions"/> are given, with those instead.
    /// </summary>
    public void Issue(string request, string file, string hash = "sha256", string? extensions = null)
    {
        File.WriteAllText(At("server.ext"), $"authorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n{Lists}{extensions}\n");
        Run(["x509", "-req", "-in", At(request), "-CA", At("issuing.pem"), "-CAkey", At("issuing.key"), "-days", "40", $"-{hash}",
            "-extfile", At("server.ext"), "-out", At(file), .. extensions is null ? new[] { "-copy_extensions", "copyall" } : []]);
    }

    /// <summary>What OpenSSL says of a certificate of a TLS server of that name, with the root trusted; null where all is well.</summary>
    public string? Verify(string file, string serviceName)
    {
        var run = ProgramRun.Of(
            Oracle.Require("openssl", "openssl"), "verify", "-purpose", "sslserver", "-verify_hostname", serviceName, "-x509_strict",
            "-CAfile", At("root.pem"), "-untrusted", At("issuing.pem"), At(file));
        return run.ExitCode == 0 ? null : run.Errors;
    }

    private string At(string name) => Path.Combine(folder, name);

    private static void Run(params string[] arguments)
    {
        var run = ProgramRun.Of(Oracle.Require("openssl", "openssl"), arguments);
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
    }
}
