using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class InfProofTest
{
    private const string File = "certreq/request.inf";

    private const string Capi = """
        [Version]
        Signature = "$Windows NT$"

        [NewRequest]
        Subject = "CN=granitefalls.contoso.com"
        FriendlyName = "CMG granitefalls.contoso.com"
        Exportable = TRUE
        KeyLength = 2048
        HashAlgorithm = sha256
        KeySpec = 1
        KeyUsage = 0xA0
        MachineKeySet = TRUE
        ProviderName = "Microsoft RSA SChannel Cryptographic Provider"
        ProviderType = 12
        RequestType = PKCS10

        [EnhancedKeyUsageExtension]
        OID = 1.3.6.1.5.5.7.3.1

        [Extensions]
        2.5.29.17 = "{text}"
        _continue_ = "dns=granitefalls.contoso.com"

        """;

    /// <summary>The other key provider, an enterprise issuer, a subject of several parts and more names.</summary>
    private const string CngSpec = Proofs.Spec + """
        organization: Contoso, "Ltd." Zürich
        certificate:
          issuer: enterprise
          template: CmgServer
          keyProvider: cng
          keyLength: 4096
          hash: sha384
          previousCommonName: GraniteFalls.contoso.com
          alternativeNames: [cmg.contoso.com, "*.cmg.contoso.com"]
          subject: {organizationalUnit: IT, country: CH}
        """;

    private const string Cng = """""
        [Version]
        Signature = "$Windows NT$"

        [NewRequest]
        Subject = "CN=GraniteFalls.contoso.com,OU=IT,O=""Contoso, """"Ltd."""" Zürich"",C=CH"
        X500NameFlags = 0x40000
        Exportable = TRUE
        KeyLength = 4096
        KeyAlgorithm = RSA
        HashAlgorithm = SHA384
        KeyUsage = 0xA0
        MachineKeySet = TRUE
        ProviderName = "Microsoft Software Key Storage Provider"
        RequestType = PKCS10

        [EnhancedKeyUsageExtension]
        OID = 1.3.6.1.5.5.7.3.1

        [Extensions]
        2.5.29.17 = "{text}"
        _continue_ = "dns=GraniteFalls.contoso.com&"
        _continue_ = "dns=cmg.contoso.com&"
        _continue_ = "dns=*.cmg.contoso.com"

        [RequestAttributes]
        CertificateTemplate = CmgServer

        """"";

    [Theory]
    [InlineData(Proofs.Spec, Capi)]
    [InlineData(CngSpec, Cng)]
    public void A_right_request_passes(string spec, string text) =>
        Assert.Empty(Proofs.Prove(spec, JobScope.Certificate, (File, text)));

    [Fact]
    public void A_wildcard_passes() => Assert.Empty(Proofs.Prove(
        Proofs.Spec + "certificate: {wildcard: true}", JobScope.Certificate,
        (File, Capi.Replace("granitefalls.contoso.com", "*.contoso.com", StringComparison.Ordinal))));

    [Theory]
    [InlineData("2.5.29.17 = \"{text}\"", "2.5.29.17=\"{text}\"")]
    [InlineData("ProviderType = 12", "ProviderType = PROV_RSA_SCHANNEL")]
    [InlineData("KeyUsage = 0xA0", "KeyUsage = 160")]
    [InlineData("\nOID = 1.3.6.1.5.5.7.3.1\n", "\n[Extensions]\\n2.5.29.37 = \"{text}1.3.6.1.5.5.7.3.1\"\\n")]
    [InlineData("KeySpec = 1", "KeySpec = 1\\nX500NameFlags = 0x40000\\nSMIME = FALSE")]
    [InlineData("KeySpec = 1", "KeySpec = 1\\nUseExistingKeySet = False\\nPrivateKeyArchive = FALSE\\nsmime = false")]
    [InlineData("RequestType = PKCS10", "RequestType = PKCS10\\nKeyAlgorithm = RSA\\n[RequestAttributes]")]
    public void Another_way_to_say_the_same_passes(string old, string replacement) =>
        Assert.Empty(Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, Proofs.Mutate(Capi, old, replacement))));

    [Theory]
    [InlineData("KeyLength = 2048", "KeyLength = many", "CMG4020")]
    [InlineData("\"$Windows NT$\"", "\"$Windows NT$", "CMG4020")]
    [InlineData("KeyLength = 2048", "KeyLength = 2048\\nKeyLength = 4096", "CMG4020")]
    [InlineData("[NewRequest]", "[Request]", "CMG4020")]
    [InlineData("[Version]\n", "", "CMG4020")]
    [InlineData("Signature = \"$Windows NT$\"", "", "CMG4020")]
    [InlineData("$Windows NT$", "$Windows 95$", "CMG4020")]
    [InlineData("CN=g", "CN=G", "CMG4021")]
    [InlineData("\"CN=granitefalls.contoso.com\"", "\"CN=*.contoso.com\"", "CMG4021")]
    [InlineData("\"CN=granitefalls.contoso.com\"", "\"CN=granitefalls.contoso.com,O=Contoso\"", "CMG4021")]
    [InlineData("Subject = ", "Sujet = ", "CMG4021")]
    [InlineData("KeySpec = 1", "KeySpec = 1\\nX500NameFlags = 0x40000000", "CMG4021")]
    [InlineData("2.5.29.17 = \"{text}\"\n_continue_ = \"dns=granitefalls.contoso.com\"", "", "CMG4022")]
    [InlineData("\"dns=g", "\"dns=G", "CMG4022")]
    [InlineData("\"dns=", "\"upn=", "CMG4022")]
    [InlineData("\"dns=granitefalls.contoso.com\"", "\"dns=granitefalls.contoso.com&dns=x.contoso.com\"", "CMG4022")]
    [InlineData("[Extensions]", "[Extensions]\\n2.5.29.17 = \"{text}\"", "CMG4022")]
    [InlineData("[Extensions]", "[RequestAttributes]\\nSAN = \"dns=x.contoso.com\"\\n[Extensions]", "CMG4022")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1", "", "CMG4023")]
    [InlineData("\nOID = 1.3.6.1.5.5.7.3.1\n", "\n[Extensions]\\n2.5.29.37 = \"{text}\"\\n", "CMG4023")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1", "OID = 1.3.6.1.5.5.7.3.2", "CMG4023")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1", "OID = 1.3.6.1.5.5.7.3.1, 1.3.6.1.5.5.7.3.2", "CMG4023")]
    [InlineData("OID = 1.3.6.1.5.5.7.3.1", "OID = 1.3.6.1.5.5.7.3.1\\nOID = 1.3.6.1.5.5.7.3.1", "CMG4023")]
    [InlineData("[Extensions]", "[Extensions]\\n2.5.29.37 = \"{text}1.3.6.1.5.5.7.3.1\"", "CMG4023")]
    [InlineData("Exportable = TRUE", "Exportable = FALSE", "CMG4024")]
    [InlineData("Exportable = TRUE", "", "CMG4024")]
    [InlineData("KeyLength = 2048", "KeyLength = 1024", "CMG4025")]
    [InlineData("KeyLength = 2048", "", "CMG4025")]
    [InlineData("sha256", "sha1", "CMG4025")]
    [InlineData("HashAlgorithm = sha256", "KeyAlgorithm = ECDSA_P256\\nHashAlgorithm = sha256", "CMG4025")]
    [InlineData("Microsoft RSA SChannel Cryptographic Provider", "Microsoft Software Key Storage Provider", "CMG4025")]
    [InlineData("ProviderType = 12", "ProviderType = 24", "CMG4025")]
    [InlineData("ProviderType = 12", "", "CMG4025")]
    [InlineData("KeySpec = 1", "KeySpec = 2", "CMG4025")]
    [InlineData("KeySpec = 1", "", "CMG4025")]
    [InlineData("0xA0", "0x80", "CMG4025")]
    [InlineData("MachineKeySet = TRUE", "MachineKeySet = FALSE", "CMG4025")]
    [InlineData("PKCS10", "Cert", "CMG4025")]
    [InlineData("RequestType = PKCS10", "RequestType = PKCS10\\nValidityPeriod = Years", "CMG4025")]
    [InlineData("RequestType = PKCS10", "RequestType = PKCS10\\nNotAfter = \"2030-01-01\"", "CMG4025")]
    [InlineData("KeySpec = 1", "KeySpec = 1\\nUseExistingKeySet = TRUE", "CMG4025")]
    [InlineData("KeySpec = 1", "KeySpec = 1\\nUseExistingKeySet = FALSE\\nUseExistingKeySet = TRUE", "CMG4025")]
    [InlineData("KeySpec = 1", "KeySpec = 1\\nPrivateKeyArchive = true", "CMG4025")]
    [InlineData("KeySpec = 1", "KeySpec = 1\\nSMIME = 1", "CMG4025")]
    [InlineData("[Extensions]", "[Extensions]\\n2.5.29.19 = \"{text}ca=1\"", "CMG4025")]
    [InlineData("[Extensions]", "[RequestAttributes]\\nCertificateTemplate = WebServer\\n[Extensions]", "CMG4025")]
    [InlineData("[Extensions]", "[RequestAttributes]\\nCA = x\\n[Extensions]", "CMG4025")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, Proofs.Mutate(Capi, old, replacement))));

    [Theory]
    [InlineData("CN=GraniteFalls", "CN=granitefalls", "CMG4021")]
    [InlineData("Zürich", "Zurich", "CMG4021")]
    [InlineData(",OU=IT,O=", ",OU=It,O=", "CMG4021")]
    [InlineData("CN=GraniteFalls.contoso.com,OU=IT", "OU=IT,CN=GraniteFalls.contoso.com", "CMG4021")]
    [InlineData(",C=CH", "", "CMG4021")]
    [InlineData(",C=CH", "+C=CH", "CMG4021")]
    [InlineData("0x40000", "0x2040000", "CMG4021")]
    [InlineData("dns=GraniteFalls", "dns=granitefalls", "CMG4022")]
    [InlineData("cmg.contoso.com&\"\n_continue_ = \"dns=*.cmg.contoso.com", "*.cmg.contoso.com&\"\\n_continue_ = \"dns=cmg.contoso.com", "CMG4022")]
    [InlineData("GraniteFalls.contoso.com&\"", "GraniteFalls.contoso.com\"", "CMG4022")]
    [InlineData("_continue_ = \"dns=cmg.contoso.com&\"", "", "CMG4022")]
    [InlineData("KeyLength = 4096", "KeyLength = 4096\\nKeySpec = 1", "CMG4025")]
    [InlineData("KeyLength = 4096", "KeyLength = 4096\\nProviderType = 12", "CMG4025")]
    [InlineData("Microsoft Software Key Storage Provider", "Microsoft RSA SChannel Cryptographic Provider", "CMG4025")]
    [InlineData("CertificateTemplate = CmgServer", "", "CMG4025")]
    [InlineData("CertificateTemplate = CmgServer", "CertificateTemplate = cmgserver", "CMG4025")]
    public void One_mistake_in_the_longer_request_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(CngSpec, JobScope.Certificate, (File, Proofs.Mutate(Cng, old, replacement))));

    [Theory]
    [InlineData("")]
    [InlineData("; nothing\n")]
    public void An_emptied_request_is_one_diagnostic(string text) =>
        Proofs.Single("CMG4020", File, Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, text)));

    [Fact]
    public void An_enterprise_request_needs_no_template_that_the_spec_lacks() => Assert.Empty(Proofs.Prove(
        Proofs.Spec + "certificate: {issuer: enterprise}", JobScope.Certificate, (File, Capi)));

    [Fact]
    public void Any_request_is_proved_but_no_other_setup_file()
    {
        Assert.Empty(Proofs.Prove(Proofs.Spec, JobScope.Certificate, ("own/driver.inf", "[Version]\nClass = Net\n")));
        Proofs.Single("CMG4024", "own/r.inf", Proofs.Prove(
            Proofs.Spec, JobScope.Certificate, ("own/r.inf", Proofs.Mutate(Capi, "Exportable = TRUE", "Exportable = FALSE"))));
    }

    [Fact]
    public void The_message_says_what_is_written_and_what_is_meant() => Assert.Equal(
        "'certificates/granitefalls.contoso.com/certreq/request.inf' (line 8) says KeyLength = '1024'; the spec asks for '2048'.",
        Assert.Single(Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, Proofs.Mutate(Capi, "2048", "1024")))).Message);
}
