using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Core.Tests.Certificates.Pfx;

/// <summary>PFX files by .NET's own builder, and, where that is too well-behaved, written value by value.</summary>
internal static class HandMadePfx
{
    private const string Data = "1.2.840.113549.1.7.1";

    private static readonly Asn1Tag Explicit = new(TagClass.ContextSpecific, 0);

    public static Pkcs12SafeContents Contents(Action<Pkcs12SafeContents> fill)
    {
        var contents = new Pkcs12SafeContents();
        fill(contents);
        return contents;
    }

    /// <summary>Encrypted as a whole, with a MAC.</summary>
    public static byte[] Of(Pkcs12SafeContents contents, string passphrase)
    {
        var builder = new Pkcs12Builder();
        builder.AddSafeContentsEncrypted(contents, passphrase, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1));
        builder.SealWithMac(passphrase, HashAlgorithmName.SHA256, 1);
        return builder.Encode();
    }

    public static byte[] Unprotected(Action<Pkcs12SafeContents> fill)
    {
        var builder = new Pkcs12Builder();
        builder.AddSafeContentsUnencrypted(Contents(fill));
        builder.SealWithoutIntegrity();
        return builder.Encode();
    }

    /// <summary>The PFX, which has no MAC, with one by PBMAC1 (RFC 9879), which no program of Debian 12 writes.</summary>
    public static byte[] WithPbmac1(byte[] pfx, string passphrase, int iterations, int keyLength = 32)
    {
        var reader = new AsnReader(pfx, AsnEncodingRules.DER).ReadSequence();
        reader.ReadInteger();
        var content = reader.ReadEncodedValue();
        var wrapped = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
        wrapped.ReadObjectIdentifier();
        var authenticated = wrapped.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true)).ReadOctetString();
        var salt = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 };
        var key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Math.Min(iterations, 5000), HashAlgorithmName.SHA512, keyLength);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(3);
            writer.WriteEncodedValue(content.Span);
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier("1.2.840.113549.1.5.14");
                        WritePbmac1(writer, salt, iterations, keyLength);
                    }

                    writer.WriteOctetString(HMACSHA256.HashData(key, authenticated));
                }

                writer.WriteOctetString("NOT USED"u8);
                writer.WriteInteger(1);
            }
        }

        return writer.Encode();
    }

    private static void WritePbmac1(AsnWriter writer, byte[] salt, int iterations, int keyLength)
    {
        using var parameters = writer.PushSequence();
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.5.12");
            using var derivation = writer.PushSequence();
            writer.WriteOctetString(salt);
            writer.WriteInteger(iterations);
            writer.WriteInteger(keyLength);
            using var function = writer.PushSequence();
            writer.WriteObjectIdentifier("1.2.840.113549.2.11");
            writer.WriteNull();
        }

        using var scheme = writer.PushSequence();
        writer.WriteObjectIdentifier("1.2.840.113549.2.9");
        writer.WriteNull();
    }

    /// <summary>A SafeContents of nothing but a SafeContents, and so on; linear in <paramref name="depth"/>.</summary>
    public static byte[] Nested(int depth)
    {
        var (reversed, type) = (new List<byte>(), Convert.FromHexString("060B2A864886F70D010C0A0106"));
        Header(0x30);
        for (var i = 0; i < depth; i++)
        {
            Header(0xA0);
            reversed.AddRange(type.Reverse());
            Header(0x30);
            Header(0x30);
        }

        reversed.Reverse();
        return [.. reversed];

        void Header(byte tag)
        {
            var length = reversed.Count;
            reversed.AddRange(
                length < 0x80 ? [(byte)length] : [(byte)length, (byte)(length >> 8), (byte)(length >> 16), 0x83]);
            reversed.Add(tag);
        }
    }

    /// <summary>A PFX without MAC of these contents, plain or encrypted with as many iterations as are claimed.</summary>
    public static byte[] OfContents(byte[] contents, long? iterations)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(3);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Data);
                using (writer.PushSequence(Explicit))
                using (writer.PushOctetString())
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    WritePart(writer, contents, iterations);
                }
            }
        }

        return writer.Encode();
    }

    /// <summary>An EncryptedPrivateKeyInfo that claims another count than it was made with.</summary>
    public static byte[] WithIterations(ReadOnlyMemory<byte> encryptedKey, long iterations)
    {
        var value = new AsnReader(new AsnReader(encryptedKey, AsnEncodingRules.BER).ReadSequence().ReadEncodedValue(), AsnEncodingRules.BER);
        value.ReadSequence().ReadObjectIdentifier();
        var outer = new AsnReader(encryptedKey, AsnEncodingRules.BER).ReadSequence();
        outer.ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WriteCipher(writer, new byte[8], new byte[16], iterations);
            writer.WriteOctetString(outer.ReadOctetString());
        }

        return writer.Encode();
    }

    private static void WritePart(AsnWriter writer, byte[] contents, long? iterations)
    {
        writer.WriteObjectIdentifier(iterations is null ? Data : "1.2.840.113549.1.7.6");
        using var content = writer.PushSequence(Explicit);
        if (iterations is not { } claimed)
        {
            writer.WriteOctetString(contents);
            return;
        }

        var (salt, vector) = (new byte[8], new byte[16]);
        using var cipher = Aes.Create();
        cipher.Key = Rfc2898DeriveBytes.Pbkdf2(PfxWriter.Secret, salt, claimed is > 0 and <= 5_000_000 ? (int)claimed : 1, HashAlgorithmName.SHA256, 32);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Data);
                WriteCipher(writer, salt, vector, claimed);
                writer.WriteOctetString(cipher.EncryptCbc(contents, vector), Explicit);
            }
        }
    }

    /// <summary>AES-256-CBC with PBKDF2 and HMAC-SHA-256.</summary>
    private static void WriteCipher(AsnWriter writer, byte[] salt, byte[] vector, long iterations)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.5.13");
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("1.2.840.113549.1.5.12");
                    using (writer.PushSequence())
                    {
                        writer.WriteOctetString(salt);
                        writer.WriteInteger(iterations);
                        using (writer.PushSequence())
                        {
                            writer.WriteObjectIdentifier("1.2.840.113549.2.9");
                            writer.WriteNull();
                        }
                    }
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("2.16.840.1.101.3.4.1.42");
                    writer.WriteOctetString(vector);
                }
            }
        }
    }
}
