using System.Collections.Immutable;
using System.Formats.Asn1;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.X509;

/// <summary>
/// One attribute of an encoded name: its type as a dotted identifier, the string type, and the text; null where the bytes
/// are no text.
/// </summary>
internal readonly record struct NamePart(string Type, UniversalTagNumber Tag, string? Value)
{
    /// <summary>The short name of X.500 strings, such as <c>CN</c>, else <c>OID.</c> and the identifier.</summary>
    public string Key => Type switch
    {
        DirectoryName.CommonName => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "SERIALNUMBER",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "S",
        "2.5.4.9" => "STREET",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "0.9.2342.19200300.100.1.25" => "DC",
        "1.2.840.113549.1.9.1" => "E",
        _ => $"OID.{Type}",
    };
}

/// <summary>A distinguished name as encoded: relative names in order, each of one attribute or more, and the bytes.</summary>
internal sealed record DirectoryName(ImmutableArray<ImmutableArray<NamePart>> RelativeNames, ReadOnlyMemory<byte> Der)
{
    public const string CommonName = "2.5.4.3";

    /// <summary>All attributes in order.</summary>
    public IEnumerable<NamePart> Parts => RelativeNames.SelectMany(name => name);

    public IEnumerable<NamePart> CommonNames => Parts.Where(part => part.Type == CommonName);

    public bool Equals(DirectoryName? other) => other is not null && Der.Span.SequenceEqual(other.Der.Span);

    public override int GetHashCode() => Der.Length;

    /// <summary>Reads the next value; throws <see cref="AsnContentException"/>.</summary>
    public static DirectoryName Read(AsnReader reader)
    {
        var der = reader.PeekEncodedValue();
        var names = ImmutableArray.CreateBuilder<ImmutableArray<NamePart>>();
        for (var sequence = reader.ReadSequence(); sequence.HasData;)
        {
            var parts = ImmutableArray.CreateBuilder<NamePart>();
            for (var set = sequence.ReadSetOf(skipSortOrderValidation: true); set.HasData;)
            {
                var part = set.ReadSequence();
                var type = part.ReadObjectIdentifier();
                var tag = part.PeekTag();
                var universal = tag.TagClass == TagClass.Universal && !tag.IsConstructed ? (UniversalTagNumber)tag.TagValue : UniversalTagNumber.EndOfContents;
                parts.Add(new(type, universal, DerText.Decode(universal, DerText.Content(part).Span)));
                part.ThrowIfNotEmpty();
            }

            names.Add(parts.ToImmutable());
        }

        return new(names.ToImmutable(), der);
    }

    /// <summary>As an X.500 string, in the order of the encoding.</summary>
    public override string ToString() =>
        new DistinguishedName([.. Parts.Select(part => new NameAttribute(part.Key, part.Value ?? "\uFFFD"))]).ToString();
}
