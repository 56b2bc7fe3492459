using System.Formats.Asn1;
using System.Globalization;
using System.Text;

namespace CmgIac.Core.Certificates.X509;

/// <summary>The kinds of RFC 5280 4.2.1.6, under the numbers of their tags.</summary>
internal enum GeneralNameKind
{
    Other = 0,
    Email = 1,
    Dns = 2,
    X400 = 3,
    Directory = 4,
    Ediparty = 5,
    Uri = 6,
    IpAddress = 7,
    RegisteredId = 8,
}

/// <summary>
/// A name of an extension: <paramref name="Value"/> is the text of a DNS name, URI or address as it is encoded, NUL
/// included; empty for the kinds that are no text.
/// </summary>
internal readonly record struct GeneralName(GeneralNameKind Kind, string Value)
{
    /// <summary>Reads the next value; throws <see cref="AsnContentException"/>.</summary>
    public static GeneralName Read(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue is < 0 or > 8)
        {
            throw new DerFormException("has an alternative name of a kind that there isn't");
        }

        var kind = (GeneralNameKind)tag.TagValue;
        if (kind == GeneralNameKind.Directory)
        {
            return new(kind, DirectoryName.Read(reader.ReadSequence(tag)).ToString());
        }

        var content = DerText.Content(reader).Span;
        return new(kind, kind switch
        {
            GeneralNameKind.Email or GeneralNameKind.Dns or GeneralNameKind.Uri => Encoding.Latin1.GetString(content),
            GeneralNameKind.IpAddress => Address(content),
            _ => "",
        });
    }

    /// <summary>Dotted for 4 bytes, groups of hexadecimal digits for 16, else the bytes.</summary>
    private static string Address(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 4)
        {
            return $"{bytes[0]}.{bytes[1]}.{bytes[2]}.{bytes[3]}";
        }

        if (bytes.Length != 16)
        {
            return Convert.ToHexStringLower(bytes);
        }

        var groups = new List<string>();
        for (var i = 0; i < bytes.Length; i += 2)
        {
            groups.Add(((bytes[i] << 8) | bytes[i + 1]).ToString("x", CultureInfo.InvariantCulture));
        }

        return string.Join(':', groups);
    }
}
