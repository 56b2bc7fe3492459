using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads the master file of a whole zone (RFC 1035 5, RFC 2308 4, RFC 3597) as servers write them and programs export
/// them. The data of types other than CNAME, CAA and SOA are not examined.
/// </summary>
internal sealed class ZoneFileReader
{
    public const int MaxRecords = 1_000_000;

    /// <summary>What has more is no master file.</summary>
    private const int MaxProblems = 100;

    private readonly List<MasterRecord> records = [];
    private readonly List<ReaderProblem> problems = [];
    private readonly string? given;
    private string? origin;
    private string? firstOrigin;
    private string? apex;
    private string? owner;
    private long? defaultTtl;
    private long? lastTtl;
    private bool lacksOrigin;

    private ZoneFileReader(string? zone) => given = origin = zone;

    /// <summary><paramref name="zone"/> is the zone's name where it is known: in lower case, without the trailing dot.</summary>
    public static Reading<ZoneFile> Read(string text, string? zone)
    {
        var reader = new ZoneFileReader(zone);
        foreach (var entry in MasterTokenizer.Read(text, reader.problems))
        {
            if (entry[0] is { IsFirst: true, IsQuoted: false } first && first.Source.StartsWith('$'))
            {
                reader.ReadDirective(first, entry.AsSpan()[1..]);
            }
            else
            {
                reader.ReadRecord(entry);
            }

            if (reader.records.Count > MaxRecords)
            {
                reader.Problem(entry[0], $"The zone has more than {MaxRecords} records. Hand in those of gateways alone.");
                break;
            }

            if (reader.problems.Count >= MaxProblems)
            {
                break;
            }
        }

        // The root is nobody's zone here: programs write "$ORIGIN ." before absolute names.
        var name = zone ?? new[] { reader.apex, reader.firstOrigin }.FirstOrDefault(candidate => candidate is { Length: > 0 });
        return new(new(name, [.. reader.records]), [.. reader.problems.OrderBy(p => p.Line).ThenBy(p => p.Column)]);
    }

    private void ReadDirective(MasterToken directive, ReadOnlySpan<MasterToken> rest)
    {
        switch (directive.Source.ToUpperInvariant())
        {
            case "$ORIGIN" when rest.Length == 1:
                origin = Name(rest[0], mayLackDot: true) ?? origin;
                firstOrigin ??= origin;
                break;
            case "$TTL" when rest.Length == 1 && Ttl(rest[0]) is { } seconds:
                defaultTtl = seconds;
                break;
            case "$ORIGIN" or "$TTL":
                Problem(directive, $"Directive '{directive.Source}' takes {(directive.Source.Length == 4 ? "a TTL" : "a name")}.");
                break;
            case "$INCLUDE":
                Problem(directive, "$INCLUDE is refused: no other file is read. Have one file made of all: 'named-compilezone -o FILE ZONE MASTERFILE'.");
                break;
            case "$GENERATE":
                Problem(directive, "$GENERATE is refused: have its records written out by 'named-compilezone -o FILE ZONE MASTERFILE'.");
                break;
            default:
                Problem(directive, $"Directive '{directive.Source}' is unknown. Master files have $ORIGIN and $TTL.");
                break;
        }
    }

    private void ReadRecord(ImmutableArray<MasterToken> entry)
    {
        var first = entry[0];
        var rest = first.IsFirst ? entry.AsSpan()[1..] : entry.AsSpan();
        var ttl = ReadTtlAndClass(ref rest);
        if (rest.IsEmpty || rest[0].IsQuoted || !IsWord(rest[0].Source) || IsClass(rest[0].Source))
        {
            Problem(rest.IsEmpty ? first : rest[0], rest.IsEmpty ? "A record has no type." : $"'{rest[0].Source}' is not a record type.");
            return;
        }

        var type = GenericRecord.TypeOf(rest[0].Source);
        if (first.IsFirst)
        {
            // A broken owner is not inherited from the line before.
            owner = Name(first, mayLackDot: type == "SOA");
        }
        else if (owner is null && problems.Count == 0)
        {
            Problem(first, "A line starts with a blank, and there is no owner before it to take.");
        }

        if (owner is not null && Data(type, rest[0], rest[1..]) is { } data)
        {
            // The SOA's minimum is the TTL where nothing else says one (RFC 1035 5.2, as BIND reads it).
            var minimum = type == "SOA" ? ReadApex(first, rest[1..]) : null;
            if (ttl is null && defaultTtl is null && lastTtl is null)
            {
                defaultTtl = minimum;
            }

            lastTtl = ttl ?? lastTtl;
            records.Add(new(owner, ttl ?? defaultTtl ?? lastTtl, type, data, first.Line) { Column = first.Column });
        }
    }

