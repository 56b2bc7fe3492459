using System.Formats.Asn1;
using System.Text;

namespace CmgIac.Core.Certificates.X509;

/// <summary>The character strings of a name, read as leniently as the programs that show them (RFC 5280 4.1.2.4).</summary>
internal static class DerText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The content of the next value, whatever its tag.</summary>
    public static ReadOnlyMemory<byte> Content(AsnReader reader)
    {
        var encoded = reader.ReadEncodedValue();
        AsnDecoder.ReadEncodedValue(encoded.Span, AsnEncodingRules.BER, out var offset, out var length, out _);
        return encoded.Slice(offset, length);
    }

    /// <summary>
    /// Bytes as the string type says. A printable or IA5 string may hold what it shouldn't, such as '*' or NUL: that is
    /// shown and not refused. Null for bytes that are no text of the type, and for types that are no text.
    /// </summary>
    public static string? Decode(UniversalTagNumber type, ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case UniversalTagNumber.UTF8String:
                try
                {
                    return Utf8.GetString(bytes);
                }
                catch (DecoderFallbackException)
                {
                    return null;
                }

            case UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.NumericString
                or UniversalTagNumber.VisibleString or UniversalTagNumber.T61String:
                return Encoding.Latin1.GetString(bytes);
            case UniversalTagNumber.BMPString:
                return bytes.Length % 2 == 0 ? Encoding.BigEndianUnicode.GetString(bytes) : null;
            case UniversalTagNumber.UniversalString:
                return bytes.Length % 4 == 0 ? new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(bytes) : null;
            default:
                return null;
        }
    }
}
