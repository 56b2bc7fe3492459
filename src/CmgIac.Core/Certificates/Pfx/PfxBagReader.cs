using System.Collections.Immutable;
using System.Formats.Asn1;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>Reads the bags of a SafeContents (RFC 7292 4.2). What can't be read throws <see cref="AsnContentException"/>.</summary>
internal static class PfxBagReader
{
    /// <summary>No writer nests contents at all; a file of nothing else would exhaust the stack.</summary>
    public const int MaxDepth = 8;

    private const string BagTypes = "1.2.840.113549.1.12.10.1.";
    private const string X509Certificate = "1.2.840.113549.1.9.22.1";
    private const string LocalKeyId = "1.2.840.113549.1.9.21";
    private const string KeyProviderName = "1.3.6.1.4.1.311.17.1";

    private static readonly Asn1Tag Explicit = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public static ImmutableArray<PfxBag> Read(ReadOnlyMemory<byte> contents)
    {
        var reader = new AsnReader(contents, AsnEncodingRules.BER);
        var bags = ImmutableArray.CreateBuilder<PfxBag>();
        ReadContents(reader.ReadSequence(), bags, 1);
        reader.ThrowIfNotEmpty();
        return bags.ToImmutable();
    }

    private static void ReadContents(AsnReader contents, ImmutableArray<PfxBag>.Builder bags, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new DerFormException($"nests contents more than {MaxDepth} deep");
        }

        while (contents.HasData)
        {
            var bag = contents.ReadSequence();
            var type = bag.ReadObjectIdentifier();
            var value = bag.ReadSequence(Explicit);
            if (type == BagTypes + "6")
            {
                ReadContents(value.ReadSequence(), bags, depth + 1);
            }
            else
            {
                bags.Add(WithAttributes(ReadBag(type, value), bag));
            }
        }
    }

    private static PfxBag ReadBag(string type, AsnReader value) => type switch
    {
        BagTypes + "1" => new(PfxBagKind.Key, value.ReadEncodedValue(), null),
        BagTypes + "2" => ReadShrouded(value.ReadSequence()),
        BagTypes + "3" => ReadCertificate(value.ReadSequence()),
        _ => new(PfxBagKind.Other, value.ReadEncodedValue(), null),
    };

    private static PfxBag ReadShrouded(AsnReader encrypted)
    {
        var cipher = PfxCipher.Read(encrypted);
        return new(PfxBagKind.ShroudedKey, encrypted.ReadOctetString(), cipher);
    }

    private static PfxBag ReadCertificate(AsnReader bag) => bag.ReadObjectIdentifier() == X509Certificate
        ? new(PfxBagKind.Certificate, bag.ReadSequence(Explicit).ReadOctetString(), null)
        : new(PfxBagKind.Other, ReadOnlyMemory<byte>.Empty, null);

    private static PfxBag WithAttributes(PfxBag bag, AsnReader rest)
    {
        var attributes = rest.HasData ? rest.ReadSetOf(skipSortOrderValidation: true) : rest;
        while (attributes.HasData)
        {
            var attribute = attributes.ReadSequence();
            var type = attribute.ReadObjectIdentifier();
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            bag = !values.HasData ? bag : type switch
            {
                LocalKeyId => bag with { KeyId = values.ReadOctetString() },
                KeyProviderName => bag with { Provider = values.ReadCharacterString(UniversalTagNumber.BMPString) },
                _ => bag,
            };
        }

        return bag;
    }
}
