using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class OpenSslProofTest
{
    private const string File = "openssl/request.cnf";

    private const string Plain = """
        [req]
        prompt = no
        utf8 = yes
        string_mask = MASK:0x2002
        default_bits = 2048
        default_md = sha256
        distinguished_name = subject
        req_extensions = extensions

        [subject]
        CN = granitefalls.contoso.com

        [extensions]
        keyUsage = critical, digitalSignature, keyEncipherment
        extendedKeyUsage = serverAuth
        subjectAltName = @names

        [names]
        DNS.1 = granitefalls.contoso.com

        """;

    private const string LongSpec = Proofs.Spec + """
        organization: Contoso, "Ltd." Zürich
        certificate:
          keyLength: 4096
          hash: sha384
          previousCommonName: GraniteFalls.contoso.com
          alternativeNames: [cmg.contoso.com, "*.cmg.contoso.com"]
          subject: {organizationalUnit: IT, state: Bern, country: CH}
        """;

    private const string Long = """
        prompt = no
        utf8 = yes
        string_mask = MASK:0x2002

        [req]
        default_bits = 4096
        default_md = sha384
        distinguished_name = subject
        req_extensions = extensions

        [subject]
        commonName = GraniteFalls.contoso.com
        1.OU = IT
        O = "Contoso, \"Ltd.\" Zürich"
        ST = Bern
        C = CH

        [extensions]
        keyUsage = keyEncipherment, digitalSignature
        extendedKeyUsage = 1.3.6.1.5.5.7.3.1
        subjectAltName = DNS:GraniteFalls.contoso.com, DNS:cmg.contoso.com, DNS:*.cmg.contoso.com

        """;

    [Theory]
    [InlineData(Proofs.Spec, Plain)]
    [InlineData(LongSpec, Long)]
    public void A_right_request_passes(string spec, string text) =>
        Assert.Empty(Proofs.Prove(spec, JobScope.Certificate, (File, text)));

    [Theory]
    [InlineData("prompt = no", "prompt = no\\nencrypt_key = yes")]
    [InlineData("keyUsage = critical, ", "basicConstraints = CA:FALSE\\nkeyUsage = ")]
    [InlineData("serverAuth", "critical,serverAuth")]
    [InlineData("DNS.1", "DNS")]
    [InlineData("@names", "critical, @names")]
    public void Another_way_to_say_the_same_passes(string old, string replacement) =>
        Assert.Empty(Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, Proofs.Mutate(Plain, old, replacement))));

    [Theory]
    [InlineData("[req]", "[request]", "CMG4020")]
    [InlineData("[subject]", "[name]", "CMG4020")]
    [InlineData("@names", "@others", "CMG4020")]
    [InlineData("prompt = no", "prompt = no\\n.include other.cnf", "CMG4020")]
    [InlineData("CN = granitefalls", "CN = $name", "CMG4020")]
    [InlineData("serverAuth", "serverAuth\\n2.5.29.17 = ASN1:NULL", "CMG4020")]
    [InlineData("CN = g", "CN = G", "CMG4021")]
    [InlineData("CN = g", "O = g", "CMG4021")]
    [InlineData("[subject]", "[subject]\\nO = Contoso", "CMG4021")]
    [InlineData("[extensions]", "+O = Contoso\\n[extensions]", "CMG4021")]
    [InlineData("distinguished_name = subject", "", "CMG4021")]
    [InlineData("subjectAltName = @names", "", "CMG4022")]
    [InlineData("DNS.1 = g", "DNS.1 = G", "CMG4022")]
    [InlineData("DNS.1", "IP.1", "CMG4022")]
    [InlineData("[names]", "[names]\\nDNS.0 = cmg.contoso.com", "CMG4022")]
    [InlineData("@names", "email:copy, @names", "CMG4022")]
    [InlineData("extendedKeyUsage = serverAuth", "", "CMG4023")]
    [InlineData("serverAuth", "clientAuth", "CMG4023")]
    [InlineData("serverAuth", "serverAuth, clientAuth", "CMG4023")]
    [InlineData("serverAuth", "serverAuth, 1.3.6.1.5.5.7.3.1", "CMG4023")]
    [InlineData("default_bits = 2048", "default_bits = 1024", "CMG4025")]
    [InlineData("default_bits = 2048", "", "CMG4025")]
    [InlineData("sha256", "sha1", "CMG4025")]
    [InlineData("prompt = no", "prompt = yes", "CMG4025")]
    [InlineData("utf8 = yes", "", "CMG4025")]
    [InlineData("MASK:0x2002", "nombstr", "CMG4025")]
    [InlineData(", keyEncipherment", "", "CMG4025")]
    [InlineData("keyEncipherment", "keyEncipherment, keyCertSign", "CMG4025")]
    [InlineData("keyUsage = critical, digitalSignature, keyEncipherment", "", "CMG4025")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, Proofs.Mutate(Plain, old, replacement))));

    [Theory]
    [InlineData("commonName = GraniteFalls", "commonName = granitefalls", "CMG4021")]
    [InlineData("Zürich", "Zurich", "CMG4021")]
    [InlineData("\"Contoso, \\\"Ltd.\\\" Zürich\"", "Contoso, Ltd. Zürich", "CMG4021")]
    [InlineData("ST = Bern", "L = Bern", "CMG4021")]
    [InlineData("ST = Bern\nC = CH", "C = CH\\nST = Bern", "CMG4021")]
    [InlineData("C = CH", "+C = CH", "CMG4021")]
    [InlineData("DNS:cmg.contoso.com, DNS:*.cmg.contoso.com", "DNS:*.cmg.contoso.com, DNS:cmg.contoso.com", "CMG4022")]
    [InlineData(", DNS:*.cmg.contoso.com", "", "CMG4022")]
    public void One_mistake_in_the_longer_request_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(LongSpec, JobScope.Certificate, (File, Proofs.Mutate(Long, old, replacement))));

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public void An_emptied_request_is_one_diagnostic(string text) =>
        Proofs.Single("CMG4020", File, Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, text)));

    [Fact]
    public void Any_request_is_proved_but_no_other_configuration()
    {
        Assert.Empty(Proofs.Prove(Proofs.Spec, JobScope.Certificate, ("own/ca.cnf", "[ca]\ndefault_ca = own\n")));
        Proofs.Single("CMG4025", "own/r.cnf", Proofs.Prove(
            Proofs.Spec, JobScope.Certificate, ("own/r.cnf", Proofs.Mutate(Plain, "2048", "1024"))));
    }

    [Fact]
    public void The_message_says_what_is_written_and_what_is_meant() => Assert.Equal(
        "'certificates/granitefalls.contoso.com/openssl/request.cnf' (line 10) asks for the subject 'CN=granitefalls.contoso.com,O=\"Contoso, Ltd.\"'; the spec says 'CN=granitefalls.contoso.com', in this order and to the letter.",
        Assert.Single(Proofs.Prove(Proofs.Spec, JobScope.Certificate, (File, Proofs.Mutate(
            Plain, "[extensions]", "O = Contoso, Ltd.\\n[extensions]")))).Message);
}
