using System.Text;
using System.Text.Json;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads rendered YAML and JSON as the tree that specs are read as, which knows the line of every node; null where it
/// can't be read, with the first reason.
/// </summary>
internal static class RenderedTree
{
    public static Reading<SpecMapping?> ReadYaml(string text)
    {
        var parsed = SpecParser.Parse([new SpecText("", Encoding.UTF8.GetBytes(text))]);
        return parsed.Value is { Documents: [var document] }
            ? new(document.Root, [])
            : new(null, [.. parsed.Diagnostics.Take(1).Select(first => new ReaderProblem(first.Span.Line, first.Message))]);
    }

    /// <summary>JSON is YAML, but YAML takes more than JSON does: a reader of JSON alone judges first.</summary>
    public static Reading<SpecMapping?> ReadJson(string text)
    {
        try
        {
            WellFormedJson.Parse(text).Dispose();
            return ReadYaml(text);
        }
        catch (JsonException e)
        {
            return new(null, [new((int)(e.LineNumber ?? 0) + 1, "It is no JSON: " + e.Message.Split(" LineNumber")[0])]);
        }
    }
}
