namespace CmgIac.Core.Certificates.X509;

/// <summary>Tells what DER is by its outermost tags, also where it breaks off further on.</summary>
internal static class DerShape
{
    private const byte Integer = 0x02;
    private const byte BitString = 0x03;
    private const byte OctetString = 0x04;
    private const byte Oid = 0x06;
    private const byte Sequence = 0x30;
    private const byte Set = 0x31;
    private const byte Version = 0xA0;

    /// <summary>A tag of one byte, where its content begins, and where the next value does; beyond the end where it breaks off.</summary>
    private sealed record Header(byte Tag, int Content, int Next);

    private static ReadOnlySpan<byte> SignedMessage => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];

    /// <summary>How long the outermost value says that it is, header included; null where it doesn't say.</summary>
    public static int? Length(ReadOnlySpan<byte> der) =>
        At(der, 0) is { } whole && der[1] != 0x80 ? whole.Next : null;

    /// <summary>Null for what is no DER of a kind that cmg knows.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> der)
    {
        if (At(der, 0) is not { Tag: Sequence } whole || At(der, whole.Content) is not { } first)
        {
            return null;
        }

        var second = At(der, first.Next);
        return first.Tag switch
        {
            Integer => OfNumbered(first.Next - first.Content == 1 ? der[Math.Min(first.Content, der.Length - 1)] : null, second?.Tag),
            Oid => Starts(der, first.Content, SignedMessage) ? FileKind.Pkcs7 : null,
            Sequence => OfSigned(der, first, second?.Tag),
            _ => null,
        };
    }

    private static FileKind? OfNumbered(byte? number, byte? next) => (number, next) switch
    {
        (3, Sequence) => FileKind.Pfx,
        (0 or 1, Sequence or Integer or OctetString) => FileKind.PrivateKey,
        (null, Integer or null) => FileKind.PublicKey,
        _ => null,
    };

    private static FileKind? OfSigned(ReadOnlySpan<byte> der, Header body, byte? next)
    {
        if (At(der, body.Content) is not { } first)
        {
            return null;
        }

        if (first.Tag == Oid)
        {
            return next switch { BitString => FileKind.PublicKey, OctetString => FileKind.EncryptedPrivateKey, _ => null };
        }

        if (first.Tag != Integer)
        {
            return first.Tag switch { Version => FileKind.Certificate, Sequence when At(der, first.Content) is { Tag: Oid } => FileKind.RevocationList, _ => null };
        }

        // A number, then: a request's subject, which has sets; or the algorithm of a list or of a certificate of version 1.
        if (At(der, first.Next) is not { Tag: Sequence } second)
        {
            return null;
        }

        if (second.Content == second.Next || (At(der, second.Content) is { } inner && inner.Tag == Set))
        {
            return FileKind.Request;
        }

        return At(der, second.Next) is { Tag: Sequence } issuer && At(der, issuer.Next) is { } fourth
            ? fourth.Tag == Sequence ? FileKind.Certificate : FileKind.RevocationList
            : null;
    }

    private static bool Starts(ReadOnlySpan<byte> der, int offset, ReadOnlySpan<byte> with) =>
        der[offset..].StartsWith(with);

    private static Header? At(ReadOnlySpan<byte> der, int offset)
    {
        if (offset < 0 || offset > der.Length - 2)
        {
            return null;
        }

        var (tag, length, content) = (der[offset], (long)der[offset + 1], offset + 2);
        if ((tag & 0x1F) == 0x1F)
        {
            return null;
        }

        if (length >= 0x80)
        {
            var count = (int)length - 0x80;
            if (count > 4 || content + count > der.Length)
            {
                return null;
            }

            length = count == 0 ? der.Length - content : 0;
            for (var i = 0; i < count; i++)
            {
                length = (length << 8) | der[content + i];
            }

            content += count;
        }

        return new(tag, content, (int)Math.Min(content + length, int.MaxValue));
    }
}
