using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Proof;
using CmgIac.Core.Text;

namespace CmgIac.Core.Output.Meanings;

/// <summary>The declarations of a Bicep file, in any order, without comments and blanks.</summary>
internal static class BicepMeaning
{
    public static Reading<ImmutableArray<Fact>> Of(string text)
    {
        var problems = new List<ReaderProblem>();
        var facts = ImmutableArray.CreateBuilder<Fact>();
        var statement = new List<BicepToken>();
        var depth = 0;
        foreach (var token in BicepTokenizer.Read(text, problems))
        {
            depth += token.Kind != BicepTokenKind.Sign ? 0 : token.Value[0] is '{' or '[' or '(' ? 1 : token.Value[0] is '}' or ']' or ')' ? -1 : 0;

            // A decorator belongs to the declaration below it.
            var isEnd = token.Kind == BicepTokenKind.End || (token.Kind == BicepTokenKind.LineEnd && depth == 0 && !IsDecorator(statement));
            if (!isEnd)
            {
                statement.Add(token);
            }
            else if (statement.Exists(part => part.Kind != BicepTokenKind.LineEnd))
            {
                facts.Add(Fact(text, statement));
                statement.Clear();
            }
        }

        return new(facts.ToImmutable(), [.. problems]);
    }

    private static bool IsDecorator(List<BicepToken> statement) =>
        statement.FindLastIndex(token => token.Kind == BicepTokenKind.LineEnd) is var last && statement.Count > last + 1 && statement[last + 1].Is('@');

    private static Fact Fact(string text, List<BicepToken> statement)
    {
        var name = statement.SkipWhile(token => !token.IsWord("param") && !token.IsWord("var") && !token.IsWord("output") && !token.IsWord("resource") && !token.IsWord("module"))
            .Take(2).Select(token => token.Value).ToList();
        return new(name.Count == 2 ? string.Join(' ', name) : $"the statement '{statement[0].Value}'", Source(text, statement));
    }

    /// <summary>As on one line: what ends a line parts items as a comma does, but behind or before a sign that opens, closes or joins.</summary>
    private static string Source(string text, List<BicepToken> statement)
    {
        var source = new StringBuilder();
        for (var i = 0; i < statement.Count; i++)
        {
            var token = statement[i];
            if (token.Kind != BicepTokenKind.LineEnd)
            {
                source.Append(source.Length == 0 ? "" : " ").Append(token.Kind == BicepTokenKind.Text ? $"'{token.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'" : text[token.Start..token.Stop]);
            }
            else if (i > 0 && i + 1 < statement.Count && statement[i - 1].Kind != BicepTokenKind.Sign && statement[i + 1].Kind != BicepTokenKind.Sign)
            {
                source.Append(" ,");
            }
            else if (i > 0 && i + 1 < statement.Count && Closes(statement[i - 1]) && !Closes(statement[i + 1]) && !statement[i + 1].Is(','))
            {
                source.Append(" ,");
            }
        }

        return $"{source}";
    }

    private static bool Closes(BicepToken token) => token.Is('}') || token.Is(']') || token.Is(')');
}
