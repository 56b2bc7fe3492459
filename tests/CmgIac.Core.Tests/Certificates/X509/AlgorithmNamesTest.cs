using System.Formats.Asn1;
using System.Text;
using CmgIac.Core.Certificates.X509;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>What identifiers and labels are called, one by one.</summary>
public class AlgorithmNamesTest
{
    [Theory]
    [InlineData("1.2.840.113549.1.1.10", null, "RSASSA-PSS")]
    [InlineData("1.2.840.10040.4.1", null, "DSA")]
    [InlineData("1.2.840.10045.2.1", "1.2.840.10045.3.1.7", "EC P-256")]
    [InlineData("1.2.840.10045.2.1", "1.3.132.0.34", "EC P-384")]
    [InlineData("1.2.840.10045.2.1", "1.3.132.0.35", "EC P-521")]
    [InlineData("1.2.840.10045.2.1", "1.2.3", "EC 1.2.3")]
    [InlineData("1.2.840.10045.2.1", null, "EC with a curve of its own")]
    [InlineData("1.3.101.110", null, "X25519")]
    [InlineData("1.3.101.112", null, "Ed25519")]
    [InlineData("1.3.101.113", null, "Ed448")]
    [InlineData("2.16.840.1.101.3.4.3.17", null, "ML-DSA-44")]
    [InlineData("2.16.840.1.101.3.4.3.18", null, "ML-DSA-65")]
    [InlineData("2.16.840.1.101.3.4.3.19", null, "ML-DSA-87")]
    [InlineData("1.2.3.4", null, "1.2.3.4")]
    public void Key(string type, string? curve, string expected) => Assert.Equal(expected, SubjectKey.Read(Sequence(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            if (curve is not null)
            {
                writer.WriteObjectIdentifier(curve);
            }
        }

        writer.WriteBitString([1]);
    })).Algorithm);

    [Theory]
    [InlineData("2.5.4.3", "CN")]
    [InlineData("2.5.4.4", "SN")]
    [InlineData("2.5.4.5", "SERIALNUMBER")]
    [InlineData("2.5.4.6", "C")]
    [InlineData("2.5.4.7", "L")]
    [InlineData("2.5.4.8", "S")]
    [InlineData("2.5.4.9", "STREET")]
    [InlineData("2.5.4.10", "O")]
    [InlineData("2.5.4.11", "OU")]
    [InlineData("0.9.2342.19200300.100.1.25", "DC")]
    [InlineData("1.2.840.113549.1.9.1", "E")]
    [InlineData("1.2.3.4", "OID.1.2.3.4")]
    public void Attribute_of_a_name(string type, string expected) =>
        Assert.Equal(expected, new NamePart(type, UniversalTagNumber.UTF8String, "x").Key);

    /// <summary>Of bytes that say nothing themselves.</summary>
    [Theory]
    [InlineData("CERTIFICATE", nameof(FileKind.Certificate))]
    [InlineData("X509 CERTIFICATE", nameof(FileKind.Certificate))]
    [InlineData("TRUSTED CERTIFICATE", nameof(FileKind.Certificate))]
    [InlineData("CERTIFICATE REQUEST", nameof(FileKind.Request))]
    [InlineData("NEW CERTIFICATE REQUEST", nameof(FileKind.Request))]
    [InlineData("PKCS7", nameof(FileKind.Pkcs7))]
    [InlineData("CMS", nameof(FileKind.Pkcs7))]
    [InlineData("PKCS #7 SIGNED DATA", nameof(FileKind.Pkcs7))]
    [InlineData("PKCS12", nameof(FileKind.Pfx))]
    [InlineData("X509 CRL", nameof(FileKind.RevocationList))]
    [InlineData("ENCRYPTED PRIVATE KEY", nameof(FileKind.EncryptedPrivateKey))]
    [InlineData("PGP PUBLIC KEY BLOCK", nameof(FileKind.ForeignKey))]
    [InlineData("SSH2 PUBLIC KEY", nameof(FileKind.ForeignKey))]
    [InlineData("OPENSSH PRIVATE KEY", nameof(FileKind.ForeignKey))]
    [InlineData("EC PRIVATE KEY", nameof(FileKind.PrivateKey))]
    [InlineData("RSA PUBLIC KEY", nameof(FileKind.PublicKey))]
    [InlineData("NOTE", nameof(FileKind.Unknown))]
    public void Label_of_PEM(string label, string kind) =>
        Assert.Equal(kind, HandedContent.Read("x", Encoding.ASCII.GetBytes($"-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n")).Blocks.Single().Kind.ToString());

    [Theory]
    [InlineData(UniversalTagNumber.UTF8String, "C3A9", "é")]
    [InlineData(UniversalTagNumber.UTF8String, "C3", null)]
    [InlineData(UniversalTagNumber.PrintableString, "412A", "A*")]
    [InlineData(UniversalTagNumber.IA5String, "E9", "é")]
    [InlineData(UniversalTagNumber.NumericString, "31", "1")]
    [InlineData(UniversalTagNumber.VisibleString, "41", "A")]
    [InlineData(UniversalTagNumber.T61String, "E9", "é")]
    [InlineData(UniversalTagNumber.BMPString, "00E9", "é")]
    [InlineData(UniversalTagNumber.BMPString, "00E900", null)]
    [InlineData(UniversalTagNumber.UniversalString, "0001F600", "😀")]
    [InlineData(UniversalTagNumber.UniversalString, "0001F6", null)]
    [InlineData(UniversalTagNumber.OctetString, "41", null)]
    public void Text_of_a_string_type(UniversalTagNumber type, string bytes, string? expected) =>
        Assert.Equal(expected, DerText.Decode(type, Convert.FromHexString(bytes)));

    private static AsnReader Sequence(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            write(writer);
        }

        return new AsnReader(writer.Encode(), AsnEncodingRules.BER);
    }
}
