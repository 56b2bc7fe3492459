using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;

namespace CmgIac.Core.Tests.Oracles.Windows;

/// <summary>An attribute of an encoded name: its type as an identifier, the string's kind, and the text.</summary>
internal sealed record WindowsAttribute(string Type, UniversalTagNumber Kind, string Value)
{
    /// <summary>All attributes of a name in DER, in their order; each stands in a relative name of its own.</summary>
    public static ImmutableArray<WindowsAttribute> Read(ReadOnlyMemory<byte> der)
    {
        var read = ImmutableArray.CreateBuilder<WindowsAttribute>();
        var names = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            var attributes = names.ReadSetOf();
            var attribute = attributes.ReadSequence();
            attributes.ThrowIfNotEmpty();
            var type = attribute.ReadObjectIdentifier();
            var kind = (UniversalTagNumber)attribute.PeekTag().TagValue;
            read.Add(new(type, kind, ReadText(attribute, kind)));
        }

        return read.ToImmutable();
    }

    /// <summary>What Windows calls a BMP string may have surrogates.</summary>
    private static string ReadText(AsnReader reader, UniversalTagNumber kind) =>
        kind != UniversalTagNumber.BMPString ? reader.ReadCharacterString(kind)
        : reader.TryReadPrimitiveCharacterStringBytes(new Asn1Tag(kind), out var bytes) ? Encoding.BigEndianUnicode.GetString(bytes.Span)
        : throw new AsnContentException();
}
