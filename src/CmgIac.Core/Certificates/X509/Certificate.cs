using System.Formats.Asn1;
using System.Security.Cryptography;

namespace CmgIac.Core.Certificates.X509;

/// <summary>What was read of bytes, or null and what is wrong with them, as the end of a sentence.</summary>
internal sealed record DerReading<T>(T? Value, string? Fault)
    where T : class;

/// <summary>A certificate (RFC 5280 4.1) as it is encoded: nothing is judged here but its form.</summary>
internal sealed record Certificate
{
    /// <summary>1 to 3.</summary>
    public required int Version { get; init; }

    /// <summary>Upper-case hexadecimal digits.</summary>
    public required string SerialNumber { get; init; }

    public required DirectoryName Issuer { get; init; }

    public required DirectoryName Subject { get; init; }

    /// <summary>UTC, the first moment of its validity.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>UTC, the last second of its validity: the period includes it.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    public required SubjectKey Key { get; init; }

    public required CertificateExtensions Extensions { get; init; }

    public required Signature Signature { get; init; }

    /// <summary>The certificate alone, without what may have followed it.</summary>
    public required ReadOnlyMemory<byte> Der { get; init; }

    /// <summary>Lower-case hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Der.Span));

    /// <summary>Subject and issuer are one, and its own key signed it; where .NET can't verify, the names decide.</summary>
    public bool IsSelfSigned => Subject.Equals(Issuer) && Signature.IsBy(Key) != false;

    /// <summary>May it issue certificates? Version 1 had no way to say so; it counts where it is a root.</summary>
    public bool IsAuthority => Extensions.BasicConstraints?.IsAuthority ?? (Version == 1 && Subject.Equals(Issuer));

    public bool Equals(Certificate? other) => other is not null && Der.Span.SequenceEqual(other.Der.Span);

    public override int GetHashCode() => SerialNumber.GetHashCode(StringComparison.Ordinal);

    /// <summary>Reads DER. <paramref name="allowTrailing"/>: OpenSSL's trust settings follow, which are passed over.</summary>
    public static DerReading<Certificate> Read(ReadOnlyMemory<byte> der, bool allowTrailing = false)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.BER);
            var whole = reader.PeekEncodedValue();
            var certificate = ReadWhole(reader.ReadSequence(), whole);
            return reader.HasData && !allowTrailing
                ? new(null, $"is followed by {der.Length - whole.Length} more bytes")
                : new(certificate, null);
        }
        catch (AsnContentException e)
        {
            return new(null, DerFault.Of(der.Span, e));
        }
    }

    private static Certificate ReadWhole(AsnReader reader, ReadOnlyMemory<byte> der)
    {
        var signature = Signature.Read(reader);
        var body = new AsnReader(signature.Signed, AsnEncodingRules.BER).ReadSequence();
        var version = ReadVersion(body);
        var serial = body.ReadIntegerBytes();
        if (SignatureAlgorithm.Read(body) != signature.Algorithm)
        {
            throw new DerFormException("names two different signature algorithms");
        }

        var issuer = DirectoryName.Read(body);
        var validity = body.ReadSequence();
        var (notBefore, notAfter) = (ReadTime(validity), ReadTime(validity));
        var subject = DirectoryName.Read(body);
        var key = SubjectKey.Read(body);
        return new()
        {
            Version = version,
            SerialNumber = Convert.ToHexString(serial.Span),
            Issuer = issuer,
            Subject = subject,
            NotBefore = notBefore,
            NotAfter = notAfter,
            Key = key,
            Extensions = ReadExtensions(body),
            Signature = signature,
            Der = der,
        };
    }

    private static int ReadVersion(AsnReader body)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        if (!body.PeekTag().HasSameClassAndValue(tag))
        {
            return 1;
        }

        return body.ReadSequence(tag).TryReadInt32(out var version) && version is >= 0 and <= 2
            ? version + 1
            : throw new DerFormException("has a version that there isn't");
    }

    /// <summary>In UTC, as RFC 5280 4.1.2.5 demands: a local time would be another one on each machine.</summary>
    private static DateTimeOffset ReadTime(AsnReader validity)
    {
        if (validity.PeekEncodedValue().Span[^1] != (byte)'Z')
        {
            throw new DerFormException("has a time that isn't in UTC");
        }

        return validity.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? validity.ReadUtcTime() : validity.ReadGeneralizedTime();
    }

    /// <summary>Unique identifiers, 1 and 2, are of version 2 and mean nothing.</summary>
    private static CertificateExtensions ReadExtensions(AsnReader body)
    {
        var extensions = CertificateExtensions.None;
        while (body.HasData)
        {
            var tag = body.PeekTag();
            if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue is < 1 or > 3)
            {
                throw new DerFormException("has something behind its key that is no extension");
            }

            if (tag.TagValue == 3)
            {
                extensions = ExtensionsReader.Read(body.ReadSequence(tag));
            }
            else
            {
                body.ReadEncodedValue();
            }
        }

        return extensions;
    }
}
