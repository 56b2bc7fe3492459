using System.Collections.Immutable;
using System.Text.Json;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>The codes that occur as a log's rules, described by their pages.</summary>
internal sealed class SarifRules(IEnumerable<Diagnostic> diagnostics)
{
    /// <summary>Of GitHub, in characters, for a description.</summary>
    private const int MaxDescription = 1024;

    /// <summary>By the first digit of a code.</summary>
    private static readonly string[] Stages = ["", "syntax", "value", "rule", "template", "file", "live", "certificate", "change"];

    private readonly ImmutableArray<Diagnostic> first =
        [.. diagnostics.DistinctBy(diagnostic => diagnostic.Code, StringComparer.Ordinal).OrderBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)];

    public int IndexOf(string code) => first.Select(diagnostic => diagnostic.Code).ToImmutableArray().IndexOf(code);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("rules");
        foreach (var diagnostic in first)
        {
            Write(json, diagnostic);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        var level = SarifFormat.Level(diagnostic);
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Code);
        if (RulePage.Of(diagnostic.Code) is { } page)
        {
            json.WriteString("name", page.Name);
            SarifFormat.WriteText(json, "shortDescription", page.Sentence);
            SarifFormat.WriteText(json, "fullDescription", page.Meaning.Length <= MaxDescription ? page.Meaning : page.Meaning[..(MaxDescription - 1)] + "…");
            SarifFormat.WriteText(json, "help", page.Body, page.Body);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", level);
        json.WriteEndObject();
        json.WriteStartObject("properties");
        JsonReport.WriteStrings(json, "tags", [Stages[diagnostic.Code["CMG".Length] - '0']]);
        json.WriteString("precision", "very-high");
        json.WriteString("problem.severity", level);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
