using System.Text;
using CmgIac.Core.Adoption;
using CmgIac.Core.Tests.Certificates.X509;
using Xunit;

namespace CmgIac.Core.Tests.Adoption;

/// <summary>Certificates that are handed in to make a spec of.</summary>
public class CertificateSearchTest
{
    [Theory]
    [InlineData("x.csr", "garbage", "a certificate request")]
    [InlineData("x.inf", "garbage", "a certreq policy file")]
    [InlineData("x.p12", "garbage", "a PFX")]
    [InlineData("x.p7b", "garbage", "a bag of certificates")]
    [InlineData("x", "ssh-rsa AAAA me", "a private key")]
    [InlineData("x.crl", "garbage", "a revocation list")]
    [InlineData("x.txt", "garbage", "nothing that cmg knows")]
    [InlineData("x", "-----BEGIN CERTIFICATE-----\nMI!B\n-----END CERTIFICATE-----\n", "a certificate that isn't base64")]
    public void What_is_no_certificate_is_told_as_what_it_is(string name, string text, string kind)
    {
        var (found, diagnostics) = CertificateSearch.Find(name, Encoding.ASCII.GetBytes(text));
        Assert.Empty(found);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("CMG5054", diagnostic.Code);
        Assert.Contains(kind, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_one_common_name_is_passed_over()
    {
        var (found, diagnostics) = CertificateSearch.Find("x", new Forged { Subject = ["2.5.4.3=a", "2.5.4.3=b"] }.Certificate());
        Assert.Empty(found);
        Assert.Contains("its subject hasn't exactly one common name", Assert.Single(diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_spec_cannot_say_is_told()
    {
        var (found, diagnostics) = CertificateSearch.Find("x", new Forged
        {
            Subject = ["2.5.4.11=IT", "2.5.4.3=granitefalls.contoso.com"], Key = "ec", SigningKey = "ec-ca", Hash = System.Security.Cryptography.HashAlgorithmName.SHA384,
            Names = ["dns:granitefalls.contoso.com", "ip:0A000001"], Policy = "2.23.140.1.2.2", Template = "1.2.3.4",
        }.Certificate());
        var certificate = Assert.Single(found);
        Assert.Equal((null, "sha384", true, (string?)null, null), (certificate.KeyLength, certificate.Hash, certificate.IsPublic, certificate.Template, certificate.OrganizationalUnit));
        Assert.EndsWith(
            "its key, EC P-256; alternative names that aren't DNS names; OU of its subject, which no public CA signs any more.",
            Assert.Single(diagnostics).Message.Replace(" of it can't stand in a spec", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa3072", "2.23.140.1.2.2", "its key, RSA of 3072 bits")]
    [InlineData("rsa2048", "2.23.140.1.2.2", "2.5.4.5|SERIALNUMBER of its subject")]
    [InlineData("rsa2048", "1.2.3", "2.5.4.11|")]
    public void One_thing_that_a_spec_cannot_say_is_told_alone(string key, string policy, string part)
    {
        var (type, unsaid) = part.Split('|') is [var first, var second] ? (first, second) : ("2.5.4.10", part);
        var (_, diagnostics) = CertificateSearch.Find("x", new Forged { Key = key, Policy = policy, Subject = [$"{type}=x", "2.5.4.3=granitefalls.contoso.com"] }.Certificate());
        Assert.Equal(
            unsaid.Length == 0 ? [] : [$"Of the certificate 'granitefalls.contoso.com' the spec doesn't say all: {unsaid}."],
            diagnostics.Select(item => item.Message));
    }

    [Fact]
    public void What_a_spec_can_say_is_found()
    {
        var (found, diagnostics) = CertificateSearch.Find("x", new Forged
        {
            Subject = ["2.5.4.10=Contoso", "2.5.4.11=IT", "2.5.4.3=granitefalls.contoso.com"], Names = null, Template = "WebServer",
            Hash = System.Security.Cryptography.HashAlgorithmName.SHA1,
        }.Certificate());
        Assert.Empty(diagnostics);
        var certificate = Assert.Single(found);
        Assert.Equal(
            ((int?)2048, (string?)null, false, "WebServer", "IT", "Contoso"),
            (certificate.KeyLength, certificate.Hash, certificate.IsPublic, certificate.Template, certificate.OrganizationalUnit, certificate.Organization));
    }
}
