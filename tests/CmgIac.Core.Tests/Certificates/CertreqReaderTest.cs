using CmgIac.Core.Certificates;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

public class CertreqReaderTest
{
    private const string Whole = """
        [Version]
        Signature = "$Windows NT$"

        [NewRequest]
        Subject = "CN=granitefalls.contoso.com,O=""Contoso, Inc."",C=US"
        X500NameFlags = 0x40000
        Exportable = TRUE
        KeyLength = 2048
        HashAlgorithm = sha256
        KeySpec = AT_KEYEXCHANGE
        KeyUsage = "CERT_DIGITAL_SIGNATURE_KEY_USAGE | cert_key_encipherment_key_usage"
        MachineKeySet = true
        ProviderName = "Microsoft RSA SChannel Cryptographic Provider"
        ProviderType = 12
        RequestType = PKCS10

        [EnhancedKeyUsageExtension]
        OID = 1.3.6.1.5.5.7.3.1 ; Server Authentication

        [Extensions]
        2.5.29.37 = "{text}1.3.6.1.5.5.7.3.2,"
        2.5.29.17 = "{text}"
        _continue_ = "DNS=granitefalls.contoso.com&"
        _continue_ = "dns=www.contoso.com&ipaddress=10.0.0.1"

        [RequestAttributes]
        CertificateTemplate = CmgServer
        """;

    [Fact]
    public void Reads_a_whole_request()
    {
        var (request, problems) = CertreqReader.Read(Whole);

        Assert.Empty(problems);
        Assert.Equal("CN=granitefalls.contoso.com,O=\"Contoso, Inc.\",C=US", request.SubjectText!.Value);
        Assert.Equal("CN=granitefalls.contoso.com|O=Contoso, Inc.|C=US", string.Join('|', request.Subject!.Value));
        Assert.Equal(5, request.Subject.Line);
        Assert.Equal(new(X500NameFlags.EnableUtf8, 6), request.X500NameFlags);
        Assert.Equal(new(true, 7), request.Exportable);
        Assert.Equal(new(2048, 8), request.KeyLength);
        Assert.Equal(new("sha256", 9), request.HashAlgorithm);
        Assert.Equal(new(1, 10), request.KeySpec);
        Assert.Equal(new(0xA0, 11), request.KeyUsage);
        Assert.Equal(new(true, 12), request.MachineKeySet);
        Assert.Equal(new("Microsoft RSA SChannel Cryptographic Provider", 13), request.ProviderName);
        Assert.Equal(new(12, 14), request.ProviderType);
        Assert.Equal(new("PKCS10", 15), request.RequestType);
        Assert.Equal([new("1.3.6.1.5.5.7.3.1", 18), new("1.3.6.1.5.5.7.3.2", 21)], request.EnhancedKeyUsages);
        Assert.Equal(
            [new(new("dns", "granitefalls.contoso.com"), 23), new(new("dns", "www.contoso.com"), 24), new(new("ipaddress", "10.0.0.1"), 24)],
            request.AlternativeNames);
        Assert.Equal(new("CmgServer", 27), request.CertificateTemplate);
    }

    [Fact]
    public void What_is_absent_is_null()
    {
        var (request, problems) = CertreqReader.Read("[NewRequest]");

        Assert.Empty(problems);
        Assert.Equal(new CertreqRequest(), request with { EnhancedKeyUsages = [], AlternativeNames = [] });
        Assert.Empty(request.AlternativeNames);
    }

