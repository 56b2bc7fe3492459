using System.Text;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Tests.Certificates.X509;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

/// <summary>One good request, changed in one place: the code and line of what is found, and nothing where nothing is wrong.</summary>
public class PolicyCheckTest
{
    private const string Good = """
        [Version]
        Signature = "$Windows NT$"
        [NewRequest]
        Subject = "CN=granitefalls.contoso.com"
        Exportable = TRUE
        KeyLength = 2048
        HashAlgorithm = sha256
        MachineKeySet = TRUE
        ProviderName = "Microsoft RSA SChannel Cryptographic Provider"
        KeySpec = 1
        RequestType = PKCS10
        [EnhancedKeyUsageExtension]
        OID = 1.3.6.1.5.5.7.3.1
        [Extensions]
        2.5.29.17 = "{text}"
        _continue_ = "dns=granitefalls.contoso.com"
        """;

    public static TheoryData<string> Rendered =>
    [
        .. new[] { "examples", "tests/CmgIac.Core.Tests/Baselines" }
            .SelectMany(folder => Directory.GetFiles(Repository.Path(folder), "request.inf", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("KeyLength = 2048", "KeyLength = 4096")]
    [InlineData("KeyLength = 2048", "keylength=2048 ; bits")]
    [InlineData("sha256", "SHA512")]
    [InlineData("Exportable = TRUE", "Exportable = true")]
    [InlineData("KeySpec = 1", "KeySpec = \"AT_KEYEXCHANGE\"\nProviderType = PROV_RSA_SCHANNEL")]
    [InlineData("KeySpec = 1", "KeySpec = 1\nKeyUsage = 0xE0")]
    [InlineData("KeySpec = 1", "KeySpec = 1\nX500NameFlags = 0x40000")]
    [InlineData("\"Microsoft RSA SChannel Cryptographic Provider\"\nKeySpec = 1", "\"Microsoft Software Key Storage Provider\"\nKeySpec = 0\nProviderType = 0")]
    [InlineData("\"Microsoft RSA SChannel Cryptographic Provider\"", "\"Microsoft Enhanced RSA and AES Cryptographic Provider\"\nProviderType = 24")]
    [InlineData("RequestType = PKCS10", "RequestType = CMC\nPrivateKeyArchive = TRUE")]
    [InlineData("RequestType = PKCS10", "RequestType = 1\nUseExistingKeySet = FALSE\nSMIME = FALSE")]
    [InlineData("Exportable = TRUE", "UseExistingKeySet = TRUE\nRenewalCert = 00\nRequestType = CMC", "RequestType = PKCS10\n")]
    [InlineData("CN=granitefalls.contoso.com\"", "CN=granitefalls.contoso.com,O=\"\"Contoso, Ltd.\"\",C=US\"")]
    [InlineData("CN=granitefalls.contoso.com\"", "CN=granitefalls.contoso.com,O=\"\"a\\+b\"\"\"")]
    [InlineData("granitefalls", "*")]
    [InlineData("granitefalls.contoso.com", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.contoso.com")]
    [InlineData("dns=granitefalls.contoso.com", "DNS=granitefalls.contoso.com&dns=www.contoso.com")]
    [InlineData("2.5.29.17 = \"{text}\"\n_continue_ = \"dns=granitefalls.contoso.com\"", "2.5.29.17 = \"{TEXT}dns=granitefalls.contoso.com\"")]
    [InlineData("[EnhancedKeyUsageExtension]\nOID = 1.3.6.1.5.5.7.3.1\n[Extensions]", "[Extensions]\n2.5.29.37 = \"{text}\"\n_continue_ = \"1.3.6.1.5.5.7.3.1\"")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1", "OID = 1.3.6.1.5.5.7.3.1\nOID = 1.3.6.1.5.5.7.3.2")]
    [InlineData("2.5.29.17", "%san%", "[Version]", "[Strings]\nsan = \"2.5.29.17\"\n[Version]")]
    [InlineData("[Version]", "; a comment\n\n[Version]")]
    [InlineData("[Extensions]", "[RequestAttributes]\nCertificateTemplate = WebServer\n[Extensions]")]
    public void Nothing_is_wrong(string from, string to, string from2 = "", string to2 = "") =>
        Assert.Equal([], Check(Change((from, to), (from2, to2))));

    [Theory]
    [InlineData("Exportable = TRUE\n", "", "CMG7023:3")]
    [InlineData("Exportable = TRUE", "Exportable = yes", "CMG7023:5")]
    [InlineData("KeyLength = 2048\n", "", "CMG7021:3")]
    [InlineData("KeyLength = 2048", "KeyLength = 3072", "CMG7021:6")]
    [InlineData("KeyLength = 2048", "KeyLength = many", "CMG7021:6")]
    [InlineData("KeyLength = 2048", "KeyLength = %bits%", "CMG7005:6")]
    [InlineData("HashAlgorithm = sha256\n", "", "CMG7020:3")]
    [InlineData("sha256", "md5", "CMG7020:7")]
    [InlineData("MachineKeySet = TRUE", "MachineKeySet = FALSE", "CMG7024:8")]
    [InlineData("KeySpec = 1\n", "", "CMG7027:3")]
    [InlineData("\"Microsoft RSA SChannel Cryptographic Provider\"\nKeySpec = 1", "\"Microsoft Software Key Storage Provider\"\nKeySpec = 0\nProviderType = 12", "CMG7026:11")]
    [InlineData("\"Microsoft RSA SChannel Cryptographic Provider\"", "%provider%", "CMG7005:9")]
    [InlineData("_continue_ = \"dns=granitefalls.contoso.com\"", "_continue_ = dns=granitefalls.contoso.com\n_continue_ = dns=www.contoso.com", "CMG7042:16")]
    [InlineData("KeySpec = 1", "KeySpec = AT_SIGNATURE", "CMG7027:10")]
    [InlineData("RSA SChannel Cryptographic", "Software Key Storage", "CMG7026:10")]
    [InlineData("KeySpec = 1", "KeySpec = 1\nProviderType = 24", "CMG7028:11")]
    [InlineData("ProviderName = \"Microsoft RSA SChannel Cryptographic Provider\"\n", "", "CMG7029:3")]
    [InlineData("RSA SChannel Cryptographic", "Base DSS Cryptographic", "CMG7030:9")]
    [InlineData("PKCS10", "SCEP", "CMG7031:11")]
    [InlineData("PKCS10", "PKCS7", "CMG7031:11")]
    [InlineData("PKCS10", "4\nValidityPeriod = Years", "CMG7031:11")]
    [InlineData("PKCS10", "PKCS10\nNotAfter = \"1/1/2030\"", "CMG7032:12")]
    [InlineData("PKCS10", "CMC\nRenewalCert = 00\nUseExistingKeySet = TRUE", "CMG7033:5")]
    [InlineData("Subject = \"CN=granitefalls.contoso.com\"\n", "", "CMG7011:3")]
    [InlineData("CN=granitefalls.contoso.com", "", "CMG7011:4")]
    [InlineData("CN=granitefalls.contoso.com", "CN=", "CMG7011:4")]
    [InlineData("\"CN=granitefalls.contoso.com\"", "CN=granitefalls.contoso.com,O=Contoso", "CMG7012:4")]
    [InlineData("\"CN=granitefalls.contoso.com\"", "CN=granitefalls.contoso.com,O=\"Contoso\"", "CMG7012:4")]
    [InlineData("CN=granitefalls.contoso.com", "CN=granitefalls.contoso.com,Q=x", "CMG7012:4")]
    [InlineData("CN=granitefalls.contoso.com", "CN=granitefalls.contoso.com,O=Foo \\+ Bar", "CMG7013:4")]
    [InlineData("CN=granitefalls.contoso.com", "CN=granitefalls.contoso.com+CN=www.contoso.com", "CMG7014:4")]
    [InlineData("granitefalls.contoso.com", "10.0.0.1", "CMG7016:4 CMG7046:16")]
    [InlineData("granitefalls.contoso.com", "granitefalls", "CMG7016:4 CMG7046:16")]
    [InlineData("granitefalls.contoso.com", "bücher.contoso.com", "CMG7004:4 CMG7016:4 CMG7046:16")]
    [InlineData("granitefalls.contoso.com", "granite_falls.contoso.com", "CMG7016:4 CMG7046:16")]
    [InlineData("granitefalls.contoso.com", "*.com", "CMG7017:4 CMG7017:16")]
    [InlineData("granitefalls.contoso.com", "granite*.contoso.com", "CMG7017:4 CMG7017:16")]
    [InlineData("dns=granitefalls.contoso.com", "dns=GraniteFalls.contoso.com", "CMG7044:16")]
    [InlineData("dns=granitefalls.contoso.com", "dns=*.contoso.com", "CMG7044:16")]
    [InlineData("dns=granitefalls.contoso.com", "dns=*.fabrikam.com", "CMG7045:15")]
    [InlineData("dns=granitefalls.contoso.com", "dns=granitefalls.contoso.com.", "CMG7046:16")]
    [InlineData("dns=granitefalls.contoso.com", "dns=granitefalls.contoso.comDNS=www.contoso.com", "CMG7042:16")]
    [InlineData("dns=granitefalls.contoso.com", "dns=granitefalls.contoso.com dns=www.contoso.com&", "CMG7042:16 CMG7043:16")]
    [InlineData("dns=granitefalls.contoso.com\"", "dns=granitefalls.contoso.com\"\n_continue_ = \"dns=a.contoso.com\"\n_continue_ = \"dns=b.contoso.com\"", "CMG7042:16 CMG7042:17")]
    [InlineData("dns=granitefalls.contoso.com", "dns=granitefalls.contoso.com&&dns=www.contoso.com", "CMG7006:16")]
    [InlineData("{text}", "", "CMG7041:15")]
    [InlineData("[Extensions]\n2.5.29.17 = \"{text}\"\n_continue_", "[RequestAttributes]\nSAN", "CMG7040:15")]
    [InlineData("[Extensions]\n", "[RequestAttributes]\nSAN = \"dns=evil.example\"\n[Extensions]\n", "CMG7040:15")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1\n", "", "CMG7050:12")]
    [InlineData("1.3.6.1.5.5.7.3.1", "serverAuth", "CMG7051:13")]
    [InlineData("KeySpec = 1", "KeySpec = 1\nkeyspec = 1", "CMG7008:11")]
    [InlineData("[Extensions]", "[Extensions", "CMG7005:14")]
    [InlineData("KeySpec = 1", "KeySpec = 3", "CMG7006:10")]
    [InlineData("Signature = \"$Windows NT$\"\n", "", "CMG7067:1")]
    [InlineData("\"CN=granitefalls.contoso.com\"", "“CN=granitefalls.contoso.com”", "CMG7068:4")]
    [InlineData("\"$Windows NT$\"", "“$Windows NT$”", "CMG7068:2")]
    [InlineData("Exportable = TRUE", "Exportable = TRUE\u00A0", "CMG7004:5")]
    [InlineData("Exportable = TRUE", "Exportable = TRUE ; \u201CPFX\u201D", "CMG7004:5")]
    [InlineData("[Version]", "; Straße\n[Version]", "CMG7004:1")]
    [InlineData("HashAlgorithm = sha256", "HashAlgorithm = %hash%", "CMG7005:7")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1", "OID = 1.3.6.1.5.5.7.3.1\nOID = 1.2.3.4", "CMG7132:14")]
    [InlineData("[EnhancedKeyUsageExtension]\nOID = 1.3.6.1.5.5.7.3.1\n[Extensions]", "[Extensions]\n2.5.29.37 = \"{text}\"\n_continue_ = \"1.3.6.1.5.5.7.3.1,\"\n_continue_ = \"1.2.3.4\"", "CMG7132:13")]
    [InlineData("SChannel Cryptographic", "SChannel Cryptographc", "CMG7029:9")]
    [InlineData("Microsoft RSA SChannel Cryptographic Provider", "Contoso", "CMG7029:9")]
    [InlineData("dns=granitefalls.contoso.com", "dns=DNS=granitefalls.contoso.com", "CMG7042:16 CMG7044:16 CMG7046:16")]
    [InlineData("[Extensions]\n2.5.29.17 = \"{text}\"\n_continue_ = \"dns=granitefalls.contoso.com\"", "[Strings]\nand = \"&\"\n[Extensions]\n2.5.29.17 = \"{text}\"\n_continue_ = \"dns=granitefalls.contoso.com%and%\"", "CMG7043:18")]
    public void Something_is_wrong(string from, string to, string expected) =>
        Assert.Equal(expected.Split(' '), Check(Change((from, to))));

    [Theory]
    [InlineData("[Version]", "x = 1\n[Version]", "CMG7003:1")]
    [InlineData("[Version]\nSignature = \"$Windows NT$\"\n", "", "CMG7003:1")]
    [InlineData("sha256", "sha\0256", "CMG7003:1")]
    public void Something_can_t_be_read(string from, string to, string expected)
    {
        var result = PolicyCheck.Check("request.inf", Encoding.UTF8.GetBytes(Change((from, to))), expected: null);
        Assert.False(result.IsRead);
        Assert.Equal([expected], Codes(result));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a = b")]
    [InlineData("; a comment")]
    public void Without_a_section_there_is_nothing_to_read(string text) =>
        Assert.Equal(["CMG7003:1"], Codes(PolicyCheck.Check("request.inf", Encoding.UTF8.GetBytes(text), expected: null)));

    /// <summary>The good request lacks two settings, ProviderType and KeyUsage; what else differs stands at its line.</summary>
    [Theory]
    [InlineData("issuer: public", "PKCS10", "CMC", "CMG7066:3 CMG7065:11")]
    [InlineData("issuer: enterprise", "PKCS10", "CMC", "CMG7066:3")]
    [InlineData("issuer: public", "RequestType = PKCS10\n", "", "CMG7066:3")]
    [InlineData("keyLength: 4096", "KeyLength = 2048", "KeyLength = 2048", "CMG7066:3 CMG7065:6")]
    [InlineData("issuer: public", "\"Microsoft RSA SChannel Cryptographic Provider\"\nKeySpec = 1", "\"Microsoft Software Key Storage Provider\"\nKeySpec = 0", "CMG7066:3 CMG7065:9")]
    [InlineData("issuer: public", "2.5.29.17 = \"{text}\"", "2.5.29.19 = \"{text}ca=0\"\n2.5.29.17 = \"{text}\"", "CMG7066:3 CMG7065:15")]
    [InlineData("issuer: public", "\"CN=granitefalls.contoso.com\"", "\"CN=granitefalls.contoso.com+CN=www.contoso.com\"", "CMG7066:3 CMG7014:4")]
    public void Against_the_spec(string certificate, string from, string to, string expected) => Assert.Equal(
        expected.Split(' '),
        Codes(PolicyCheck.Check("request.inf", Encoding.UTF8.GetBytes(Change((from, to))), GatewayForTests.Of(
            $"domain: contoso.com\nprefix: granitefalls\nregion: westus\ncertificate: {{{certificate}}}\n"))));

    [Fact]
    public void A_field_is_at_most_4095_characters()
    {
        Assert.Equal([], Check(Change(("KeySpec", $"FriendlyName = {new string('x', 4095)}\nKeySpec"))));
        Assert.Equal(["CMG7007:10"], Check(Change(("KeySpec", $"FriendlyName = {new string('x', 4096)}\nKeySpec"))));
    }

    [Fact]
    public void UTF_16_is_read_with_its_mark()
    {
        var text = Change(("CN=granitefalls.contoso.com", "CN=granitefalls.contoso.com,O=Zürich"));
        Assert.Equal([], Codes(PolicyCheck.Check("request.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], expected: null)));
        Assert.Equal(["CMG7004:1"], Codes(PolicyCheck.Check("request.txt", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)], expected: null)));
        Assert.Equal(["CMG7004:4"], Codes(PolicyCheck.Check("request.txt", Encoding.Latin1.GetBytes(text), expected: null)));
        Assert.Contains("CMG7004:17", Codes(PolicyCheck.Check("request.txt", Encoding.Latin1.GetBytes(Good + "\n[Zürich]\n"), expected: null)));
        Assert.Equal(["CMG7004:1"], Codes(PolicyCheck.Check("request.txt", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good)], expected: null)));
        Assert.False(PolicyCheck.Check("request.inf", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text), 0], expected: null).IsRead);
    }

    [Theory]
    [InlineData("Exportable = TRUE", "Exportable = FALSE")]
    [InlineData("Exportable = TRUE\n", "")]
    [InlineData("MachineKeySet = TRUE\n", "")]
    [InlineData("HashAlgorithm = sha256", "HashAlgorithm = \"sha1\" ; weak")]
    [InlineData("KeyLength = 2048\n", "")]
    [InlineData("KeySpec = 1", "KeySpec = 2")]
    [InlineData("KeySpec = 1\n", "")]
    [InlineData("PKCS10", "Cert")]
    [InlineData("\"$Windows NT$\"", "'$Windows NT$'")]
    [InlineData("Signature = \"$Windows NT$\"\n", "")]
    [InlineData("\"{text}\"", "“{text}” ; names")]
    [InlineData("PKCS10", "PKCS10\nSMIME = TRUE")]
    [InlineData("\"CN=granitefalls.contoso.com\"", "CN=granitefalls.contoso.com,O=Contoso")]
    [InlineData("dns=granitefalls.contoso.com\"", "dns=granitefalls.contoso.com\"\n_continue_ = \"dns=www.contoso.com\"")]
    [InlineData("dns=granitefalls.contoso.com", "dns=granitefalls.contoso.com&")]
    [InlineData("2.5.29.17 = \"{text}\"\n_continue_ = \"dns=granitefalls.contoso.com\"", "2.5.29.17 = \"dns=granitefalls.contoso.com\"")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1\n", "")]
    public void A_fix_mends_what_it_stands_at(string from, string to)
    {
        var text = Change((from, to));
        var diagnostic = Assert.Single(PolicyCheck.Check("request.inf", Encoding.UTF8.GetBytes(text), expected: null).Diagnostics);
        Assert.NotNull(diagnostic.Fix);
        Assert.Equal([], Check(Apply(text, diagnostic.Fix)));
    }

    /// <summary>Whatever stands in the file, there is an answer, and every place in it is one of the file.</summary>
    [FsCheck.Xunit.Property(MaxTest = 500)]
    public void Any_text_is_answered(FsCheck.NonNegativeInt at, FsCheck.NonNegativeInt length, FsCheck.NonNull<string> inserted)
    {
        var start = at.Get * 7 % Good.Length;
        var text = Good[..start] + inserted.Get + Good[Math.Min(Good.Length, start + (length.Get % 40))..];
        var lines = text.Split('\n').Length + text.Count(c => c == '\r');
        var result = PolicyCheck.Check("request.inf", Encoding.UTF8.GetBytes(text), expected: null);
        Assert.All(result.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.EndLine, 1, lines));
    }

    [Theory]
    [MemberData(nameof(Rendered))]
    public void What_cmg_renders_is_clean(string path) =>
        Assert.Equal([], Codes(PolicyCheck.Check(path, File.ReadAllBytes(Repository.Path(path)), expected: null)));

    private static string Change(params (string From, string To)[] changes)
    {
        var text = Good;
        foreach (var (from, to) in changes.Where(change => change.From.Length > 0))
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    private static string Apply(string text, Fix fix)
    {
        var lines = text.Split('\n');
        int Offset(int line, int column) => lines.Take(line - 1).Sum(item => item.Length + 1) + column - 1;
        return text[..Offset(fix.Span.Line, fix.Span.Column)] + fix.Text + text[Offset(fix.Span.EndLine, fix.Span.EndColumn)..];
    }

    private static IEnumerable<string> Check(string text) =>
        Codes(PolicyCheck.Check("request.inf", Encoding.UTF8.GetBytes(text), expected: null));

    private static IEnumerable<string> Codes(CheckedFile result) =>
        result.Diagnostics.Select(diagnostic => $"{diagnostic.Code}:{diagnostic.Span.Line}");
}
