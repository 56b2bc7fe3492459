using System.Text;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// DNS master files (RFC 1035 5.1) and nsupdate's input, which writes records in the same way: a name is absolute, with its trailing dot; text is one quoted character-string, its
/// bytes those of UTF-8, of which only printable ASCII stands as such. A TXT record's string holds at most 255 bytes,
/// which is the caller's to keep.
/// </summary>
internal sealed class MasterFileLanguage : Language
{
    public static readonly MasterFileLanguage Instance = new();

    private MasterFileLanguage()
    {
    }

    public override string Name => "master file";

    public override string Quotes => "\"";

    public override void WriteText(StringBuilder output, string value)
    {
        output.Append('"');
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            WriteOctet(output, octet, escaped: octet is (byte)'"' or (byte)'\\');
        }

        output.Append('"');
    }

    public override void WriteName(StringBuilder output, DnsName value)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(value.Value))
        {
            var isPlain = char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '-' or '_' or '*' or '.';
            WriteOctet(output, octet, escaped: !isPlain);
        }

        output.Append('.');
    }

    /// <summary>1 or 0, as a record's flags are written.</summary>
    public override void WriteBoolean(StringBuilder output, bool value) => output.Append(value ? '1' : '0');

    /// <summary>A type, a class, a tag of a CAA record: letters, digits and '-' after a letter.</summary>
    public override bool IsBareWord(string word) => Characters.IsWord(word, "", "-");

    private static void WriteOctet(StringBuilder output, byte octet, bool escaped)
    {
        var isPrintable = octet is >= 0x20 and < 0x7F;
        if (!isPrintable || (escaped && octet is (byte)' '))
        {
            output.Append('\\').Append(octet.ToString("D3"));
        }
        else
        {
            output.Append(escaped ? "\\" : "").Append((char)octet);
        }
    }
}
