using System.Collections.Concurrent;
using System.Globalization;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>A CA of OpenSSL's, and keys of every kind, each made once.</summary>
public sealed class OpenSslIssuing : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentDictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly SigningAuthority authority;

    public OpenSslIssuing() => authority = new(folder.Path);

    public string Folder => folder.Path;

    public void Dispose() => folder.Dispose();

    /// <summary>The path of a request. <paramref name="key"/> is an algorithm of 'openssl genpkey' and its options.</summary>
    internal string Request(string key, string subject, string extensions)
    {
        var config = folder.Write("request.cnf", $"[req]\ndistinguished_name=name\nreq_extensions=asked\n[name]\n[asked]\n{extensions}\n");
        var request = Path.Combine(Folder, "request.csr");
        Run("req", "-new", "-utf8", "-key", Key(key), "-subj", subject, "-config", config, "-out", request);
        return request;
    }

    /// <summary>The path of a certificate in PEM.</summary>
    internal string Certificate(string key, string subject, string extensions, string hash)
    {
        Request(key, subject, "basicConstraints=CA:FALSE");
        authority.Issue("request.csr", "server.pem", hash, extensions);
        return Path.Combine(Folder, "server.pem");
    }

    private string Key(string kind) => keys.GetOrAdd(kind, kind =>
    {
        var path = Path.Combine(Folder, $"{keys.Count}.key");
        Run(["genpkey", "-algorithm", .. kind.Split(' '), "-out", path]);
        return path;
    });

    private static void Run(params string[] arguments)
    {
        var run = ProgramRun.Of(Oracle.Require("openssl", "openssl"), arguments);
        Assert.True(run.ExitCode == 0, run.Errors);
    }
}

/// <summary><c>cmg certificate check</c> on certificates as OpenSSL issues them: each is wrong in one way, or in none.</summary>
public sealed class OpenSslCertificatesTest(OpenSslIssuing issuing) : IClassFixture<OpenSslIssuing>
{
    private const string Name = "granitefalls.contoso.com";
    private const string Rsa = "RSA -pkeyopt rsa_keygen_bits:2048";
    private const string San = $"subjectAltName=DNS:{Name}";
    private const string Eku = "extendedKeyUsage=serverAuth";

