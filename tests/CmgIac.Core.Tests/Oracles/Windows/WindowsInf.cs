using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CmgIac.Core.Certificates;

namespace CmgIac.Core.Tests.Oracles.Windows;

/// <summary>
/// A policy file as <c>read-inf.c</c> shows it. <paramref name="Error"/> is Windows' where setupapi refuses the file, at
/// <paramref name="Line"/>, else 0; <paramref name="Lines"/> are its sections and entries; <paramref name="NameError"/> is
/// Windows' where the subject is no name, null without a subject; <paramref name="Name"/> is its DER, and
/// <paramref name="Shown"/> what crypt32 shows of that.
/// </summary>
internal sealed partial record WindowsInf(
    uint Error, int Line, ImmutableArray<string> Lines, uint? NameError, ImmutableArray<byte> Name, string? Shown)
{
    /// <summary>
    /// Of a field, before its tokens are replaced, Wine keeps 511 characters, as Windows did before Vista; Windows keeps 4096
    /// since ("General Syntax Rules for INF Files"; Wine, dlls/setupapi/tests/parser.c). What is longer is compared so far.
    /// </summary>
    public const int Longest = 511;

    public static ImmutableArray<WindowsInf> Parse(string output)
    {
        var files = new List<WindowsInf>();
        foreach (var fields in output.Split("\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t')))
        {
            if (fields[0] == "file")
            {
                files.Add(new(Number(fields[1]), (int)Number(fields[2]), [], null, [], null));
                continue;
            }

            files[^1] = fields[0] switch
            {
                "name" => files[^1] with { NameError = Number(fields[1]), Name = [.. Convert.FromHexString(fields.ElementAtOrDefault(2) ?? "")] },
                "text" => files[^1] with { Shown = Unescape(fields[1]) },
                "section" => files[^1] with { Lines = files[^1].Lines.Add(string.Join('\t', fields)) },
                _ => files[^1] with { Lines = files[^1].Lines.Add(Entry(fields.Skip(1).Select(field => field.Length == 0 ? null : Unescape(field[1..])))) },
            };
        }

        return [.. files];
    }

    /// <summary>Our own reading in the form of <see cref="Lines"/>.</summary>
    public static ImmutableArray<string> Show(InfFile inf) =>
    [
        .. inf.Sections.SelectMany(section => section.Entries
            .Select(entry => Entry([Key(entry), .. entry.Fields]))
            .Prepend("section\t" + Escape(section.Name))),
    ];

    /// <summary>To Windows a line that is one field alone is its own key.</summary>
    private static string? Key(InfEntry entry) => entry.Key ?? (entry.Fields.Length == 1 ? entry.Value : null);

    private static string Entry(IEnumerable<string?> keyAndFields) =>
        "entry" + string.Concat(keyAndFields.Select(text => text is null ? "\t" : "\t=" + Escape(Cut(text))));

    /// <summary>A percent sign is two characters before tokens are replaced.</summary>
    private static string Cut(string text)
    {
        var longest = text.Contains('%', StringComparison.Ordinal) ? Longest / 2 : Longest;
        return text.Length > longest ? text[..longest] : text;
    }

    private static string Escape(string text) => string.Concat(text.Select(c =>
        c is >= ' ' and <= '~' and not '\\' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));

    private static string Unescape(string text) =>
        Escaped().Replace(text, found => ((char)ushort.Parse(found.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escaped();
}
