using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>What OpenSSL reads in the keys and requests that are written.</summary>
public partial class CertificateRequestCommandTest : Fixture
{
    private const string Secret = "correct horse, ünïcode 😀";
    private const string Name = "granitefalls.contoso.com";

    private static readonly string[] Request = ["certificate", "request", "--passphrase-env", "SECRET"];

    public CertificateRequestCommandTest() => Write("secret", Secret);

    [Fact]
    public void Four_lines_of_a_spec()
    {
        Write("cmg.yaml", Minimal);
        var run = CmgWith("SECRET", Secret, Request);
        Assert.Equal(new CmgRun(0, $"{Name}: send {Name}.csr.pem to the CA, keep {Name}.key.pem.\n", ""), run);

        var read = ReadRequest($"{Name}.csr.pem");
        Assert.Equal([$"CN=PRINTABLESTRING:{Name}"], Subject(read));
        Assert.Equal($"DNS:{Name}", After(read, "X509v3 Subject Alternative Name:"));
        Assert.Equal("TLS Web Server Authentication", After(read, "X509v3 Extended Key Usage:"));
        Assert.Equal("Digital Signature, Key Encipherment", After(read, "X509v3 Key Usage: critical"));
        Assert.Contains("Public-Key: (2048 bit)", read, StringComparison.Ordinal);
        Assert.Contains("Signature Algorithm: sha256WithRSAEncryption", read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_subject_of_a_renewal()
    {
        var sixtyFour = string.Concat(Enumerable.Repeat("ä", 63)) + "😀";
        Write("cmg.yaml", $$"""
            domain: contoso.com
            prefix: granitefalls
            region: westus
            organization: ' Contoso, "Inc." + Söhne; C=XX/O=x\y '
            certificate:
              issuer: enterprise
              template: CmgServer
              keyLength: 4096
              hash: sha512
              previousCommonName: GraniteFalls.Contoso.com
              alternativeNames: ["*.eu.contoso.com", bücher.contoso.com, GRANITEFALLS.contoso.com]
              subject: {organizationalUnit: '{{sixtyFour}}', locality: '#c0ffee', state: 'a=b <c>', country: de}
            """);
        var run = CmgWith("SECRET", Secret, Request);
        Assert.Equal(0, run.ExitCode);

        var read = ReadRequest($"{Name}.csr.pem");
        Assert.Equal(
            [
                "CN=PRINTABLESTRING:GraniteFalls.Contoso.com",
                $"OU=UTF8STRING:{sixtyFour}",
                "O=UTF8STRING: Contoso, \"Inc.\" + Söhne; C=XX/O=x\\y ",
                "L=UTF8STRING:#c0ffee",
                "ST=UTF8STRING:a=b <c>",
                "C=PRINTABLESTRING:DE",
            ],
            Subject(read));
        Assert.Equal("DNS:GraniteFalls.Contoso.com, DNS:*.eu.contoso.com, DNS:xn--bcher-kva.contoso.com", After(read, "X509v3 Subject Alternative Name:"));
        Assert.Contains("Public-Key: (4096 bit)", read, StringComparison.Ordinal);
        Assert.Contains("Signature Algorithm: sha512WithRSAEncryption", read, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_encrypted_and_fits_the_request()
    {
        Write("cmg.yaml", Minimal + "certificate: {hash: sha384}\n");
        CmgWith("SECRET", Secret, [.. Request, "-o", "a/b"]);
        var key = Path.Combine(Folder, "a/b", Name + ".key.pem");

        Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n", File.ReadAllText(key), StringComparison.Ordinal);
        var structure = OpenSsl("asn1parse", "-in", key).Output;
        Assert.All([":PBES2", ":PBKDF2", ":hmacWithSHA256", ":aes-256-cbc", "INTEGER           :0927C0"], part => Assert.Contains(part, structure, StringComparison.Ordinal));
        Assert.Contains("sha384WithRSAEncryption", ReadRequest($"a/b/{Name}.csr.pem"), StringComparison.Ordinal);

        Assert.Equal(0, OpenSsl("pkey", "-in", key, "-passin", "file:" + Path.Combine(Folder, "secret"), "-check", "-noout").ExitCode);
        Assert.NotEqual(0, OpenSsl("pkey", "-in", key, "-passin", "pass:wrong horse", "-noout").ExitCode);
        Assert.Equal(
            OpenSsl("req", "-in", Path.Combine(Folder, "a/b", Name + ".csr.pem"), "-noout", "-pubkey").Output,
            OpenSsl("pkey", "-in", key, "-passin", "file:" + Path.Combine(Folder, "secret"), "-pubout").Output);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such modes");
#pragma warning disable CA1416 // Skipped above.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
#pragma warning restore CA1416
    }

    [Fact]
    public void Gateways_that_share_a_wildcard_have_one_request()
    {
        Write("cmg.yaml", """
            domain: contoso.com
            region: westus
            certificate: {wildcard: true}
            gateways:
            - {prefix: granitefalls}
            - {prefix: cedarfalls}
            - {prefix: alone, certificate: {wildcard: false}}
            - {prefix: gone, certificate: {wildcard: false}, state: retired}
            """);
        var narrowed = Answer("--gateway", "CedarFalls.contoso.com", "-o", "out");
        Assert.Equal(["out/_wildcard.contoso.com.csr.pem", "out/_wildcard.contoso.com.key.pem"], Files("out"));
        Assert.Equal(
            """[{"commonName":"*.contoso.com","request":"out/_wildcard.contoso.com.csr.pem","key":"out/_wildcard.contoso.com.key.pem"}]""",
            narrowed["requests"]!.ToJsonString());
        Assert.Equal(["CN=UTF8STRING:*.contoso.com"], Subject(ReadRequest("out/_wildcard.contoso.com.csr.pem")));

        Assert.Equal(["*.contoso.com", "alone.contoso.com"], Answer("-o", "all")["requests"]!.AsArray().Select(item => (string)item!["commonName"]!));
        Assert.Equal(4, Files("all").Count());
        Assert.Equal("CMG7088", (string)Answer("--gateway", "gone.contoso.com")["diagnostics"]![0]!["code"]!);
    }

    private JsonNode Answer(params string[] arguments)
    {
        var run = CmgWith("SECRET", Secret, [.. Request, "--format", "json", .. arguments]);
        Assert.Equal("", run.Error);
        Assert.DoesNotContain(Secret, run.Out, StringComparison.Ordinal);
        return JsonNode.Parse(run.Out)!;
    }

    private static ProgramRun OpenSsl(params string[] arguments) => ProgramRun.Of(Oracle.Require("openssl", "openssl"), arguments);

    /// <summary>OpenSSL's text of a request whose signature is right: the subject with a line for each attribute and its string type.</summary>
    private string ReadRequest(string name)
    {
        var run = OpenSsl("req", "-verify", "-in", Path.Combine(Folder, name), "-noout", "-text", "-nameopt", "utf8,sep_multiline,show_type");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("verify OK", run.Errors, StringComparison.Ordinal);
        return run.Output;
    }

    private static IEnumerable<string> Subject(string read) => SubjectLine().Matches(read).Select(match => match.Groups["line"].Value);

    private static string After(string read, string title)
    {
        var lines = read.Split('\n').Select(line => line.Trim()).ToList();
        return lines[lines.IndexOf(title) + 1];
    }

    [GeneratedRegex("^ *(?<line>(?:CN|OU|O|L|ST|C)=[A-Z0-9]+STRING:.*)$", RegexOptions.Multiline)]
    private static partial Regex SubjectLine();
}
