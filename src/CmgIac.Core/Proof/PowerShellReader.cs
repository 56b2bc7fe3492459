using System.Buffers;
using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads what a script says at its face: values assigned to variables, hash tables, and the calls of the
/// cmdlets and commands that change something. A variable has a literal where the script assigns it once and changes it nowhere.
/// </summary>
internal sealed class PowerShellReader
{
    /// <summary>Parts of the names of the commands whose calls are read.</summary>
    private static readonly SearchValues<string> Commands = SearchValues.Create(
        ["-CMCloudManagementGateway", "-DnsServerResourceRecord", "Set-GatewayRecord", "Remove-GatewayRecord", "Add-Authorization", "Set-Authorization"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly PowerShellValue None = new(null, 0);

    private readonly List<PowerShellToken> tokens;
    private readonly List<(string Name, PowerShellValue Value)> assignments = [];
    private readonly Dictionary<string, List<(string Name, PowerShellValue Value)>> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableArray<PowerShellCall>.Builder calls = ImmutableArray.CreateBuilder<PowerShellCall>();

    private PowerShellReader(List<PowerShellToken> tokens) => this.tokens = tokens;

    public static Reading<PowerShellScript> Read(string text)
    {
        var (tokens, problems) = PowerShellTokenizer.Read(text);
        var reader = new PowerShellReader(tokens);
        reader.ReadAssignments();
        reader.ReadCalls();
        return new(new(reader.calls.ToImmutable(), [.. reader.assignments]), problems);
    }

    private void ReadAssignments()
    {
        var parameters = EndOfParameters();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != PowerShellTokenKind.Variable)
            {
                continue;
            }

            var (member, next) = Target(i + 1);
            var isLoop = i > 1 && tokens[i - 1].Is("(") && tokens[next] is { Kind: PowerShellTokenKind.Word, Text: "in" };
            if (tokens[next].Is("=") && member is null && tokens[next + 1].Is("@{") && i > parameters)
            {
                assignments.Add((token.Text, None with { Line = token.Line }));
                tables[token.Text] = tables.ContainsKey(token.Text) ? [] : ReadTable(next + 2);
            }
            else if (tokens[next].Is("=") && member is not null)
            {
                // A key that is set afterwards is one that is given: with a value that the text may say.
                (tables.TryGetValue(token.Text, out var table) ? table : []).Add((member, ReadValue(next + 1, token.Line)));
            }
            else if (tokens[next].Is("=") || isLoop || tokens[next].Text is "+=" or "-=" or "*=" or "/=" or "%=")
            {
                var isPlain = tokens[next].Is("=") && i > parameters;
                assignments.Add((token.Text, isPlain ? ReadValue(next + 1, token.Line) : None with { Line = token.Line }));
            }
        }
    }

    /// <summary>The index of the last token of the script's own parameters, whose values its caller chooses; -1 without any.</summary>
    private int EndOfParameters()
    {
        var start = tokens.TakeWhile(token => token.Kind != PowerShellTokenKind.Word || !token.Text.Equals("param", StringComparison.OrdinalIgnoreCase)).Count();
        return start >= tokens.Count ? -1 : EndOfGroup(start + 1);
    }

    private int EndOfGroup(int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += Opens(tokens[i]) ? 1 : Closes(tokens[i]) ? -1 : 0;
            if (depth == 0 && tokens[i].Kind != PowerShellTokenKind.LineEnd)
            {
                return i;
            }
        }

