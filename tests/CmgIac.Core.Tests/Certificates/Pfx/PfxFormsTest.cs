using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Pfx;

/// <summary>Versions, algorithms and contents that a PFX may name and no program writes.</summary>
public class PfxFormsTest
{
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string HmacSha256 = "1.2.840.113549.2.9";
    private const string Aes128 = "2.16.840.1.101.3.4.1.2";
    private const string TripleDes = "1.2.840.113549.3.7";

    private static readonly byte[] Good = PfxWriter.Chain.ExportPkcs12(
        new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1), PfxWriter.Secret);

    private static readonly byte[] Pbmac1 = HandMadePfx.WithPbmac1(HandMadePfx.Unprotected(contents => contents.AddCertificate(PfxWriter.Leaf)), PfxWriter.Secret, 1000);

    [Fact]
    public void The_version_is_three() => Assert.Equal(
        "has another version than 3, the only one that there is", PfxReader.Read(Patched(Good, "020103", "020104")).Fault);

    [Fact]
    public void A_MAC_by_a_hash_that_is_not_there_is_named()
    {
        var opening = Open(Patched(Good, "0609608648016503040201", "0609608648016503040204"));
        Assert.Equal((PfxLock.Algorithm, "2.16.840.1.101.3.4.2.4"), (opening.Lock, opening.Subject));
    }

    [Fact]
    public void A_MAC_is_as_long_as_its_hash() => Assert.Equal(
        "has a MAC of another length than its hash", PfxReader.Read(Patched(Good, "0609608648016503040201", "0609608648016503040202")).Fault);

    [Fact]
    public void Contents_for_the_key_of_a_recipient_are_counted_and_not_read() =>
        Assert.Contains(PfxReader.Read(Patched(Good, "06092A864886F70D010706", "06092A864886F70D010703")).Value!.Parts, part => part.Kind == PfxPartKind.Enveloped);

    /// <summary>The derivation, its function, and the MAC's own algorithm.</summary>
    [Theory]
    [InlineData("06092A864886F70D01050C", "06092A864886F70D01050B")]
    [InlineData("06082A864886F70D020B", "06082A864886F70D021F")]
    [InlineData("06082A864886F70D0209", "06082A864886F70D021F")]
    public void Pbmac1_by_what_is_not_there_is_named(string old, string replacement)
    {
        Assert.Equal(PfxLock.Passphrase, Open(Pbmac1).Lock);
        Assert.NotNull(Open(Pbmac1).Contents);
        var opening = Open(Patched(Pbmac1, old, replacement));
        Assert.Equal((PfxLock.Algorithm, "PBMAC1"), (opening.Lock, opening.Subject));
    }

    [Theory]
    [InlineData(false, "a part of it is no well-formed DER")]
    [InlineData(true, "nests contents more than 8 deep")]
    public void Damage_below_a_right_MAC_is_damage(bool isNested, string subject)
    {
        byte[] contents = isNested ? HandMadePfx.Nested(PfxBagReader.MaxDepth) : [0x30, 0x03, 0x02];
        var opening = Open(HandMadePfx.WithPbmac1(HandMadePfx.OfContents(contents, 1), PfxWriter.Secret, 1000));
        Assert.Equal((PfxLock.Damage, subject), (opening.Lock, opening.Subject));
    }

    [Fact]
    public void A_key_may_be_on_an_elliptic_curve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var opening = Open(HandMadePfx.Of(HandMadePfx.Contents(contents => contents.AddKeyUnencrypted(key)), PfxWriter.Secret));
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), Assert.Single(opening.Contents!.Keys).PublicKey);
    }

    [Fact]
    public void A_certificate_of_another_kind_is_something_else()
    {
        var opening = Open(HandMadePfx.Of(
            HandMadePfx.Contents(contents => contents.AddSafeBag(new Pkcs12CertBag(new Oid("1.2.840.113549.1.9.22.2"), new byte[] { 4, 1, 7 }))), PfxWriter.Secret));
        Assert.Equal((0, 1), (opening.Contents!.Certificates.Length, opening.Contents.Others));
    }

    [Theory]
    [InlineData(Aes128, 16, 16, HmacSha256, "AES-128-CBC with PBKDF2 and SHA256")]
    [InlineData(Aes128, null, 16, "1.2.840.113549.2.7", "AES-128-CBC with PBKDF2 and SHA1")]
    [InlineData("2.16.840.1.101.3.4.1.22", 24, 16, "1.2.840.113549.2.10", "AES-192-CBC with PBKDF2 and SHA384")]
    [InlineData("2.16.840.1.101.3.4.1.42", 32, 16, "1.2.840.113549.2.11", "AES-256-CBC with PBKDF2 and SHA512")]
    [InlineData(TripleDes, 24, 8, HmacSha256, "3DES with PBKDF2 and SHA256")]
    [InlineData(Aes128, 16, 16, "1.2.3.4", "PBES2 with 1.2.3.4")]
    [InlineData("1.2.3.4", 16, 16, HmacSha256, "PBES2 with 1.2.3.4")]
    public void A_cipher_has_a_name(string scheme, int? keyLength, int vector, string function, string expected) =>
        Assert.Equal(expected, PfxCipher.Read(Pbes2(Pbkdf2, scheme, keyLength, vector, function)).Name);

    [Theory]
    [InlineData(32, 16, "has a derived key of another length than its cipher's")]
    [InlineData(0, 16, "has a derived key of a length that no key has")]
    [InlineData(65, 16, "has a derived key of a length that no key has")]
    [InlineData(-1, 16, "has a derived key of a length that no key has")]
    [InlineData(16, 8, "has an initialization vector of another length than its cipher's block")]
    public void A_cipher_fits_its_key(int keyLength, int vector, string fault) =>
        Assert.Equal(fault, Assert.Throws<DerFormException>(() => PfxCipher.Read(Pbes2(Pbkdf2, Aes128, keyLength, vector, HmacSha256))).Message);

    [Theory]
    [InlineData("1.2.840.113549.1.12.1.1", "RC4 with 128 bits and SHA-1")]
    [InlineData("1.2.840.113549.1.12.1.2", "RC4 with 40 bits and SHA-1")]
    [InlineData("1.2.840.113549.1.5.3", "DES with MD5")]
    [InlineData("1.2.840.113549.1.5.10", "DES with SHA-1")]
    [InlineData("1.2.3.4", "1.2.3.4")]
    public void A_cipher_that_is_not_there_is_named_and_opens_nothing(string identifier, string expected)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
        }

        var cipher = PfxCipher.Read(new(writer.Encode(), AsnEncodingRules.DER));
        Assert.Equal((expected, false, 0L), (cipher.Name, cipher.IsKnown, cipher.Work));
        Assert.Null(cipher.Decrypt([1, 2, 3], PfxPassphrase.Empty));
    }

    [Fact]
    public void A_derivation_that_is_not_there_is_named() =>
        Assert.Equal("PBES2 with 1.2.3.4", PfxCipher.Read(Pbes2("1.2.3.4", Aes128, 16, 16, HmacSha256)).Name);

    private static PfxOpening Open(byte[] pfx)
    {
        using var passphrase = PfxPassphrase.Of(PfxWriter.Secret);
        return PfxOpener.Open(PfxReader.Read(pfx).Value!, passphrase);
    }

    private static byte[] Patched(byte[] bytes, string old, string replacement)
    {
        byte[] patched = [.. bytes];
        var at = patched.AsSpan().IndexOf(Convert.FromHexString(old));
        Assert.True(at >= 0, old);
        Convert.FromHexString(replacement).CopyTo(patched, at);
        return patched;
    }

    /// <summary>A key's length below zero stands for one that no number of 32 bits can say.</summary>
    private static AsnReader Pbes2(string derivation, string scheme, int? keyLength, int vector, string function)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.5.13");
            using var parameters = writer.PushSequence();
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(derivation);
                using var own = writer.PushSequence();
                writer.WriteOctetString([1, 2, 3, 4]);
                writer.WriteInteger(1000);
                if (keyLength is { } length)
                {
                    writer.WriteInteger(length < 0 ? BigInteger.Pow(2, 70) : length);
                }

                using var prf = writer.PushSequence();
                writer.WriteObjectIdentifier(function);
            }

            using var encryption = writer.PushSequence();
            writer.WriteObjectIdentifier(scheme);
            writer.WriteOctetString(new byte[vector]);
        }

        return new(writer.Encode(), AsnEncodingRules.DER);
    }
}
