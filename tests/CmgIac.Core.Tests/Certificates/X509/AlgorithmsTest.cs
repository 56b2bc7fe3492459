using System.Formats.Asn1;
using System.Numerics;
using CmgIac.Core.Certificates.X509;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>Every algorithm that a certificate can name, as people call it.</summary>
public class AlgorithmsTest
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private const string MaskGeneration1 = "1.2.840.113549.1.1.8";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    [Theory]
    [InlineData("1.2.840.113549.1.1.2", "RSA with MD2")]
    [InlineData("1.2.840.113549.1.1.3", "RSA with MD4")]
    [InlineData("1.2.840.113549.1.1.4", "RSA with MD5")]
    [InlineData("1.3.14.3.2.3", "RSA with MD5")]
    [InlineData("1.2.840.113549.1.1.5", "RSA with SHA1")]
    [InlineData("1.3.14.3.2.15", "RSA with SHA1")]
    [InlineData("1.3.14.3.2.29", "RSA with SHA1")]
    [InlineData("1.2.840.113549.1.1.11", "RSA with SHA256")]
    [InlineData("1.2.840.113549.1.1.12", "RSA with SHA384")]
    [InlineData("1.2.840.113549.1.1.13", "RSA with SHA512")]
    [InlineData("1.2.840.113549.1.1.14", "RSA with SHA224")]
    [InlineData("2.16.840.1.101.3.4.3.14", "RSA with SHA3-256")]
    [InlineData("2.16.840.1.101.3.4.3.15", "RSA with SHA3-384")]
    [InlineData("2.16.840.1.101.3.4.3.16", "RSA with SHA3-512")]
    [InlineData("1.2.840.10045.4.1", "ECDSA with SHA1")]
    [InlineData("1.2.840.10045.4.3.1", "ECDSA with SHA224")]
    [InlineData("1.2.840.10045.4.3.2", "ECDSA with SHA256")]
    [InlineData("1.2.840.10045.4.3.3", "ECDSA with SHA384")]
    [InlineData("1.2.840.10045.4.3.4", "ECDSA with SHA512")]
    [InlineData("1.2.840.10040.4.3", "DSA with SHA1")]
    [InlineData("2.16.840.1.101.3.4.3.1", "DSA with SHA224")]
    [InlineData("2.16.840.1.101.3.4.3.2", "DSA with SHA256")]
    [InlineData("1.3.101.112", "Ed25519")]
    [InlineData("1.3.101.113", "Ed448")]
    [InlineData("1.2.3.4", "1.2.3.4")]
    public void A_signature_has_a_name(string type, string expected) => Assert.Equal(expected, $"{Signed(writer => writer.WriteObjectIdentifier(type))}");

    /// <summary>The Baseline Requirements want mask and salt of the hash and of its length (7.1.3.2.1).</summary>
    [Theory]
    [InlineData("1.2.840.113549.2.5", 16, "MD5", true)]
    [InlineData("1.3.14.3.2.26", 20, "SHA1", true)]
    [InlineData("2.16.840.1.101.3.4.2.4", 28, "SHA224", true)]
    [InlineData(Sha256, 32, "SHA256", true)]
    [InlineData(Sha256, 20, "SHA256", false)]
    [InlineData(Sha256, -1, "SHA256", false)]
    [InlineData("2.16.840.1.101.3.4.2.2", 48, "SHA384", true)]
    [InlineData("2.16.840.1.101.3.4.2.3", 64, "SHA512", true)]
    [InlineData("1.2.3.4", 32, "an unknown hash", false)]
    public void Pss_has_a_hash_and_perhaps_the_usual_salt(string hash, int salt, string name, bool isUsual)
    {
        var read = OfPss(hash, MaskGeneration1, hash, salt);
        Assert.Equal(($"RSASSA-PSS with {name}", isUsual), ($"{read}", read.HasUsualSalt));
    }

    [Fact]
    public void Pss_with_another_mask_is_not_the_usual_one()
    {
        Assert.False(OfPss(Sha256, MaskGeneration1, "1.3.14.3.2.26", 32).HasUsualSalt);
        Assert.False(OfPss(Sha256, "1.2.3.4", Sha256, 32).HasUsualSalt);
    }

    [Fact]
    public void Pss_without_parameters_is_that_of_SHA_1()
    {
        var read = Signed(writer => writer.WriteObjectIdentifier(Pss));
        Assert.Equal(("RSASSA-PSS with SHA1", true), ($"{read}", read.HasUsualSalt));
    }

    [Theory]
    [InlineData("1.2.840.10040.4.3", "DSA", null)]
    [InlineData("1.2.840.10040.4.3", "RSA", false)]
    [InlineData("1.3.101.112", "Ed25519", null)]
    [InlineData("1.3.101.112", "RSA", false)]
    [InlineData("1.2.840.10045.4.3.1", "EC P-256", null)]
    [InlineData("1.2.3.4", "RSA", null)]
    public void Whose_signature_it_is_can_be_unknown(string type, string key, bool? expected) => Assert.Equal(
        expected, new Signature(Signed(writer => writer.WriteObjectIdentifier(type)), default, default).IsBy(new(key, null, null, default)));

    [Theory]
    [InlineData("1.2.840.113549.1.1.10", null, "RSASSA-PSS")]
    [InlineData("1.2.840.10040.4.1", null, "DSA")]
    [InlineData("1.2.840.10045.2.1", "1.2.840.10045.3.1.7", "EC P-256")]
    [InlineData("1.2.840.10045.2.1", "1.3.132.0.34", "EC P-384")]
    [InlineData("1.2.840.10045.2.1", "1.3.132.0.35", "EC P-521")]
    [InlineData("1.2.840.10045.2.1", "1.3.132.0.10", "EC 1.3.132.0.10")]
    [InlineData("1.2.840.10045.2.1", null, "EC with a curve of its own")]
    [InlineData("1.2.840.10045.2.1", "", "EC with a curve of its own")]
    [InlineData("1.3.101.110", null, "X25519")]
    [InlineData("1.3.101.112", null, "Ed25519")]
    [InlineData("1.3.101.113", null, "Ed448")]
    [InlineData("2.16.840.1.101.3.4.3.17", null, "ML-DSA-44")]
    [InlineData("2.16.840.1.101.3.4.3.18", null, "ML-DSA-65")]
    [InlineData("2.16.840.1.101.3.4.3.19", null, "ML-DSA-87")]
    [InlineData("1.2.3.4", null, "1.2.3.4")]
    public void A_key_has_a_name(string type, string? curve, string expected)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(type);
                if (curve is { Length: > 0 })
                {
                    writer.WriteObjectIdentifier(curve);
                }
                else if (curve is not null)
                {
                    using var parameters = writer.PushSequence();
                }
            }

            writer.WriteBitString([1, 2, 3]);
        }

        Assert.Equal(expected, SubjectKey.Read(new(writer.Encode(), AsnEncodingRules.BER)).Algorithm);
    }

    [Theory]
    [InlineData("1.2.840.113549.1.1.11", "0500", true)]
    [InlineData("1.2.840.113549.1.1.11", "3000", false)]
    [InlineData("1.2.840.10045.4.3.2", "3000", true)]
    public void Parameters_of_RSA_are_none(string type, string parameters, bool isRead)
    {
        void Read() => Signed(writer =>
        {
            writer.WriteObjectIdentifier(type);
            writer.WriteEncodedValue(Convert.FromHexString(parameters));
        });
        Assert.Equal(isRead, Record.Exception(Read) is not AsnContentException);
    }

    [Theory]
    [InlineData(5, 3, true)]
    [InlineData(0, 3, false)]
    [InlineData(5, 0, false)]
    [InlineData(-5, 3, false)]
    [InlineData(5, -3, false)]
    public void Numbers_of_an_RSA_key_are_positive(int modulus, int exponent, bool isRead)
    {
        var (key, numbers) = (new AsnWriter(AsnEncodingRules.DER), new AsnWriter(AsnEncodingRules.DER));
        using (numbers.PushSequence())
        {
            numbers.WriteInteger(modulus);
            numbers.WriteInteger(exponent);
        }

        using (key.PushSequence())
        {
            using (key.PushSequence())
            {
                key.WriteObjectIdentifier("1.2.840.113549.1.1.1");
                key.WriteNull();
            }

            key.WriteBitString(numbers.Encode());
        }

        Assert.Equal(isRead, Record.Exception(() => SubjectKey.Read(new(key.Encode(), AsnEncodingRules.BER))) is null);
    }

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
    public void A_part_of_a_name_has_a_key(string type, string expected) => Assert.Equal(expected, new NamePart(type, UniversalTagNumber.UTF8String, "x").Key);

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
    [InlineData(UniversalTagNumber.BMPString, "0041", "A")]
    [InlineData(UniversalTagNumber.BMPString, "00", null)]
    [InlineData(UniversalTagNumber.UniversalString, "00000041", "A")]
    [InlineData(UniversalTagNumber.UniversalString, "0041", null)]
    [InlineData(UniversalTagNumber.UTF8String, "FF", null)]
    public void A_text_is_read_by_its_type_or_not_at_all(UniversalTagNumber type, string bytes, string? expected) =>
        Assert.Equal(expected, DerText.Decode(type, Convert.FromHexString(bytes)));

    private static SignatureAlgorithm Signed(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            write(writer);
        }

        return SignatureAlgorithm.Read(new(writer.Encode(), AsnEncodingRules.BER));
    }

    /// <summary>A salt below zero stands for one that no number of 32 bits can say.</summary>
    private static SignatureAlgorithm OfPss(string hash, string generation, string mask, int salt) => Signed(writer =>
    {
        writer.WriteObjectIdentifier(Pss);
        using var parameters = writer.PushSequence();
        using (writer.PushSequence(new(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(hash);
        }

        using (writer.PushSequence(new(TagClass.ContextSpecific, 1)))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(generation);
            using var own = writer.PushSequence();
            writer.WriteObjectIdentifier(mask);
        }

        using (writer.PushSequence(new(TagClass.ContextSpecific, 2)))
        {
            writer.WriteInteger(salt < 0 ? BigInteger.Pow(2, 70) : salt);
        }

        using var trailer = writer.PushSequence(new(TagClass.ContextSpecific, 3));
        writer.WriteInteger(1);
    });
}
