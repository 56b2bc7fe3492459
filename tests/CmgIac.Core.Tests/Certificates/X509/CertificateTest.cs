using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Certificates.X509;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>What is read of certificates and requests is what .NET put there.</summary>
public class CertificateTest
{
    [Fact]
    public void Every_field_is_read()
    {
        var forged = new Forged
        {
            Subject = ["2.5.4.6=US", "2.5.4.10=Contoso, Ltd.", "2.5.4.3=granitefalls.contoso.com", "1.2.3.4=x"],
            Names = ["dns:granitefalls.contoso.com", "ip:0A000001", "ip:20010DB8000000000000000000000001", "uri:https://a/", "email:a@b"],
            Lists = ["http://a/1.crl", "ldap:///CN=x"],
            PathLength = 3,
            IsAuthority = true,
        };
        var certificate = Certificate.Read(forged.Certificate()).Value!;
        Assert.Equal("C=US,O=\"Contoso, Ltd.\",CN=granitefalls.contoso.com,OID.1.2.3.4=x", $"{certificate.Subject}");
        Assert.Equal("CN=Forged CA", $"{certificate.Issuer}");
        Assert.Equal(UniversalTagNumber.UTF8String, certificate.Subject.CommonNames.Single().Tag);
        Assert.Equal((3, "1234567890", forged.NotBefore, forged.NotAfter), (certificate.Version, certificate.SerialNumber, certificate.NotBefore, certificate.NotAfter));
        Assert.Equal(("RSA", 2048L, "65537"), (certificate.Key.Algorithm, certificate.Key.RsaBits, $"{certificate.Key.RsaExponent}"));
        Assert.Equal(
            ["Dns granitefalls.contoso.com", "IpAddress 10.0.0.1", "IpAddress 2001:db8:0:0:0:0:0:1", "Uri https://a/", "Email a@b"],
            certificate.Extensions.AlternativeNames!.Value.Select(name => $"{name.Kind} {name.Value}"));
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], certificate.Extensions.KeyPurposes!.Value);
        Assert.Equal(KeyUsages.DigitalSignature | KeyUsages.KeyEncipherment, certificate.Extensions.KeyUsage);
        Assert.Equal(new BasicConstraints(true, 3), certificate.Extensions.BasicConstraints);
        Assert.Equal(["http://a/1.crl", "ldap:///CN=x"], certificate.Extensions.CrlDistributionPoints!.Value.Select(name => name.Value));
        Assert.Equal("RSA with SHA256", $"{certificate.Signature.Algorithm}");
        using var loaded = X509CertificateLoader.LoadCertificate(forged.Certificate());
        Assert.Equal(loaded.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), certificate.Sha256);
    }

    [Fact]
    public void A_version_that_there_is_not_is_refused() =>
        Assert.Equal("has a version that there isn't", Certificate.Read(new Forged { Version = 4 }.Certificate()).Fault);

    [Fact]
    public void A_part_that_is_no_text_is_shown_as_such()
    {
        var der = new Forged().Certificate();
        der[der.AsSpan().IndexOf("granitefalls"u8)] = 0xFF;
        Assert.Equal("CN=\uFFFD", $"{Certificate.Read(der).Value!.Subject}");
    }

    [Fact]
    public void Key_identifiers_and_access_are_read()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var subjectKey = new X509SubjectKeyIdentifierExtension([1, 2, 0xAB], critical: false);
        request.CertificateExtensions.Add(subjectKey);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(subjectKey));
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(["http://ocsp"], ["http://ca.cer"]));
        using var made = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2055, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var certificate = Certificate.Read(made.RawData).Value!;
        Assert.Equal(("0102AB", "0102AB", 2055), (certificate.Extensions.SubjectKeyId, certificate.Extensions.AuthorityKeyId, certificate.NotAfter.Year));
        Assert.Equal([("1.3.6.1.5.5.7.48.1", "http://ocsp"), ("1.3.6.1.5.5.7.48.2", "http://ca.cer")], certificate.Extensions.AuthorityAccess.Select(item => (item.Method, item.Place.Value)));
        Assert.True(certificate.IsSelfSigned);
    }

    [Theory]
    [InlineData("rsa2048", "sha256", "RSA with SHA256")]
    [InlineData("rsa2048", "sha512", "RSA with SHA512")]
    [InlineData("rsa2048", "sha1", "RSA with SHA1")]
    [InlineData("rsa2048", "md5", "RSA with MD5")]
    [InlineData("ec", "sha384", "ECDSA with SHA384")]
    public void A_signature_is_by_its_key_alone(string key, string hash, string expected)
    {
        var forged = new Forged { SigningKey = key, Hash = new HashAlgorithmName(hash.ToUpperInvariant()) };
        var certificate = Certificate.Read(forged.Certificate()).Value!;
        Assert.Equal(expected, $"{certificate.Signature.Algorithm}");
        Assert.True(certificate.Signature.IsBy(Key(key)));
        Assert.False(certificate.Signature.IsBy(Key("rsa2048-other")));
        Assert.False(certificate.Signature.IsBy(Key("ec-other")));
    }

    [Fact]
    public void Pss_is_verified_with_its_hash()
    {
        var certificate = Certificate.Read(new Forged { Padding = RSASignaturePadding.Pss, Hash = HashAlgorithmName.SHA384 }.Certificate()).Value!;
        Assert.Equal("RSASSA-PSS with SHA384", $"{certificate.Signature.Algorithm}");
        Assert.True(certificate.Signature.IsBy(Key("rsa2048-ca")));
        Assert.False(certificate.Signature.IsBy(Key("rsa2048")));
    }

    [Theory]
    [InlineData("1.2.840.113549.1.9.14")]
    [InlineData("1.3.6.1.4.1.311.2.1.14")]
    public void A_request_asks_for_its_extensions_in_either_form(string attribute)
    {
        var request = RequestedCertificate.Read(new Forged { ExtensionsAttributes = [attribute], HasChallengePassword = true }.Request()).Value!;
        Assert.Equal(["granitefalls.contoso.com"], request.Extensions!.DnsNames);
        Assert.Equal((true, true), (request.IsSigned, request.HasChallengePassword));
        Assert.Null(RequestedCertificate.Read(new Forged { Names = null, Purposes = null, Usage = null }.Request()).Value!.Extensions);
    }

    /// <summary>Bytes that a string type doesn't have are shown as they are: the checks have to see them.</summary>
    [Theory]
    [InlineData(UniversalTagNumber.PrintableString, "*.contoso.com")]
    [InlineData(UniversalTagNumber.BMPString, "möbel.contoso.com")]
    [InlineData(UniversalTagNumber.UTF8String, "granitefalls\0.contoso.com")]
    [InlineData(UniversalTagNumber.T61String, "a.contoso.com")]
    public void A_name_is_read_in_any_string_type(UniversalTagNumber tag, string name) => Assert.Equal(
        name, Certificate.Read(new Forged { NameTag = tag, Subject = [$"2.5.4.3={name}"] }.Certificate()).Value!.Subject.CommonNames.Single().Value);

    private static SubjectKey Key(string name) => SubjectKey.Read(new(Forged.KeyOf(name).ExportSubjectPublicKeyInfo(), AsnEncodingRules.BER));
}
