using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Adoption;

public class InitFromCertificateTest : Fixture
{
    private const string Zone = "$ORIGIN contoso.com.\n$TTL 1h\ngranitefalls CNAME granitefalls.westus.cloudapp.azure.com.\ngraniteeu CNAME graniteeu.westeurope.cloudapp.azure.com.\n";

    private static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA LongKey = RSA.Create(4096);

    [Fact]
    public void A_certificate_says_how_its_gateway_asks_for_one()
    {
        Write("contoso.zone", Zone);
        Certificate("certs/falls.cer", "CN=GraniteFalls.contoso.com, O=\"Contoso, Ltd.\", L=Redmond, S=Washington, C=US", ["GraniteFalls.contoso.com", "gateway.contoso.com"], isPublic: true);
        Certificate("certs/eu.pem", "CN=graniteeu.contoso.com, OU=Endpoints, O=\"Contoso, Ltd.\"", ["graniteeu.contoso.com"], isPublic: false, LongKey, HashAlgorithmName.SHA384);
        Write("certs/notes.txt", "not read");
        Write("certs/key.pem", Key.ExportPkcs8PrivateKeyPem());
        var run = Cmg("init", "--from-zone", "contoso.zone", "--from-certificate", "certs");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            # Made by 'cmg init' of what contoso.zone, certs say.
            # Whether a name is a gateway's, and whether its target still exists, these don't tell: read it, then 'cmg drift'.
            organization: 'Contoso, Ltd.'
            domain: contoso.com
            cloud: AzurePublicCloud
            gateways:
              # certs/eu.pem: issued by O="Contoso, Ltd.",OU=Endpoints,CN=graniteeu.contoso.com, valid until 2027-01-01
              # It states no policy of public CAs: taken for one of the organization's own PKI.
              - prefix: graniteeu
                region: westeurope
                certificate:
                  issuer: enterprise
                  keyLength: 4096
                  hash: sha384
                  subject:
                    organizationalUnit: Endpoints
              # certs/falls.cer: issued by C=US,S=Washington,L=Redmond,O="Contoso, Ltd.",CN=GraniteFalls.contoso.com, valid until 2027-01-01
              - prefix: granitefalls
                region: westus
                certificate:
                  alternativeNames:
                    - gateway.contoso.com
                  previousCommonName: GraniteFalls.contoso.com
                  subject:
                    locality: Redmond
                    state: Washington
                    country: US

            """,
            Read("cmg.yaml"));
        Assert.Equal(0, Cmg("validate").ExitCode);
        Assert.Equal(0, Cmg("certificate", "check", "certs/falls.cer", "--spec", "cmg.yaml").Error.Split("CMG706").Length - 1);
    }

    [Fact]
    public void A_wildcard_is_the_certificate_of_all_that_have_none_of_their_own()
    {
        Write("contoso.zone", Zone + "_acme-challenge CNAME contoso.acme.contoso.net.\n");
        Certificate("wild.cer", "CN=*.contoso.com, O=Contoso", ["*.contoso.com", "contoso.com"], isPublic: true);
        var run = Cmg("init", "--from-zone", "contoso.zone", "--from-certificate", "wild.cer");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("certificate:\n  wildcard: true\n  alternativeNames:\n    - contoso.com\ndns:\n  acmeChallenge:\n    delegateTo: contoso.acme.contoso.net\ngateways:\n", Read("cmg.yaml"), StringComparison.Ordinal);
        Assert.Contains("Their 4 records", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, Cmg("validate").ExitCode);
    }

    [Fact]
    public void What_has_only_one_half_is_told()
    {
        Write("contoso.zone", Zone);
        Certificate("certs/falls.cer", "CN=granitefalls.contoso.com", ["granitefalls.contoso.com"], isPublic: true);
        Certificate("certs/gone.cer", "CN=granitegone.contoso.com", ["granitegone.contoso.com"], isPublic: true);
        Certificate("certs/wild.cer", "CN=*.fabrikam.com", ["*.fabrikam.com"], isPublic: true);
        Certificate("certs/new.cer", "CN=granitenew.fabrikam.com", ["granitenew.fabrikam.com"], isPublic: true);
        var run = Cmg("init", "--from-zone", "contoso.zone", "--from-certificate", "certs");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["certs/gone.cer(1,1): warning CMG8052", "certs/new.cer(1,1): warning CMG8053", "certs/wild.cer(1,1): warning CMG8052", "contoso.zone(4,1): warning CMG8051"],
            run.Error.Trim().Split('\n').Select(line => string.Join(':', line.Split(':')[..2])));
        Assert.Contains("  - prefix: granitenew\n    domain: fabrikam.com\n    state: planned\n", Read("cmg.yaml"), StringComparison.Ordinal);
        Assert.Equal(0, Cmg("render").ExitCode);
        Assert.False(Directory.Exists(Path.Combine(Folder, "rendered/zones/fabrikam.com")) && Read("rendered/zones/fabrikam.com/bind/records.zone").Contains("CNAME", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("granite_falls.contoso.com")]
    [InlineData("web-01.fabrikam.com")]
    [InlineData("granite.chinaeast.cloudapp.chinacloudapi.cn")]
    public void A_name_that_no_gateway_has_is_told(string name)
    {
        Write("contoso.zone", Zone);
        Certificate("x.cer", $"CN={name}", [name], isPublic: true);
        var run = Cmg("init", "--from-zone", "contoso.zone", "--from-certificate", "x.cer");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("x.cer(1,1): warning CMG8052", run.Error, StringComparison.Ordinal);
        Assert.Contains("no gateway has such a name", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_with_a_name_of_Azure_needs_no_record()
    {
        Certificate("azure.cer", "CN=GraniteFalls.WestUS.CloudApp.Azure.Com, O=Contoso", ["GraniteFalls.WestUS.CloudApp.Azure.Com"], isPublic: false);
        var run = Cmg("init", "--from-certificate", "azure.cer");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("azure.cer(1,1): warning CMG8053: Nothing says the domain of 'granitefalls.westus.cloudapp.azure.com'", run.Error, StringComparison.Ordinal);
        var show = Json("show");
        Assert.Equal("granitefalls.westus.cloudapp.azure.com", (string)show["gateways"]![0]!["serviceName"]!);
        Assert.Equal("GraniteFalls.WestUS.CloudApp.Azure.Com", (string)show["gateways"]![0]!["certificate"]!["commonName"]!);
    }

    [Fact]
    public void Of_two_with_one_name_the_later_one_is_taken()
    {
        Certificate("old.cer", "CN=Granitefalls.contoso.com", ["granitefalls.contoso.com"], isPublic: true, end: new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        Certificate("new.cer", "CN=granitefalls.contoso.com", ["granitefalls.contoso.com"], isPublic: true);
        var run = Cmg("init", "--from-certificate", "old.cer", "--from-certificate", "new.cer");
        Assert.Contains("old.cer(1,1): warning CMG8055: The certificate 'Granitefalls.contoso.com' isn't looked at: new.cer(1,1)", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("previousCommonName", Read("cmg.yaml"), StringComparison.Ordinal);
    }

    /// <summary>A value that the rules refuse goes with the rest of its certificate, and the gateway stays.</summary>
    [Fact]
    public void What_a_spec_cannot_say_of_a_certificate_is_left_out()
    {
        Write("contoso.zone", Zone);
        Certificate("a.cer", $"CN=granitefalls.contoso.com, O={new string('o', 64)}", ["granitefalls.contoso.com", "a.cloudapp.azure.com"], isPublic: true);
        Certificate("b.cer", "CN=graniteeu.contoso.com, SERIALNUMBER=1, E=a@contoso.com", ["graniteeu.contoso.com"], isPublic: false, RSA.Create(3072));
        var run = Cmg("init", "--from-zone", "contoso.zone", "--from-certificate", "a.cer", "--from-certificate", "b.cer");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Error.Split("warning CMG8054").Length - 1);
        Assert.Contains("its key, RSA of 3072 bits; ", run.Error, StringComparison.Ordinal);
        Assert.Contains("E, SERIALNUMBER of its subject", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Cmg("validate").ExitCode);
    }

    [Fact]
    public void A_chain_is_read_and_its_CAs_passed_over()
    {
        var leaf = Certificate("leaf.cer", "CN=granitefalls.contoso.com", ["granitefalls.contoso.com"], isPublic: true);
        var request = new CertificateRequest("CN=CA", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Write("chain.pem", $"text before\n{authority.ExportCertificatePem()}\n{leaf}\n");
        Assert.Equal(0, Cmg("init", "--from-certificate", "chain.pem").ExitCode);
        Assert.Contains("prefix: granitefalls\n", Read("cmg.yaml"), StringComparison.Ordinal);
        Write("ca.pem", authority.ExportCertificatePem());
        var run = Cmg("init", "x.yaml", "--from-certificate", "ca.pem");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CMG8055: The certificate isn't looked at: it is a CA's.", run.Error, StringComparison.Ordinal);
        Assert.Contains("CMG8057", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("request.csr", "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n", "a certificate request")]
    [InlineData("broken.cer", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "This is ")]
    [InlineData("text.cer", "hello", "This is ")]
    public void What_is_no_certificate_is_an_error(string name, string text, string message)
    {
        Write(name, text);
        var run = Cmg("init", "--from-certificate", name);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{name}(1,1): error CMG5054: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.StartsWith("none(1,1): error CMG5050: ", Cmg("init", "--from-certificate", "none").Error, StringComparison.Ordinal);
    }

    /// <summary>Signed by itself, which nothing here minds. DER, but for names that end in .pem.</summary>
    private string Certificate(
        string file, string subject, string[] names, bool isPublic, RSA? key = null, HashAlgorithmName? hash = null, DateTimeOffset? end = null)
    {
        var request = new CertificateRequest(subject, key ?? Key, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var alternative = new SubjectAlternativeNameBuilder();
        Array.ForEach(names, alternative.AddDnsName);
        request.CertificateExtensions.Add(alternative.Build());
        if (isPublic)
        {
            var policies = new AsnWriter(AsnEncodingRules.DER);
            using (policies.PushSequence())
            using (policies.PushSequence())
            {
                policies.WriteObjectIdentifier("2.23.140.1.2.2");
            }

            request.CertificateExtensions.Add(new X509Extension("2.5.29.32", policies.Encode(), critical: false));
        }

        using var certificate = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), end ?? new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file.EndsWith(".pem", StringComparison.Ordinal) ? System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()) : certificate.RawData);
        return certificate.ExportCertificatePem();
    }
}
