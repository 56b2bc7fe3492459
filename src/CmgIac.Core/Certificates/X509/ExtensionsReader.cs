using System.Collections.Immutable;
using System.Formats.Asn1;

namespace CmgIac.Core.Certificates.X509;

/// <summary>Reads the extensions of RFC 5280 4.2 that matter to a server's certificate. Others are named and passed over.</summary>
internal static class ExtensionsReader
{
    /// <summary>Real ones have about ten; to look for repetition among a million would take for ever.</summary>
    public const int MaxExtensions = 100;

    private const string SubjectKeyId = "2.5.29.14";
    private const string KeyUsage = "2.5.29.15";
    private const string BasicConstraintsType = "2.5.29.19";
    private const string NameConstraintsType = "2.5.29.30";
    private const string CrlDistributionPoints = "2.5.29.31";
    private const string CertificatePolicies = "2.5.29.32";
    private const string AuthorityKeyId = "2.5.29.35";
    private const string AuthorityAccess = "1.3.6.1.5.5.7.1.1";
    private const string TemplateName = "1.3.6.1.4.1.311.20.2";
    private const string TemplateIdentifier = "1.3.6.1.4.1.311.21.7";

    /// <summary>Reads the next value, a sequence of extensions; throws <see cref="AsnContentException"/>.</summary>
    public static CertificateExtensions Read(AsnReader reader, CertificateExtensions? before = null)
    {
        var extensions = before ?? CertificateExtensions.None;
        for (var sequence = reader.ReadSequence(); sequence.HasData;)
        {
            var extension = sequence.ReadSequence();
            var type = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            if (extensions.Types.Contains(type, StringComparer.Ordinal))
            {
                throw new DerFormException($"has the extension {type} twice");
            }

            if (extensions.Types.Length == MaxExtensions)
            {
                throw new DerFormException($"has more than {MaxExtensions} extensions");
            }

            var value = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            var named = extensions with
            {
                Types = extensions.Types.Add(type),
                CriticalTypes = isCritical ? extensions.CriticalTypes.Add(type) : extensions.CriticalTypes,
            };
            extensions = Add(named, type, new AsnReader(value, AsnEncodingRules.BER));
        }

        return extensions;
    }

    private static CertificateExtensions Add(CertificateExtensions extensions, string type, AsnReader value) => type switch
    {
        ObjectIdentifier.SubjectAlternativeName => extensions with { AlternativeNames = Names(value.ReadSequence()) },
        ObjectIdentifier.EnhancedKeyUsage => extensions with { KeyPurposes = Each(value.ReadSequence(), item => item.ReadObjectIdentifier()) },
        KeyUsage => extensions with { KeyUsage = Usages(value) },
        BasicConstraintsType => extensions with { BasicConstraints = Constraints(value.ReadSequence()) },
        NameConstraintsType => extensions with { NameConstraints = Subtrees(value.ReadSequence()) },
        CrlDistributionPoints => extensions with { CrlDistributionPoints = Points(value.ReadSequence()) },
        CertificatePolicies => extensions with { Policies = Each(value.ReadSequence(), item => item.ReadSequence().ReadObjectIdentifier()) },
        AuthorityAccess => extensions with { AuthorityAccess = Each(value.ReadSequence(), Access) },
        SubjectKeyId => extensions with { SubjectKeyId = Convert.ToHexString(value.ReadOctetString()) },
        AuthorityKeyId => extensions with { AuthorityKeyId = KeyIdOfAuthority(value.ReadSequence()) },
        TemplateName => extensions with { Template = DerText.Decode((UniversalTagNumber)value.PeekTag().TagValue, DerText.Content(value).Span) },
        TemplateIdentifier => extensions with { Template = extensions.Template ?? value.ReadSequence().ReadObjectIdentifier() },
        _ => extensions,
    };

    private static ImmutableArray<GeneralName> Names(AsnReader sequence) => Each(sequence, GeneralName.Read);

    private static ImmutableArray<T> Each<T>(AsnReader sequence, Func<AsnReader, T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        while (sequence.HasData)
        {
            items.Add(read(sequence));
        }

        return items.ToImmutable();
    }

    /// <summary>Bit 0 is the highest of the first byte; bit 8 the highest of the second.</summary>
    private static KeyUsages Usages(AsnReader value)
    {
        var bytes = value.ReadBitString(out _);
        return (KeyUsages)((bytes.Length > 0 ? bytes[0] : 0) | (bytes.Length > 1 ? (bytes[1] & 0x80) << 8 : 0));
    }

    private static BasicConstraints Constraints(AsnReader sequence)
    {
        var isAuthority = sequence.HasData && sequence.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && sequence.ReadBoolean();
        int? pathLength = null;
        if (sequence.HasData)
        {
            pathLength = sequence.TryReadInt32(out var length) ? length : int.MaxValue;
        }

        return new(isAuthority, pathLength);
    }

    private static NameConstraints Subtrees(AsnReader sequence)
    {
        (ImmutableArray<string>? permitted, ImmutableArray<string> excluded) = (null, []);
        while (sequence.HasData)
        {
            var tag = sequence.PeekTag();
            var names = Each(sequence.ReadSequence(tag), subtree => GeneralName.Read(subtree.ReadSequence()));
            ImmutableArray<string> domains = [.. names.Where(name => name.Kind == GeneralNameKind.Dns).Select(name => name.Value)];
            if (tag.TagValue == 1)
            {
                excluded = domains;
            }
            else if (!domains.IsEmpty)
            {
                permitted = domains;
            }
        }

        return new(permitted, excluded);
    }

    /// <summary>Points without a full name, which only a directory can resolve, give no name.</summary>
    private static ImmutableArray<GeneralName> Points(AsnReader sequence)
    {
        var places = ImmutableArray.CreateBuilder<GeneralName>();
        while (sequence.HasData)
        {
            var point = sequence.ReadSequence();
            var name = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
            if (point.HasData && point.PeekTag().HasSameClassAndValue(name))
            {
                var choice = point.ReadSequence(name);
                if (choice.PeekTag().HasSameClassAndValue(name))
                {
                    places.AddRange(Names(choice.ReadSequence(name)));
                }
            }
        }

        return places.ToImmutable();
    }

    private static (string Method, GeneralName Place) Access(AsnReader sequence)
    {
        var description = sequence.ReadSequence();
        return (description.ReadObjectIdentifier(), GeneralName.Read(description));
    }

    private static string? KeyIdOfAuthority(AsnReader sequence)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
        return sequence.HasData && sequence.PeekTag().HasSameClassAndValue(tag) ? Convert.ToHexString(sequence.ReadOctetString(tag)) : null;
    }
}