        return tokens.Count - 1;
    }

    /// <summary>What follows a variable: '.Name' or '[…]' and more of them; the first name, or '' for an index, is what is set.</summary>
    private (string? Member, int Next) Target(int at)
    {
        string? member = null;
        while (true)
        {
            if (tokens[at].Is(".") && tokens[at + 1].Kind == PowerShellTokenKind.Word)
            {
                member ??= tokens[at + 1].Text;
                at += 2;
            }
            else if (tokens[at].Is("["))
            {
                member ??= tokens[at + 1].Kind == PowerShellTokenKind.Text ? tokens[at + 1].Text : "";
                at = Math.Min(EndOfGroup(at) + 1, tokens.Count - 1);
            }
            else
            {
                return (member, at);
            }
        }
    }

    private List<(string Name, PowerShellValue Value)> ReadTable(int at)
    {
        var entries = new List<(string, PowerShellValue)>();
        while (!tokens[at].Is("}") && tokens[at].Kind != PowerShellTokenKind.End)
        {
            if (tokens[at].Kind is PowerShellTokenKind.Word or PowerShellTokenKind.Text && tokens[at + 1].Is("="))
            {
                entries.Add((tokens[at].Text, ReadValue(at + 2, tokens[at].Line)));
            }

            at = EndOfStatement(at);
            // A bracket that closes nothing ends a statement, too.
            at += tokens[at].Is("}") || tokens[at].Kind == PowerShellTokenKind.End ? 0 : 1;
        }

        return entries;
    }

    /// <summary>A literal that is all of the statement; for a variable, that of what it names.</summary>
    private PowerShellValue ReadValue(int at, int line)
    {
        var isAll = EndOfStatement(at) == at + 1;
        return isAll ? Resolve(tokens[at]) : new(null, line);
    }

    private PowerShellValue Resolve(PowerShellToken token)
    {
        switch (token.Kind)
        {
            case PowerShellTokenKind.Text:
            case PowerShellTokenKind.Word when token.Text.All(char.IsAsciiDigit):
                return new(token.Text, token.Line);
            case PowerShellTokenKind.Variable when token.Text.ToLowerInvariant() is "true" or "false":
                return new("$" + token.Text.ToLowerInvariant(), token.Line);
            case PowerShellTokenKind.Variable:
                var given = assignments.Where(item => string.Equals(item.Name, token.Text, StringComparison.OrdinalIgnoreCase)).ToList();
                return given.Count == 1 ? given[0].Value : new(null, token.Line);
            default:
                return new(null, token.Line);
        }
    }

    private void ReadCalls()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == PowerShellTokenKind.Word && tokens[i].Text.AsSpan().ContainsAny(Commands) && !IsDeclared(i))
            {
                calls.Add(new(tokens[i].Text, [.. Arguments(i + 1, EndOfStatement(i))], tokens[i].Line));
            }
        }
    }

    /// <summary>Is it the name that a function gets, and no call?</summary>
    private bool IsDeclared(int at) => at > 0 && tokens[at - 1] is { Kind: PowerShellTokenKind.Word } before && before.Text.Equals("function", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string Name, PowerShellValue Value)> Arguments(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == PowerShellTokenKind.Splat)
            {
                var once = assignments.Count(item => string.Equals(item.Name, tokens[i].Text, StringComparison.OrdinalIgnoreCase)) == 1;
                foreach (var entry in once && tables.TryGetValue(tokens[i].Text, out var table) ? table : [])
                {
                    yield return entry;
                }
            }
            else if (tokens[i].Kind == PowerShellTokenKind.Parameter)
            {
                var value = i + 1 + (tokens[i + 1].Is(":") ? 1 : 0);
                yield return (tokens[i].Text, value < to && !IsPartOnly(value) ? Resolve(tokens[value]) : new(null, tokens[i].Line));
            }
        }
    }

    /// <summary>Is a variable only the beginning of a value: of a member or an index?</summary>
    private bool IsPartOnly(int at) => tokens[at].Kind == PowerShellTokenKind.Variable && (tokens[at + 1].Is(".") || tokens[at + 1].Is("["));

    /// <summary>The index of what ends the statement that <paramref name="at"/> is in: a line's end, ';', '|' or a closing bracket.</summary>
    private int EndOfStatement(int at)
    {
        for (var depth = 0; ; at++)
        {
            var token = tokens[at];
            if (token.Kind == PowerShellTokenKind.End
                || (depth == 0 && (token.Kind == PowerShellTokenKind.LineEnd || token.Is(";") || token.Is("|") || Closes(token))))
            {
                return at;
            }

            depth += Opens(token) ? 1 : Closes(token) ? -1 : 0;
        }
    }

    private static bool Opens(PowerShellToken token) =>
        token.Kind == PowerShellTokenKind.Symbol && token.Text is "(" or "{" or "[" or "@(" or "@{" or "$(";

    private static bool Closes(PowerShellToken token) => token.Kind == PowerShellTokenKind.Symbol && token.Text is ")" or "}" or "]";
}
