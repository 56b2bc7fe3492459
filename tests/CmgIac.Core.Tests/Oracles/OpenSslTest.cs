using System.Security.Cryptography.X509Certificates;
using System.Text;
using CmgIac.Core.Certificates;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>What OpenSSL makes of the rendered configurations is what the policy files beside them ask for.</summary>
public class OpenSslTest
{
    private static readonly Dictionary<string, string> Identifiers = new(StringComparer.Ordinal)
    {
        ["CN"] = "2.5.4.3", ["OU"] = "2.5.4.11", ["O"] = "2.5.4.10", ["L"] = "2.5.4.7", ["S"] = "2.5.4.8", ["C"] = "2.5.4.6",
    };

    public static TheoryData<string> Trees => BaselineTest.Trees;

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_request_is_the_one_that_the_policy_file_asks_for(string tree)
    {
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.EndsWith("/openssl/request.cnf", StringComparison.Ordinal)))
        {
            var config = Path.Combine(Repository.Path(tree), path);
            var policy = config.Replace("/openssl/request.cnf", "/certreq/request.inf", StringComparison.Ordinal);
            if (!File.Exists(policy))
            {
                continue;
            }

            var asked = CertreqReader.Read(ReadPolicy(policy));
            Assert.Empty(asked.Problems);
            var request = asked.Value;
            var expected = new Pkcs10(
                [.. request.Subject!.Value.SelectMany(name => name.Attributes).Select(part => $"{Identifiers[part.Key]}={part.Value}")],
                [.. request.AlternativeNames.Select(name => name.Value.Value)],
                [.. request.EnhancedKeyUsages.Select(usage => usage.Value)],
                (X509KeyUsageFlags)request.KeyUsage!.Value,
                request.HashAlgorithm!.Value,
                request.KeyLength!.Value);
            AssertSame(expected, OpenSsl.Request(config, expected.KeyBits));
        }
    }

    [Theory]
    [InlineData("capipublic", 2048, "sha256")]
    [InlineData("cngpublic", 4096, "sha384")]
    [InlineData("capienterprise", 2048, "sha512")]
    public void A_new_key_has_the_length_of_the_spec(string prefix, int bits, string hash)
    {
        var request = OpenSsl.RequestWithNewKey(Repository.Path(
            "tests", "CmgIac.Core.Tests", "Baselines", "002-certificate-variants", "expected", "certificates", $"{prefix}.contoso.com", "openssl", "request.cnf"));
        Assert.Equal((bits, hash), (request.KeyBits, request.Hash));
    }

    /// <summary>A country in another form than a printable string is refused by CAs (X.520).</summary>
    [Fact]
    public void A_subject_is_UTF_8_strings_and_its_country_a_printable_one()
    {
        var pem = ProgramRun.Of(OpenSsl.Program, "req", "-new", "-newkey", "rsa:2048", "-noenc", "-keyout", "/dev/null", "-config", Repository.Path(
            "tests", "CmgIac.Core.Tests", "Baselines", "006-subjects", "expected", "certificates", "umlaut.contoso.com", "openssl", "request.cnf"));
        var shown = ProgramRun.Fed(OpenSsl.Program, pem.Output, "req", "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb,show_type");
        Assert.Equal("subject=C=PRINTABLESTRING:CH,L=UTF8STRING:Zürich,O=UTF8STRING:Contoso Möbel AG,CN=UTF8STRING:umlaut.contoso.com\n", shown.Output);
    }

    private static string ReadPolicy(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes.AsSpan(2)) : Encoding.ASCII.GetString(bytes);
    }

    private static void AssertSame(Pkcs10 expected, Pkcs10 actual)
    {
        Assert.Equal(expected.Subject, actual.Subject);
        Assert.Equal(expected.AlternativeNames, actual.AlternativeNames);
        Assert.Equal(expected.EnhancedKeyUsages, actual.EnhancedKeyUsages);
        Assert.Equal((expected.KeyUsages, expected.Hash, expected.KeyBits), (actual.KeyUsages, actual.Hash, actual.KeyBits));
    }
}
