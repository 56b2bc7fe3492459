using System.Globalization;
using System.Text;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>
/// <c>cmg certificate check</c> on requests and certificates as they come: our own request, signed by OpenSSL as a CA with a
/// root and an issuing certificate, in every form in which OpenSSL writes them.
/// </summary>
public class IssuedCheckCommandTest : Fixture
{
    private const string Name = "granitefalls.contoso.com";

    /// <summary>OpenSSL 3.0 issues from now on.</summary>
    private static readonly string AsOf = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public void A_certificate_of_our_request_fits_in_every_form()
    {
        var authority = MakeAuthority();
        authority.Issue($"requests/{Name}.csr.pem", "server.pem");
        OpenSslRun("x509", "-in", "server.pem", "-outform", "DER", "-out", "server.cer");
        OpenSslRun("x509", "-in", "server.pem", "-trustout", "-setalias", "x", "-addtrust", "serverAuth", "-out", "trusted.pem");
        OpenSslRun("x509", "-in", "server.pem", "-text", "-out", "text.pem");
        OpenSslRun("req", "-in", $"requests/{Name}.csr.pem", "-outform", "DER", "-out", "request.csr");
        Write("chain.pem", Read("server.pem") + Read("issuing.pem") + Read("root.pem"));
        File.WriteAllText(Path.Combine(Folder, "utf16.cer"), Read("server.pem").Replace("\n", "\r\n", StringComparison.Ordinal), Encoding.Unicode);
        foreach (var file in new[] { "server.pem", "server.cer", "trusted.pem", "text.pem", "utf16.cer", "chain.pem", "request.csr", $"requests/{Name}.csr.pem" })
        {
            var kind = file.Contains("csr", StringComparison.Ordinal) ? "request" : "certificate";
            Assert.Equal(new CmgRun(0, $"{file}: {kind} of '{Name}', for {Name}\n0 errors, 0 warnings\n", ""), Check(file));
        }

        Assert.Null(authority.Verify("server.pem", Name));
    }

    [Theory]
    [InlineData("keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=clientAuth", "CMG7131", 2)]
    [InlineData("subjectAltName=DNS:www.contoso.com", "CMG7111", 2)]
    public void OpenSsl_refuses_what_is_refused_here(string extensions, string code, int expected)
    {
        var authority = MakeAuthority();
        authority.Issue($"requests/{Name}.csr.pem", "server.pem", extensions: "basicConstraints=CA:FALSE\n" + extensions);
        Write("chain.pem", Read("server.pem") + Read("issuing.pem"));
        var run = Check("chain.pem");
        Assert.Equal(expected, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.NotNull(authority.Verify("server.pem", Name));
    }

    [Theory]
    [InlineData("broken.cer", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "CMG7101")]
    [InlineData("garbage.cer", "garbage", "CMG7101")]
    [InlineData("garbage.csr", "garbage", "CMG7101")]
    [InlineData("empty.cer", "", "CMG7101")]
    [InlineData("page.cer", "<html>", "CMG7100")]
    [InlineData("notes.txt", "garbage", "CMG7001")]
    public void What_can_t_be_read_has_the_exit_code_1(string file, string text, string code)
    {
        Write(file, text);
        var run = Cmg("certificate", "check", file);
        Assert.Equal((1, "1 error, 0 warnings\n"), (run.ExitCode, run.Out));
        Assert.StartsWith($"{file}(1,1): error {code}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_refused_and_never_shown()
    {
        MakeAuthority();
        foreach (var file in new[] { "root.key", $"requests/{Name}.key.pem" })
        {
            var run = Cmg("certificate", "check", file);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("CMG7100", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Read(file).Split('\n')[1], run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Json_names_the_gateways_that_share_a_certificate()
    {
        Write("fleet.yaml", "domain: contoso.com\nregion: westus\ncertificate: {wildcard: true}\ngateways:\n  - {prefix: granite10}\n  - {prefix: granite2}\n");
        Write("phrase", "a long passphrase for a test");
        Assert.Equal(0, Cmg("certificate", "request", "fleet.yaml", "-o", "requests", "--passphrase-file", "phrase").ExitCode);
        var file = Json("certificate", "check", "requests/_wildcard.contoso.com.csr.pem", "--spec", "fleet.yaml", "--gateway", "granite2.contoso.com")["files"]!.AsArray().Single()!;
        Assert.Equal(("request", "*.contoso.com"), ((string)file["kind"]!, (string)file["commonName"]!));
        Assert.Equal(["granite2.contoso.com", "granite10.contoso.com"], file["gateways"]!.AsArray().Select(item => (string)item!));
        Assert.Empty(Json("certificate", "check", "fleet.yaml")["files"]!.AsArray());
    }

    private CmgRun Check(string file) => Cmg("certificate", "check", file, "--spec", "cmg.yaml", "--as-of", AsOf);

    /// <summary>Our request for the minimal spec, a root, and a CA below it.</summary>
    private SigningAuthority MakeAuthority()
    {
        Write("cmg.yaml", Minimal);
        Write("phrase", "a long passphrase for a test");
        Assert.Equal(0, Cmg("certificate", "request", "cmg.yaml", "-o", "requests", "--passphrase-file", "phrase").ExitCode);
        return new(Folder);
    }

    /// <summary>Names of files are below the test's folder.</summary>
    private void OpenSslRun(params string[] arguments)
    {
        var run = ProgramRun.Of(Oracle.Require("openssl", "openssl"), [.. arguments.Select(item => item.Contains('.', StringComparison.Ordinal) && !item.StartsWith('-') ? Path.Combine(Folder, item) : item)]);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}
