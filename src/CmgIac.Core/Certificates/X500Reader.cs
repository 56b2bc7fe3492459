using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>
/// A relative distinguished name: one attribute, several where '+' joins them. Keys have one spelling each:
/// <c>CN L O OU E C S STREET T G I SN DC</c>, or a dotted identifier where there is no such key.
/// </summary>
internal sealed record RelativeName(ImmutableArray<NameAttribute> Attributes)
{
    public bool Equals(RelativeName? other) =>
        other is not null && Attributes.AsSpan().SequenceEqual(other.Attributes.AsSpan());

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join('+', Attributes.Select(a => $"{a.Key}={a.Value}"));
}

/// <summary>
/// Reads an X.500 string by the documented rules of Windows' CertStrToName. Stricter than Windows in two points: a value
/// in '#' and hexadecimal digits is refused, and so is a quotation mark inside an unquoted value.
/// </summary>
internal sealed class X500Reader
{
    private static readonly FrozenDictionary<string, string> Keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["CN"] = "CN", ["2.5.4.3"] = "CN",
        ["L"] = "L", ["2.5.4.7"] = "L",
        ["O"] = "O", ["2.5.4.10"] = "O",
        ["OU"] = "OU", ["2.5.4.11"] = "OU",
        ["E"] = "E", ["Email"] = "E", ["1.2.840.113549.1.9.1"] = "E",
        ["C"] = "C", ["2.5.4.6"] = "C",
        ["S"] = "S", ["ST"] = "S", ["2.5.4.8"] = "S",
        ["STREET"] = "STREET", ["2.5.4.9"] = "STREET",
        ["T"] = "T", ["Title"] = "T", ["2.5.4.12"] = "T",
        ["G"] = "G", ["GivenName"] = "G", ["2.5.4.42"] = "G",
        ["I"] = "I", ["Initials"] = "I", ["2.5.4.43"] = "I",
        ["SN"] = "SN", ["2.5.4.4"] = "SN",
        ["DC"] = "DC", ["0.9.2342.19200300.100.1.25"] = "DC",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly string text;
    private readonly string separators;
    private readonly bool quotes;
    private readonly List<RelativeName> names = [];
    private readonly List<ReaderProblem> problems = [];
    private int at;
    private int line;

    private X500Reader(string text, X500NameFlags flags, int line)
    {
        (this.text, this.line) = (text, line);
        separators = Separators(flags) + (flags.HasFlag(X500NameFlags.NoPlus) ? "" : "+");
        quotes = !flags.HasFlag(X500NameFlags.NoQuoting);
    }

    /// <summary>
    /// The relative names in the order in which they are encoded. One separator may end the text; an empty text is an
    /// empty name. <paramref name="line"/> is where the text begins.
    /// </summary>
    public static Reading<ImmutableArray<RelativeName>> Read(
        string text, X500NameFlags flags = X500NameFlags.None, int line = 1)
    {
        var reader = new X500Reader(text, flags, line);
        reader.ReadNames();
        if (flags.HasFlag(X500NameFlags.Reverse))
        {
            reader.names.Reverse();
        }

        return new([.. reader.names], [.. reader.problems]);
    }

    private static string Separators(X500NameFlags flags)
    {
        var chosen = (flags.HasFlag(X500NameFlags.Comma) ? "," : "")
            + (flags.HasFlag(X500NameFlags.Semicolon) ? ";" : "")
            + (flags.HasFlag(X500NameFlags.LineEnd) ? "\r\n" : "");
        return chosen.Length == 0 ? ",;" : chosen;
    }

    private bool AtEnd => at == text.Length;

    private bool AtSeparator => !AtEnd && separators.Contains(text[at], StringComparison.Ordinal);

    private void ReadNames()
    {
        var attributes = ImmutableArray.CreateBuilder<NameAttribute>();
        SkipBlanks();
        while (!AtEnd)
        {
            if (ReadAttribute() is { } attribute)
            {
                attributes.Add(attribute);
            }

            var joined = !AtEnd && text[at] == '+';
            SkipSeparator();
            SkipBlanks();
            if (joined && AtEnd)
            {
                Problem("After '+' there is no attribute.");
            }

            if (!joined && attributes.Count > 0)
            {
                names.Add(new(attributes.DrainToImmutable()));
            }
        }

        if (attributes.Count > 0)
        {
            names.Add(new(attributes.DrainToImmutable()));
        }
    }

    /// <summary>From a key up to the separator after its value; null, with a problem, where it is none.</summary>
    private NameAttribute? ReadAttribute()
    {
        var start = at;
        while (!AtEnd && !AtSeparator && text[at] != '=')
        {
            Advance();
        }

        var written = text[start..at].Trim();
        if (AtEnd || text[at] != '=')
        {
            Problem(written.Length == 0 ? "Two separators have nothing between them." : $"'{written}' has no '='.");
            return null;
        }

        Advance();
        var value = ReadValue();
        var key = Key(written);
        if (key is null)
        {
            Problem(written.Length == 0 ? "A value has no key before its '='." : $"'{written}' is not a key of X.500 names.");
        }

        return key is null || value is null ? null : new(key, value);
    }

    private string? ReadValue()
    {
        SkipBlanks();
        if (!AtEnd && quotes && text[at] == '"')
        {
            return ReadQuoted();
        }

        var start = at;
        while (!AtEnd && !AtSeparator)
        {
            Advance();
        }

        var value = text[start..at].Trim();
        if (value.StartsWith('#'))
        {
            Problem("A value that starts with '#' is hexadecimal and is not read. Quotation marks make it text.");
            return null;
        }

        if (quotes && value.Contains('"', StringComparison.Ordinal))
        {
            Problem($"Value '{value}' has a quotation mark inside: marks enclose the whole value and are doubled within.");
            return null;
        }

        return value;
    }

    private string? ReadQuoted()
    {
        var value = new StringBuilder();
        for (Advance(); !AtEnd; Advance())
        {
            if (text[at] == '"')
            {
                if (at + 1 == text.Length || text[at + 1] != '"')
                {
                    Advance();
                    return IsFollowedBySeparator() ? value.ToString() : null;
                }

                Advance();
            }

            value.Append(text[at]);
        }

        Problem("A quotation mark is not closed.");
        return null;
    }

    private bool IsFollowedBySeparator()
    {
        SkipBlanks();
        if (AtEnd || AtSeparator)
        {
            return true;
        }

        Problem("Text follows a closing quotation mark: quotation marks within a value are doubled.");
        while (!AtEnd && !AtSeparator)
        {
            Advance();
        }

        return false;
    }

    private static string? Key(string written)
    {
        var bare = written.StartsWith("OID.", StringComparison.OrdinalIgnoreCase) ? written[4..] : written;
        if (Keys.TryGetValue(bare, out var key) && (bare.Length == written.Length || char.IsAsciiDigit(bare[0])))
        {
            return key;
        }

        return ObjectIdentifier.IsValid(bare) ? bare : null;
    }

    /// <summary>One separator; CR LF counts as one.</summary>
    private void SkipSeparator()
    {
        if (AtSeparator)
        {
            var isReturn = text[at] == '\r';
            Advance();
            if (isReturn && AtSeparator && text[at] == '\n')
            {
                Advance();
            }
        }
    }

    private void SkipBlanks()
    {
        while (!AtEnd && char.IsWhiteSpace(text[at]) && !AtSeparator)
        {
            Advance();
        }
    }

    private void Advance()
    {
        if (text[at] == '\n')
        {
            line++;
        }

        at++;
    }

    private void Problem(string message) => problems.Add(new(line, message));
}
