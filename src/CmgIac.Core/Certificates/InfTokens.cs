using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>
/// Replaces the tokens of an INF file: <c>%name%</c> by its value in [Strings], <c>%%</c> by a percent sign. The values
/// in [Strings] are themselves not looked through.
/// </summary>
internal sealed class InfTokens
{
    private const string Strings = "Strings";

    /// <summary>Keeps a small file that names a long string often from growing without bound.</summary>
    public const int MaxReplaced = 1 << 24;

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ReaderProblem> problems;
    private int replaced;

    private InfTokens(List<ReaderProblem> problems) => this.problems = problems;

    public static Reading<InfFile> Replace(ImmutableArray<InfSection> sections, List<ReaderProblem> problems)
    {
        var tokens = new InfTokens(problems);
        foreach (var entry in new InfFile(sections).Entries(Strings).Where(e => e.Key is not null))
        {
            tokens.values.TryAdd(entry.Key!, entry.Value);
        }

        var file = new InfFile([.. sections.Select(tokens.Replace)]);
        return new(file, [.. problems.OrderBy(p => p.Line)]);
    }

    private InfSection Replace(InfSection section) =>
        string.Equals(section.Name, Strings, StringComparison.OrdinalIgnoreCase)
            ? section
            : section with { Entries = [.. section.Entries.Select(Replace)] };

    private InfEntry Replace(InfEntry entry) => entry with
    {
        Key = entry.Key is null ? null : Replace(entry.Key, entry.Line),
        Fields = [.. entry.Fields.Select(f => Replace(f, entry.Line))],
    };

    private string Replace(string text, int line)
    {
        if (!text.Contains('%', StringComparison.Ordinal) || text.Length > InfReader.MaxFieldLength)
        {
            return text;
        }

        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '%' ? text.IndexOf('%', at + 1) : at;
            if (end < 0)
            {
                problems.Add(new(line, "A '%' stands alone. A percent sign is written '%%'."));
                result.Append(text, at, text.Length - at);
                break;
            }

            result.Append(end == at ? text.AsSpan(at, 1) : Value(text[(at + 1)..end], line));
            at = end;
            if (result.Length > InfReader.MaxFieldLength)
            {
                problems.Add(new(line, $"A field has more than {InfReader.MaxFieldLength} characters once its tokens are replaced."));
                return text;
            }
        }

        return Count(result.ToString(), text, line);
    }

    private string Value(string name, int line)
    {
        if (name.Length == 0)
        {
            return "%";
        }

        if (values.TryGetValue(name, out var value))
        {
            return value;
        }

        problems.Add(new(line, $"Token '%{name}%' has no value in [{Strings}]. A percent sign is written '%%'."));
        return $"%{name}%";
    }

    private string Count(string result, string text, int line)
    {
        if (replaced > MaxReplaced)
        {
            return text;
        }

        replaced += result.Length;
        if (replaced > MaxReplaced)
        {
            problems.Add(new(line, "The tokens of this file make too much text: from here on they are left as they are."));
        }

        return result;
    }
}
