using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads input of nsupdate(1). An empty line sends, as it does there; a prerequisite before one would guard nothing. What is
/// never sent is refused, as is a zone behind what was sent. Names are absolute; what is neither a record nor where to send it, such as a key, is refused.
/// </summary>
internal sealed class UpdateFileReader
{
    private static readonly string[] Harmless = ["show", "answer", "debug"];

    private readonly List<ReaderProblem> problems = [];
    private readonly List<(string, int)> zones = [];
    private readonly List<UpdateMessage> messages = [];
    private readonly List<UpdateCondition> conditions = [];
    private readonly List<UpdateChange> changes = [];
    private readonly List<string> servers = [];
    private int line;

    public static Reading<UpdateFile> Read(string text)
    {
        var reader = new UpdateFileReader();
        // What ends the last line begins none.
        foreach (var source in (text.EndsWith('\n') ? text[..^1] : text).Split('\n'))
        {
            reader.line++;
            if (string.IsNullOrWhiteSpace(source))
            {
                reader.Send();
            }
            else if (source[0] != ';')
            {
                reader.ReadCommand(source);
            }
        }

        if (reader.HasUnsent)
        {
            reader.Problem("What stands above is never sent: 'send', or an empty line, is missing.");
        }

        return new(new([.. reader.zones], [.. reader.messages], [.. reader.servers]), [.. reader.problems]);
    }

    private void ReadCommand(string source)
    {
        if (HasComment(source))
        {
            Problem("A comment stands on a line of its own: within a line, nsupdate takes a ';' for part of a word.");
            return;
        }

        var found = new List<ReaderProblem>();
        var entries = MasterTokenizer.Read(source, found).ToList();
        if (found.Count > 0 || entries.Count != 1 || source.AsSpan().TrimStart().StartsWith("("))
        {
            Problem(found.Count > 0 ? found[0].Message : "A command stands on a line of its own.");
            return;
        }

        var words = entries[0].AsSpan();
        switch (words[0].Source.ToLowerInvariant())
        {
            case "zone" when words.Length == 2:
                if (HasUnsent || (zones.Count == 0 && messages.Count > 0))
                {
                    Problem("'zone' stands before what is sent to it.");
                }
                else if (Name(words[1]) is { } zone)
                {
                    zones.Add((zone, line));
                }

                break;
            case "send" when words.Length == 1:
                Send();
                break;
            case "server" or "local":
                servers.Add(string.Join(' ', words.ToArray().Select(word => word.Text)));
                break;
            case "prereq" when words.Length > 2:
                ReadCondition(words[1].Source.ToLowerInvariant(), words[2..]);
                break;
            case "update" when words.Length > 2:
                ReadChange(words[1].Source.ToLowerInvariant(), words[2..]);
                break;
            case var word when !Harmless.Contains(word, StringComparer.Ordinal):
                Problem($"'{source.Trim()}' is not read. A file has 'zone', 'prereq', 'update' and 'send'.");
                break;
        }
    }

    private static bool HasComment(string source)
    {
        var isQuoted = false;
        for (var at = 0; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '\\':
                    at++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ';' when !isQuoted:
                    return true;
            }
        }

        return false;
    }

    private void ReadCondition(string kind, ReadOnlySpan<MasterToken> words)
    {
        if (kind is not ("nxdomain" or "yxdomain" or "nxrrset" or "yxrrset") || Name(words[0]) is not { } owner)
        {
            Problem($"'prereq {kind}' is no prerequisite with an absolute name.");
            return;
        }

        var (type, data) = TypeAndData(words[1..]);
        conditions.Add(new(kind, owner, type, data, line));
    }

    private void ReadChange(string verb, ReadOnlySpan<MasterToken> words)
    {
        var isAddition = verb == "add";
        if ((!isAddition && verb is not ("delete" or "del")) || Name(words[0]) is not { } owner)
        {
            Problem($"'update {verb}' neither adds nor deletes an absolute name.");
            return;
        }

        var rest = words[1..];
        long? ttl = null;
        if (!rest.IsEmpty && long.TryParse(rest[0].Source, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            ttl = seconds;
            rest = rest[1..];
        }

        var (type, data) = TypeAndData(rest);
        if (isAddition && (type.Length == 0 || data.IsEmpty))
        {
            Problem("A record that is added has a type and data.");
            return;
        }

        changes.Add(new(isAddition, new(owner, ttl, type, data, line)));
    }

    private (string Type, ImmutableArray<string> Data) TypeAndData(ReadOnlySpan<MasterToken> words)
    {
        if (!words.IsEmpty && string.Equals(words[0].Source, "IN", StringComparison.OrdinalIgnoreCase))
        {
            words = words[1..];
        }

        if (words.IsEmpty)
        {
            return ("", []);
        }

        var type = words[0].Source.ToUpperInvariant();
        var data = words[1..].ToArray();
        if (data.Length > 0 && ((type == "CNAME" && data.Length != 1) || (type == "CAA" && data.Length != 3)))
        {
            Problem($"The data of the {type} record have {data.Length} parts.");
        }

        return (type, type == "CNAME" && data.Length == 1
            ? [Name(data[0]) ?? ""]
            : [.. data.Select(word => word.Text)]);
    }

    private bool HasUnsent => conditions.Count > 0 || changes.Count > 0;

    private void Send()
    {
        if (HasUnsent)
        {
            messages.Add(new([.. conditions], [.. changes]));
        }

        conditions.Clear();
        changes.Clear();
    }

    private string? Name(MasterToken token)
    {
        var (name, problem) = MasterNames.Resolve(token.Source);
        if (problem is not null)
        {
            Problem(problem);
        }

        return name;
    }

    /// <summary>Of one line the first is told.</summary>
    private void Problem(string message)
    {
        if (problems.Count == 0 || problems[^1].Line != line)
        {
            problems.Add(new(line, message));
        }
    }
}