    [Theory]
    [InlineData("KeyLength = many", 2, "'many' is not a value of 'KeyLength'.")]
    [InlineData("KeyLength = -1", 2, "'-1' is not a value of 'KeyLength'.")]
    [InlineData("KeyUsage = 0x1FFFF", 2, "'0x1FFFF' is not a value of 'KeyUsage'.")]
    [InlineData("KeyUsage = 0xZZ", 2, "'0xZZ' is not a value of 'KeyUsage'.")]
    [InlineData("KeyUsage = \"CERT_X\"", 2, "'CERT_X' is not a value of 'KeyUsage'.")]
    [InlineData("KeySpec = 3", 2, "'3' is not a value of 'KeySpec'.")]
    [InlineData("Exportable = yes", 2, "'yes' is not a value of 'Exportable'.")]
    [InlineData("MachineKeySet = 1", 2, "'1' is not a value of 'MachineKeySet'.")]
    [InlineData("X500NameFlags = FOO", 2, "'FOO' is not a value of 'X500NameFlags'.")]
    [InlineData("ProviderType = 2147483648", 2, "'2147483648' is not a value of 'ProviderType'.")]
    [InlineData("Subject = CN=a,O=b", 2, "The value of 'Subject' is cut at its first ','. Quotation marks keep it whole.")]
    [InlineData("Subject = \"CN=a,Q=b\"", 2, "'Q' is not a key of X.500 names.")]
    [InlineData("KeyLength = 2048\nkeylength = 4096", 3, "'KeyLength' stands a second time in [NewRequest]; the first is on line 2.")]
    [InlineData("[Extensions]\n_continue_ = x", 3, "'_continue_' has no extension before it.")]
    [InlineData("[Extensions]\n2.5.29.17 = \"{hex}00\"", 3, "The value of extension '2.5.29.17' does not start with '{text}', the only form that is read.")]
    [InlineData("[Extensions]\n2.5.29.17 = \"{text}\"\n_continue_ = \"a.com\"", 4, "Alternative name 'a.com' is not of the form 'dns=name'.")]
    [InlineData("[Extensions]\n2.5.29.17 = \"{text}=a.com\"", 3, "Alternative name '=a.com' is not of the form 'dns=name'.")]
    [InlineData("[Extensions]\n2.5.29.17 = \"{text}dns=a.com&&dns=b.com\"", 3, "Alternative name '' is not of the form 'dns=name'.")]
    [InlineData("[Extensions]\n2.5.29.37 = {text}1.2.3,1.2.4", 3, "The value of '2.5.29.37' is cut at its first ','. Quotation marks keep it whole.")]
    [InlineData("[EnhancedKeyUsageExtension]\nOID = serverAuth", 3, "'serverAuth' is not an object identifier.")]
    public void Refuses(string entries, int line, string message)
    {
        var problem = Assert.Single(CertreqReader.Read("[NewRequest]\n" + entries).Problems);
        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    [Fact]
    public void Of_a_key_that_stands_often_the_first_counts()
    {
        var (request, problems) = CertreqReader.Read("[NewRequest]\nKeyLength=1\nKeyLength=2,x\nKeyLength=3");

        Assert.Equal(new(1, 2), request.KeyLength);
        Assert.Equal([3, 4], problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("ProviderType=x\nKeyLength=y")]
    [InlineData("KeyLength=y\nFriendlyName=%x%")]
    public void Problems_are_told_in_the_order_of_lines(string entries) =>
        Assert.Equal([2, 3], CertreqReader.Read("[NewRequest]\n" + entries).Problems.Select(problem => problem.Line));

    [Fact]
    public void A_number_has_31_bits() =>
        Assert.Equal(int.MaxValue, CertreqReader.Read("[NewRequest]\nKeyLength=2147483647").Value.KeyLength?.Value);

    [Theory]
    [InlineData("0xa0", 0xA0)]
    [InlineData("160", 0xA0)]
    [InlineData("CERT_DECIPHER_ONLY_KEY_USAGE", 0x8000)]
    [InlineData("\"XCN_CERT_KEY_AGREEMENT_KEY_USAGE|0x4\"", 0xC)]
    [InlineData("\"CERT_KEY_AGREEMENT_KEY_USAGE | 0x8\"", 8)]
    public void Reads_key_usage_in_each_form(string written, int expected) =>
        Assert.Equal(expected, CertreqReader.Read($"[NewRequest]\nKeyUsage={written}").Value.KeyUsage?.Value);

    [Fact]
    public void Flags_decide_how_the_subject_reads() =>
        Assert.Equal("O=Contoso, Inc.|C=US", string.Join('|', CertreqReader.Read(
            "[NewRequest]\nX500NameFlags=CERT_NAME_STR_SEMICOLON_FLAG\nSubject=\"O=Contoso, Inc.;C=US\"").Value.Subject!.Value));

    [Fact]
    public void Names_that_nothing_separates_are_one_wrong_name() =>
        Assert.Equal("a.comDNS=b.com", Assert.Single(CertreqReader.Read(
            "[Extensions]\n2.5.29.17=\"{text}\"\n_continue_=\"DNS=a.com\"\n_continue_=\"DNS=b.com\"").Value.AlternativeNames).Value.Value);
}
