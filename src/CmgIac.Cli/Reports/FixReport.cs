using System.Text.Json;
using CmgIac.Core.Fixes;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports;

/// <summary>What was written into specs, or would be.</summary>
internal static class FixReport
{
    /// <summary>A line for each fix, at its place in the file as it was, and how many there are.</summary>
    public static void WriteText(TextWriter output, IReadOnlyCollection<AppliedFix> fixes)
    {
        foreach (var fix in fixes)
        {
            output.WriteLine($"fixed {fix.Span}: {fix.Code}: {Change(fix)}");
        }

        var files = fixes.Select(fix => fix.Span.File).Distinct(StringComparer.Ordinal).Count();
        output.WriteLine(fixes.Count == 0
            ? "Nothing was fixed."
            : $"{(fixes.Count == 1 ? "1 fix" : $"{fixes.Count} fixes")} in {TextReport.Plural(files, "file")}.");
    }

    /// <summary>The unified diff of all specs; nothing where nothing changes.</summary>
    public static void WriteDiff(TextWriter output, IEnumerable<(string Path, byte[] Before, byte[] After)> specs)
    {
        foreach (var (path, before, after) in specs)
        {
            output.Write(SpecPatch.Of(path, before, after));
        }
    }

    /// <summary>The array <c>fixed</c>, which stands whatever errors are left.</summary>
    public static void WriteJson(Utf8JsonWriter json, IEnumerable<AppliedFix> fixes)
    {
        json.WriteStartArray("fixed");
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            json.WriteString("code", fix.Code);
            json.WriteString("file", fix.Span.File);
            JsonReport.WriteSpan(json, fix.Span);
            json.WriteString("before", fix.Before);
            json.WriteString("after", fix.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Change(AppliedFix fix)
    {
        var (before, after) = (Flat(fix.Before.Trim()), Flat(fix.After));
        return (before, after, fix.After) switch
        {
            ("", "", "") => "removed what nobody sees",
            (_, "", "") => $"removed {before}",
            (_, "", _) => "wrote blanks",
            ("", _, _) => $"wrote {after}",
            _ => $"{before} -> {after}",
        };
    }

    /// <summary>A value may go over several lines; an answer is one.</summary>
    private static string Flat(string text) => Shown.Line(string.Join(' ', text.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)));
}
