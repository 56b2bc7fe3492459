using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>What OpenSSL makes of the rendered configurations is what the policy files beside them ask for.</summary>
public class OpenSslTest
{
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

            var expected = RequestFields.OfPolicy(policy);
            RequestFields.AssertSame(expected, OpenSsl.Request(config, expected.KeyBits));
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
    public void A_subject_is_UTF_8_strings_only_where_it_is_not_printable()
    {
        var pem = ProgramRun.Of(OpenSsl.Program, "req", "-new", "-newkey", "rsa:2048", "-noenc", "-keyout", "/dev/null", "-config", Repository.Path(
            "tests", "CmgIac.Core.Tests", "Baselines", "006-subjects", "expected", "certificates", "umlaut.contoso.com", "openssl", "request.cnf"));
        var shown = ProgramRun.Fed(OpenSsl.Program, pem.Output, "req", "-noout", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb,show_type");
        Assert.Equal("subject=C=PRINTABLESTRING:CH,L=UTF8STRING:Zürich,O=UTF8STRING:Contoso Möbel AG,CN=PRINTABLESTRING:umlaut.contoso.com\n", shown.Output);
    }
}
