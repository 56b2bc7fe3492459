using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Text;

namespace CmgIac.Core.Output.Meanings;

/// <summary>One thing that a file says: of what, and what. Both are for messages too.</summary>
internal readonly record struct Fact(string Of, string Value);

/// <summary>
/// What a file says to its reader, whatever stands around it: comments, blanks, order where it doesn't matter. Read by the
/// readers of the proof; where there is none for the language, every line is a fact.
/// </summary>
internal static class FileMeaning
{
    private const int MaxShown = 80;

    /// <summary>
    /// The first thing in which a file on disk differs from the one that would take its place, as the end of a sentence;
    /// null where both say the same. <paramref name="path"/> is relative to the output folder.
    /// </summary>
    public static string? Difference(string path, byte[] before, byte[] after)
    {
        var ours = Read(path, after);
        var theirs = Read(path, before);
        if (theirs.Problems.FirstOrDefault() is { } problem)
        {
            return $"it can't be read (line {problem.Line}): {problem.Message.TrimEnd('.')}";
        }

        var (there, here) = (Numbered(theirs.Value), Numbered(ours.Value));
        foreach (var (of, value) in there)
        {
            if (!here.TryGetValue(of, out var rendered))
            {
                return $"it has {Name(of)}: {Show(value)}, which is not rendered";
            }

            if (value != rendered)
            {
                return $"{Name(of)} is {Show(value)}, and {Show(rendered)} is rendered";
            }
        }

        return here.FirstOrDefault(fact => !there.ContainsKey(fact.Key)) is { Key.Of: not null } lacking
            ? $"it lacks {Name(lacking.Key)}: {Show(lacking.Value)}"
            : null;
    }

    private static Reading<ImmutableArray<Fact>> Read(string path, byte[] bytes)
    {
        var segments = path.Split('/');
        var text = PolicyText.Decode(bytes)?.Text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (text is null)
        {
            return new([], [new(1, "It is no text.")]);
        }

        return (path[(path.LastIndexOf('.') + 1)..], segments[^2]) switch
        {
            ("inf", _) => RequestMeaning.OfPolicy(text),
            ("cnf", _) => RequestMeaning.OfConfig(text),
            ("zone", _) => RecordMeaning.OfZone(text, segments[1]),
            ("txt", "nsupdate") => RecordMeaning.OfUpdates(text),
            ("bicep" or "bicepparam", _) => BicepMeaning.Of(text),
            ("json", _) => TreeMeaning.OfJson(text),
            ("yaml" or "yml", _) => TreeMeaning.OfYaml(text),
            _ => new(Lines(text), []),
        };
    }

    public static ImmutableArray<Fact> Lines(string text) =>
        [.. text.Split('\n').Select((line, index) => new Fact($"line {index + 1}", line))];

    /// <summary>What is said several times of one thing is told apart by its order.</summary>
    private static Dictionary<(string Of, int Number), string> Numbered(ImmutableArray<Fact> facts)
    {
        var numbered = new Dictionary<(string, int), string>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (of, value) in facts)
        {
            var count = counts[of] = counts.GetValueOrDefault(of) + 1;
            numbered.Add((of, count), value);
        }

        return numbered;
    }

    private static string Name((string Of, int Number) thing) => thing.Number == 1 ? thing.Of : $"{thing.Of} (no. {thing.Number})";

    private static string Show(string value)
    {
        var shown = Shown.Line(value);
        return $"'{(shown.Length > MaxShown ? shown[..MaxShown] + "…" : shown)}'";
    }
}