    /// <summary>In either order, and what Windows writes before them: when a record was last renewed.</summary>
    private long? ReadTtlAndClass(ref ReadOnlySpan<MasterToken> rest)
    {
        var (ttl, hasClass) = ((long?)null, false);
        while (!rest.IsEmpty && !rest[0].IsQuoted)
        {
            var word = rest[0].Source;
            if (ttl is null && Ttl(rest[0]) is { } seconds)
            {
                ttl = seconds;
            }
            else if (!hasClass && IsClass(word))
            {
                hasClass = true;
                if (word.ToUpperInvariant() is not ("IN" or "CLASS1"))
                {
                    Problem(rest[0], $"Class {word} is not read: records are of class IN.");
                }
            }
            else if (!word.StartsWith("[AG", StringComparison.OrdinalIgnoreCase) || !word.EndsWith(']'))
            {
                break;
            }

            rest = rest[1..];
        }

        return ttl;
    }

    /// <summary>The zone's apex is the owner; the minimum TTL is returned.</summary>
    private long? ReadApex(MasterToken first, ReadOnlySpan<MasterToken> data)
    {
        if (owner is { Length: > 0 } && (apex ?? given ?? owner) != owner)
        {
            Problem(first, $"The SOA record is of '{owner}', and the zone is '{apex ?? given}': a file has one zone.");
        }

        apex ??= owner;
        origin ??= owner;
        return IsGeneric(data) ? GenericRecord.Minimum(Digits(data)) : Ttl(data[^1]);
    }

    private ImmutableArray<string>? Data(string type, MasterToken at, ReadOnlySpan<MasterToken> tokens)
    {
        if (IsGeneric(tokens) && type is "CNAME" or "CAA")
        {
            var read = GenericRecord.Data(type, Digits(tokens), tokens[1].Source);
            if (read is null)
            {
                Problem(at, $"The data of the {type} record are not what RFC 3597 makes of one: '\\#', their length and hexadecimal digits.");
            }

            return read;
        }

        switch (type)
        {
            case "CNAME" when tokens.Length != 1:
                Problem(at, $"A CNAME has one target, and this one has {tokens.Length}.");
                return null;
            case "CNAME":
                return Name(tokens[0]) is { } target ? [target] : null;
            case "CAA" when tokens.Length != 3 || !byte.TryParse(tokens[0].Text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                || !tokens[1].Text.All(char.IsAsciiLetterOrDigit):
                Problem(at, "A CAA record has flags 0 to 255, a tag of letters and digits, and a value.");
                return null;
            case "CAA":
                return [tokens[0].Text, tokens[1].Text, tokens[2].Text];
            case "SOA" when tokens.IsEmpty || (!IsGeneric(tokens) && MasterTtl.Read(tokens[^1].Source) is null):
                Problem(at, "A SOA record ends with its minimum TTL.");
                return null;
            default:
                return [.. tokens.ToArray().Select(t => t.IsQuoted ? $"\"{t.Source}\"" : t.Source)];
        }
    }

    private static bool IsGeneric(ReadOnlySpan<MasterToken> data) =>
        data.Length > 1 && !data[0].IsQuoted && data[0].Source == "\\#";

    private static string Digits(ReadOnlySpan<MasterToken> data) => string.Concat(data[2..].ToArray().Select(token => token.Source));

    /// <summary>
    /// <paramref name="mayLackDot"/>: exports of Azure and Cloudflare leave the dot at the end of the zone's name out, in
    /// $ORIGIN or at the SOA record.
    /// </summary>
    private string? Name(MasterToken token, bool mayLackDot = false)
    {
        var source = token.Source;
        if (token.IsQuoted)
        {
            Problem(token, $"Name '{source}' stands in quotation marks.");
            return null;
        }

        if (mayLackDot && source is not "@" && (origin is null || string.Equals(source, given ?? origin, StringComparison.OrdinalIgnoreCase)))
        {
            source = source.TrimEnd('.') + ".";
        }

        if (origin is null && !MasterNames.IsAbsolute(source))
        {
            if (!lacksOrigin)
            {
                Problem(token, $"Name '{source}' is relative, and nothing before it says to what. Give the zone's name: '--zone NAME'.");
            }

            lacksOrigin = true;
            return null;
        }

        var (name, problem) = MasterNames.Resolve(source, origin);
        if (problem is not null)
        {
            Problem(token, problem);
        }

        return name;
    }

    private long? Ttl(MasterToken token)
    {
        var seconds = token.IsQuoted ? null : MasterTtl.Read(token.Source);
        if (seconds > MasterTtl.Max)
        {
            Problem(token, MasterTtl.TooLong(token.Source));
        }

        return seconds;
    }

    private static bool IsClass(string source) => source.ToUpperInvariant() is "IN" or "CLASS1" or "CH" or "HS" or "CS";

    private static bool IsWord(string source) =>
        source.Length > 0 && char.IsAsciiLetter(source[0]) && source.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private void Problem(MasterToken token, string message) => problems.Add(new(token.Line, message) { Column = token.Column });
}
