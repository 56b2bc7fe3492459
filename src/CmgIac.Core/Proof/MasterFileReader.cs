using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads a DNS master file that any zone may include (RFC 1035 5.1, TTL units as BIND has them). Relative names,
/// directives and classes other than IN are refused. Whether the records go together is for the caller to judge.
/// </summary>
internal sealed class MasterFileReader
{
    private readonly List<MasterRecord> records = [];
    private readonly List<ReaderProblem> problems = [];
    private string? owner;

    public static Reading<ImmutableArray<MasterRecord>> Read(string text)
    {
        var reader = new MasterFileReader();
        foreach (var entry in MasterTokenizer.Read(text, reader.problems))
        {
            if (entry[0] is { IsFirst: true, IsQuoted: false } first && first.Source.StartsWith('$'))
            {
                reader.Refuse(first);
            }
            else
            {
                reader.ReadRecord(entry);
            }
        }

        return new([.. reader.records], [.. reader.problems.OrderBy(p => p.Line)]);
    }

    private void Refuse(MasterToken directive) => Problem(directive, directive.Source.ToUpperInvariant() switch
    {
        "$INCLUDE" => "$INCLUDE is refused: no other file is read.",
        "$ORIGIN" or "$TTL" =>
            $"Directive '{directive.Source}' is refused: a file that any zone can include has none. Write absolute names, each with its TTL.",
        _ => $"Directive '{directive.Source}' is not read.",
    });

    private void ReadRecord(ImmutableArray<MasterToken> entry)
    {
        var rest = entry.AsSpan();
        if (rest[0].IsFirst)
        {
            // A broken owner is not inherited from the line before.
            owner = Name(rest[0]);
            rest = rest[1..];
            if (owner is null)
            {
                return;
            }
        }
        else if (owner is null)
        {
            Problem(rest[0], "A line starts with a blank, and there is no owner before it to take.");
            return;
        }

        var (ttl, hasClass) = ((long?)null, false);
        while (!rest.IsEmpty && !rest[0].IsQuoted)
        {
            if (ttl is null && Ttl(rest[0]) is { } given)
            {
                ttl = given;
            }
            else if (!hasClass && TakesClass(rest[0]))
            {
                hasClass = true;
            }
            else
            {
                break;
            }

            rest = rest[1..];
        }

        if (rest.IsEmpty || !IsType(rest[0]))
        {
            Problem(entry[0], rest.IsEmpty ? "A record has no type." : $"'{rest[0].Source}' is not a record type.");
            return;
        }

        var type = rest[0].Source.ToUpperInvariant();
        if (Data(type, rest[0], rest[1..]) is { } data)
        {
            records.Add(new(owner, ttl, type, data, entry[0].Line));
        }
    }

    private ImmutableArray<string>? Data(string type, MasterToken at, ReadOnlySpan<MasterToken> tokens)
    {
        switch (type)
        {
            case "CNAME" when tokens.Length != 1:
                Problem(at, $"A CNAME has one target, and this one has {tokens.Length}.");
                return null;
            case "CNAME":
                return Name(tokens[0]) is { } target ? [target] : null;
            case "CAA" when tokens.Length != 3 || !IsOctet(tokens[0].Text) || !tokens[1].Text.All(char.IsAsciiLetterOrDigit):
                Problem(at, "A CAA record has flags 0 to 255, a tag of letters and digits, and a value.");
                return null;
            case "CAA":
                return [tokens[0].Text, tokens[1].Text, tokens[2].Text];
            case var _ when tokens.IsEmpty:
                Problem(at, $"A record of type {type} has no data.");
                return null;
            default:
                return [.. tokens.ToArray().Select(t => t.IsQuoted ? $"\"{t.Source}\"" : t.Source)];
        }
    }

    private string? Name(MasterToken token)
    {
        if (token.IsQuoted)
        {
            Problem(token, $"Name '{token.Source}' stands in quotation marks.");
            return null;
        }

        var (name, problem) = MasterNames.Resolve(token.Source);
        if (problem is not null)
        {
            Problem(token, problem);
        }

        return name;
    }

    private bool TakesClass(MasterToken token)
    {
        if (IsClass(token) && !string.Equals(token.Source, "IN", StringComparison.OrdinalIgnoreCase))
        {
            Problem(token, $"Class {token.Source} is not read: records are of class IN.");
        }

        return IsClass(token);
    }

    private static bool IsClass(MasterToken token) => token.Source.ToUpperInvariant() is "IN" or "CH" or "HS" or "CS";

    private static bool IsOctet(string text) => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsType(MasterToken token) =>
        !token.IsQuoted && !IsClass(token) && token.Source.Length > 0 && char.IsAsciiLetter(token.Source[0])
        && token.Source.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>Null for what is no TTL.</summary>
    private long? Ttl(MasterToken token)
    {
        var seconds = MasterTtl.Read(token.Source);
        if (seconds > MasterTtl.Max)
        {
            Problem(token, MasterTtl.TooLong(token.Source));
        }

        return seconds;
    }

    private void Problem(MasterToken token, string message) => problems.Add(new(token.Line, message) { Column = token.Column });
}