    private static readonly string Today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Rsa, "sha256", "")]
    [InlineData("RSA -pkeyopt rsa_keygen_bits:4096", "sha512", "")]
    [InlineData("RSA -pkeyopt rsa_keygen_bits:1024", "sha256", "CMG7121")]
    [InlineData("RSA -pkeyopt rsa_keygen_bits:3072", "sha256", "CMG7121")]
    [InlineData("RSA-PSS -pkeyopt rsa_keygen_bits:2048", "sha256", "CMG7120")]
    [InlineData("EC -pkeyopt ec_paramgen_curve:P-256", "sha256", "CMG7120")]
    [InlineData("ED25519", "sha256", "CMG7120")]
    [InlineData(Rsa, "sha1", "CMG7124")]
    [InlineData(Rsa, "sha224", "CMG7124")]
    public void Keys_and_hashes(string key, string hash, string expected) =>
        AssertFound(expected, issuing.Certificate(key, $"/CN={Name}", $"{San}\n{Eku}", hash));

    [Theory]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}", "")]
    [InlineData($"/C=US/O=Contoso, Ltd./CN={Name}", $"{San}\nextendedKeyUsage=critical,clientAuth,serverAuth", "")]
    [InlineData("/CN=*.contoso.com", $"subjectAltName=critical,DNS:*.contoso.com\n{Eku}", "")]
    [InlineData("/CN=*.com", $"subjectAltName=DNS:{Name}\n{Eku}", "CMG7017")]
    [InlineData($"/CN={Name}", $"subjectAltName=DNS:*.contoso.com\n{Eku}", "CMG7112")]
    [InlineData($"/CN={Name}", $"subjectAltName=DNS:www.contoso.com\n{Eku}", "CMG7111")]
    [InlineData($"/CN={Name}", Eku, "CMG7110")]
    [InlineData($"/CN={Name}", $"subjectAltName=DER:3000\n{Eku}", "CMG7110")]
    [InlineData($"/CN={Name}", $"{San},IP:10.0.0.1,URI:https://a.contoso.com/,email:a@contoso.com\n{Eku}", "CMG7113")]
    [InlineData($"/CN={Name}", $"{San},otherName:1.3.6.1.4.1.311.20.2.3;UTF8:a@contoso.com,RID:1.2.3\n{Eku}", "CMG7113")]
    [InlineData($"/CN={Name}", $"{San}.\n{Eku}", "CMG7114")]
    [InlineData($"/CN={Name}", $"subjectAltName=DER:30248222{NameWithNul}\n{Eku}", "CMG7114")]
    [InlineData("/O=Contoso", $"{San}\n{Eku}", "CMG7011")]
    [InlineData("/", $"{San}\n{Eku}", "CMG7011")]
    [InlineData($"/CN={Name}/CN=b.contoso.com", $"{San}\n{Eku}", "CMG7014")]
    [InlineData("/CN=möbel.contoso.com", $"subjectAltName=DNS:xn--mbel-5qa.contoso.com\n{Eku}", "CMG7016")]
    [InlineData("/CN=10.0.0.1", $"subjectAltName=DNS:{Name}\n{Eku}", "CMG7016")]
    [InlineData($"/CN={Name}", San, "CMG7130")]
    [InlineData($"/CN={Name}", $"{San}\nextendedKeyUsage=clientAuth", "CMG7131")]
    [InlineData($"/CN={Name}", $"{San}\nextendedKeyUsage=anyExtendedKeyUsage", "CMG7131")]
    [InlineData($"/CN={Name}", $"{San}\nextendedKeyUsage=serverAuth,codeSigning", "CMG7132")]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\nkeyUsage=keyAgreement", "CMG7133")]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\nkeyUsage=critical,digitalSignature,nonRepudiation,keyEncipherment", "")]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\nkeyUsage=digitalSignature,keyEncipherment,keyCertSign", "CMG7134")]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\nbasicConstraints=critical,CA:TRUE", "CMG7134")]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\ntlsfeature=status_request", "")]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\n1.2.3.4.5=critical,DER:0500", "CMG7204")]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\n1.3.6.1.4.1.11129.2.4.3=critical,DER:0500", "CMG7205")]
    public void Names_and_extensions(string subject, string extensions, string expected) =>
        AssertFound(expected, issuing.Certificate(Rsa, subject, extensions, "sha256"));

    [Theory]
    [InlineData($"/CN={Name}", $"{San}\n{Eku}\nkeyUsage=critical,digitalSignature,keyEncipherment", "")]
    [InlineData($"/CN={Name}", "basicConstraints=CA:FALSE", "CMG7110 CMG7130")]
    [InlineData($"/CN={Name}", $"{Eku}\nkeyUsage=digitalSignature,keyEncipherment", "CMG7110")]
    [InlineData($"/CN={Name}/CN={Name}", $"{San}\n{Eku}", "CMG7014")]
    public void Requests(string subject, string extensions, string expected) => AssertFound(expected, issuing.Request(Rsa, subject, extensions));

    /// <summary>After each power of two, in DER and in PEM: exit code 1 and one diagnostic.</summary>
    [Fact]
    public void What_breaks_off()
    {
        var certificate = issuing.Certificate(Rsa, $"/CN={Name}", $"{San}\n{Eku}", "sha256");
        var request = issuing.Request(Rsa, $"/CN={Name}", $"{San}\n{Eku}");
        foreach (var (source, file, code) in new[] { (certificate, "cut.cer", "CMG7101"), (request, "cut.csr", "CMG7101") })
        {
            var pem = File.ReadAllText(source);
            var der = Convert.FromBase64String(string.Concat(pem.Split('\n').Where(line => !line.StartsWith('-'))));
            foreach (var whole in new[] { System.Text.Encoding.ASCII.GetBytes(pem), der })
            {
                for (var length = 1; length < whole.Length; length *= 2)
                {
                    File.WriteAllBytes(Path.Combine(issuing.Folder, file), whole[..length]);
                    var run = CmgRun.In(issuing.Folder, "certificate", "check", file);
                    Assert.Equal((1, "1 error, 0 warnings\n"), (run.ExitCode, run.Out));
                    Assert.Contains($"error {code}: ", run.Error, StringComparison.Ordinal);
                }
            }
        }
    }

    /// <summary>granitefalls.contoso.com, NUL, .evil.com.</summary>
    private const string NameWithNul = "6772616e69746566616c6c732e636f6e746f736f2e636f6d002e6576696c2e636f6d";

    private void AssertFound(string expected, string file)
    {
        var run = CmgRun.In(issuing.Folder, "certificate", "check", Path.GetFileName(file), "--as-of", Today, "--format", "json");
        var found = System.Text.Json.Nodes.JsonNode.Parse(run.Out)!["diagnostics"]!.AsArray();
        Assert.Equal(expected, string.Join(' ', found.Select(item => (string)item!["code"]!)));
        Assert.Equal(found.Any(item => (string)item!["severity"]! == "error") ? 2 : 0, run.ExitCode);
        Assert.DoesNotContain(found, item => ((string)item!["message"]!).Any(char.IsControl));
    }
}
