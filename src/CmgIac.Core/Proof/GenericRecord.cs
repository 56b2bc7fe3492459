using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CmgIac.Core.Proof;

/// <summary>Types and data in the form of RFC 3597 5: TYPE5, and \# with a length and hexadecimal digits.</summary>
internal static class GenericRecord
{
    private const int SoaNumbers = 20;

    /// <summary>In upper case, by name where the type matters here.</summary>
    public static string TypeOf(string source) => source.ToUpperInvariant() switch
    {
        "TYPE2" => "NS",
        "TYPE5" => "CNAME",
        "TYPE6" => "SOA",
        "TYPE39" => "DNAME",
        "TYPE46" => "RRSIG",
        "TYPE47" => "NSEC",
        "TYPE257" => "CAA",
        var type => type,
    };

    /// <summary>The data of a CNAME or CAA as other readers give them, or null.</summary>
    public static ImmutableArray<string>? Data(string type, string digits, string length)
    {
        if (Bytes(digits) is not { } bytes || length != bytes.Length.ToString(CultureInfo.InvariantCulture))
        {
            return null;
        }

        if (type == "CNAME")
        {
            return Name(bytes) is { } name ? [name] : null;
        }

        return bytes.Length >= 2 && bytes.Length >= 2 + bytes[1]
            ? [$"{bytes[0]}", Encoding.Latin1.GetString(bytes, 2, bytes[1]), Encoding.Latin1.GetString(bytes, 2 + bytes[1], bytes.Length - 2 - bytes[1])]
            : null;
    }

    /// <summary>The last number of a SOA's data, of which the last digits are enough; null where there are fewer.</summary>
    public static long? Minimum(string digits) =>
        Bytes(digits) is { Length: >= SoaNumbers } bytes ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan()[^4..]) : null;

    private static byte[]? Bytes(string digits) =>
        digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;

    private static string? Name(ReadOnlySpan<byte> bytes)
    {
        var written = new StringBuilder();
        while (bytes.Length > 0 && bytes[0] > 0)
        {
            if (bytes[0] > 63 || bytes.Length <= bytes[0])
            {
                return null;
            }

            foreach (var octet in bytes[1..(bytes[0] + 1)])
            {
                written.Append(CultureInfo.InvariantCulture, $"\\{octet:D3}");
            }

            written.Append('.');
            bytes = bytes[(bytes[0] + 1)..];
        }

        return bytes.Length == 1 ? MasterNames.Resolve(written.Length == 0 ? "." : $"{written}").Name : null;
    }
}
