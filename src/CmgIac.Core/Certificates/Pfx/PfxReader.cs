using System.Collections.Immutable;
using System.Formats.Asn1;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>
/// Reads a PFX as far as that goes without its passphrase (RFC 7292), in DER, or in BER as Windows writes it. .NET's own
/// reader doesn't tell the algorithms, and contents that are nested deeply enough end the process.
/// </summary>
internal static class PfxReader
{
    private const byte Sequence = 0x30;
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string EnvelopedData = "1.2.840.113549.1.7.3";
    private const string EncryptedData = "1.2.840.113549.1.7.6";
    /// <summary>In bytes (RFC 9879): a key of one byte is guessed.</summary>
    private const int LeastMacKey = 20;

    private const string Pbmac1 = "1.2.840.113549.1.5.14";

    private static readonly Asn1Tag Explicit = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Implicit = new(TagClass.ContextSpecific, 0);

    public static DerReading<PfxFile> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is [not Sequence, ..])
        {
            return new(null, "doesn't begin as a PFX does");
        }

        try
        {
            var reader = new AsnReader(bytes, AsnEncodingRules.BER);
            var length = reader.PeekEncodedValue().Length;
            return new(ReadPfx(reader.ReadSequence(), bytes.Length - length), null);
        }
        catch (AsnContentException e)
        {
            return new(null, DerFault.Of(bytes.Span, e));
        }
    }

    private static PfxFile ReadPfx(AsnReader pfx, int trailing)
    {
        if (pfx.ReadInteger() != 3)
        {
            throw new DerFormException("has another version than 3, the only one that there is");
        }

        var content = pfx.ReadSequence();
        var type = content.ReadObjectIdentifier();
        if (type == SignedData)
        {
            throw new DerFormException("is signed with a key instead of protected by a passphrase, which neither the console nor the cmdlet takes");
        }

        if (type != Data)
        {
            throw new DerFormException("has a content that no PFX has");
        }

        var authenticated = content.ReadSequence(Explicit).ReadOctetString();
        var mac = pfx.HasData ? ReadMac(pfx.ReadSequence()) : null;
        pfx.ThrowIfNotEmpty();
        return new() { Authenticated = authenticated, Mac = mac, Parts = ReadParts(authenticated), Trailing = trailing };
    }

    private static PfxMac ReadMac(AsnReader mac)
    {
        var digest = mac.ReadSequence();
        var algorithm = digest.ReadSequence();
        var type = algorithm.ReadObjectIdentifier();
        var value = digest.ReadOctetString();
        if (type == Pbmac1)
        {
            // Salt and iterations that follow mean nothing (RFC 9879).
            return WithLength(ReadPbmac1(algorithm.ReadSequence(), value));
        }

        var salt = mac.ReadOctetString();
        var iterations = mac.HasData ? PfxCipher.ReadIterations(mac) : 1;
        var hash = PfxHash.OfDigest(type);
        return WithLength(new(hash?.Name ?? type, hash, salt, iterations, value));
    }

    private static PfxMac ReadPbmac1(AsnReader parameters, byte[] value)
    {
        var derivation = parameters.ReadSequence();
        if (derivation.ReadObjectIdentifier() != Pbkdf2Parameters.Identifier)
        {
            return new("PBMAC1", null, [], 0, value);
        }

        var key = Pbkdf2Parameters.Read(derivation.ReadSequence());
        if (key.KeyLength < LeastMacKey)
        {
            throw new DerFormException($"has a MAC with a key below {LeastMacKey} bytes, which everybody can forge");
        }

        var hash = PfxHash.OfHmac(parameters.ReadSequence().ReadObjectIdentifier());
        return hash is { } known && key is { Hash: { } derivedBy, KeyLength: { } length }
            ? new($"PBMAC1 and {known.Name}", known, key.Salt, key.Iterations, value) { Key = (length, derivedBy) }
            : new("PBMAC1", null, [], 0, value);
    }

    private static PfxMac WithLength(PfxMac mac) =>
        mac.Hash is not { } hash || mac.Digest.Length == Pkcs12Derivation.HashLength(hash) ? mac
        : throw new DerFormException("has a MAC of another length than its hash");

    private static ImmutableArray<PfxPart> ReadParts(byte[] authenticated)
    {
        var reader = new AsnReader(authenticated, AsnEncodingRules.BER);
        var sequence = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var parts = ImmutableArray.CreateBuilder<PfxPart>();
        while (sequence.HasData)
        {
            var part = sequence.ReadSequence();
            var type = part.ReadObjectIdentifier();
            var content = part.ReadSequence(Explicit);
            parts.Add(type switch
            {
                Data => new(PfxPartKind.Plain, PfxBagReader.Read(content.ReadOctetString()), null, default),
                EncryptedData => ReadEncrypted(content.ReadSequence()),
                EnvelopedData => new(PfxPartKind.Enveloped, [], null, default),
                _ => throw new DerFormException("has a part that no PFX has"),
            });
        }

        return parts.ToImmutable();
    }

    /// <summary>RFC 5652 8.</summary>
    private static PfxPart ReadEncrypted(AsnReader encrypted)
    {
        encrypted.ReadInteger();
        var content = encrypted.ReadSequence();
        content.ReadObjectIdentifier();
        var cipher = PfxCipher.Read(content);
        return new(PfxPartKind.Encrypted, [], cipher, content.ReadOctetString(Implicit));
    }
}
