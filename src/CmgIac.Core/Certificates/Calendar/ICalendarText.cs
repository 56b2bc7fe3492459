using System.Text;

namespace CmgIac.Core.Certificates.Calendar;

/// <summary>Lines of an iCalendar stream (RFC 5545 3.1): folded after 75 octets of UTF-8, ended by CRLF.</summary>
internal sealed class ICalendarText
{
    private const int MaxOctets = 75;

    private readonly StringBuilder text = new();

    /// <summary>A property whose value is written as it is: a date, a word, a number.</summary>
    public ICalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                // The blank is the first octet of the line that continues.
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
        return this;
    }

    /// <summary>A property of type TEXT: escaped (RFC 5545 3.3.11).</summary>
    public ICalendarText Text(string name, string value) => Line(name, Escape(value));

    public override string ToString() => text.ToString();

    /// <summary>Backslash, semicolon, comma and line end by a backslash; other control characters, which no TEXT may hold, go.</summary>
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
        {
            switch (c)
            {
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(c);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                default:
                    escaped.Append(c != '\t' && char.IsControl(c) ? "" : c.ToString());
                    break;
            }
        }

        return escaped.ToString();
    }
}
