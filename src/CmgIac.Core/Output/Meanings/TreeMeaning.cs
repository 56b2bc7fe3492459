using System.Collections.Immutable;
using System.Text.Json;
using CmgIac.Core.Proof;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Output.Meanings;

/// <summary>The values of JSON and YAML by the paths that lead to them; keys stand in any order, items do not.</summary>
internal static class TreeMeaning
{
    public static Reading<ImmutableArray<Fact>> OfJson(string text)
    {
        try
        {
            using var document = WellFormedJson.Parse(text);
            return new([.. Values(document.RootElement, "")], []);
        }
        catch (JsonException e)
        {
            return new([], [new((int)(e.LineNumber ?? 0) + 1, "It is no JSON.")]);
        }
    }

    /// <summary>What our reader of YAML doesn't take, such as several documents, is compared line by line.</summary>
    public static Reading<ImmutableArray<Fact>> OfYaml(string text)
    {
        var (root, problems) = RenderedTree.ReadYaml(text);
        return root is null || !problems.IsEmpty ? new(FileMeaning.Lines(text), []) : new([.. Values(root, "")], []);
    }

    private static IEnumerable<Fact> Values(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Values(property.Value, path + Step(property.Name)))
            .DefaultIfEmpty(new(Name(path), "{}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Values(item, $"{path}[{index}]"))
            .DefaultIfEmpty(new(Name(path), "[]")),
        JsonValueKind.String => [new(Name(path), $"\"{element.GetString()}\"")],
        _ => [new(Name(path), element.GetRawText())],
    };

    private static IEnumerable<Fact> Values(SpecNode node, string path) => node switch
    {
        SpecMapping mapping => mapping.Entries.SelectMany(entry => Values(entry.Value, path + Step(entry.Key.Text)))
            .DefaultIfEmpty(new(Name(path), "{}")),
        SpecSequence sequence => sequence.Items.SelectMany((item, index) => Values(item, $"{path}[{index}]"))
            .DefaultIfEmpty(new(Name(path), "[]")),
        _ => [new(Name(path), Shown((SpecScalar)node))],
    };

    private static string Shown(SpecScalar scalar) => scalar.IsQuoted || !IsTyped(scalar.Text) ? $"\"{scalar.Text}\"" : scalar.Text;

    /// <summary>May a reader of YAML take the plain text for something else than a text?</summary>
    private static bool IsTyped(string text) =>
        text.Length == 0 || !char.IsAsciiLetter(text[0]) || text.ToLowerInvariant() is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n";

    /// <summary>Of two paths no two are written alike.</summary>
    private static string Step(string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? $".{key}" : $"[\"{JsonEncodedText.Encode(key)}\"]";

    private static string Name(string path) => path.Length == 0 ? "the whole" : path[0] == '.' ? path[1..] : path;
}
