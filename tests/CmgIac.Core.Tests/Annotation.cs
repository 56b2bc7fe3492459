using System.Text;
using System.Text.Json.Nodes;

namespace CmgIac.Core.Tests;

/// <summary>Diagnostics written into a copy of the spec: a comment under the line concerned, with carets under the place.</summary>
internal static class Annotation
{
    public static string Of(string spec, IEnumerable<JsonNode> diagnostics)
    {
        var byLine = diagnostics.ToLookup(item => (int)item["line"]!);
        var lines = spec.Split('\n');
        var annotated = new StringBuilder();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            annotated.Append(line).Append('\n');
            foreach (var diagnostic in byLine[number])
            {
                var column = (int)diagnostic["column"]!;
                var width = (int)diagnostic["endLine"]! == number ? (int)diagnostic["endColumn"]! - column : 1;
                var carets = new string('^', Math.Max(1, width));
                annotated
                    .Append(column == 1 ? "#" + carets[1..] : "#" + new string(' ', column - 2) + carets)
                    .Append(' ').Append(Summary(diagnostic)).Append('\n');
            }
        }

        // A line that ends with CR alone is one to YAML and none here: what stands there is told below.
        foreach (var diagnostic in byLine.Where(group => group.Key < 1 || group.Key > lines.Length).SelectMany(group => group))
        {
            annotated.Append(Line(diagnostic));
        }

        return annotated.ToString();
    }

    /// <summary>A diagnostic outside of specs, as the tool prints it.</summary>
    public static string Line(JsonNode diagnostic) =>
        $"{diagnostic["file"]}({diagnostic["line"]},{diagnostic["column"]}): {Summary(diagnostic)}\n";

    private static string Summary(JsonNode diagnostic) =>
        $"{diagnostic["severity"]} {diagnostic["code"]}: {diagnostic["message"]}"
        + (diagnostic["fix"] is { } fix ? $" [{((bool)fix["certain"]! ? "fix" : "guess")}: {((string)fix["text"]!).Replace("\n", "\\n", StringComparison.Ordinal)}]" : "");
}
