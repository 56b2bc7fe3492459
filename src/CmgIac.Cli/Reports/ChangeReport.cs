using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Reports;

/// <summary>A file relative to the output, and what becomes of it; <paramref name="Part"/> is the folder of a shard that it is in.</summary>
internal sealed record ShownChange(string Path, string Change, string? Part = null);

/// <summary>Files and what becomes of them, or what was found of them: the answer of <c>render</c> and <c>check</c>.</summary>
internal static class ChangeReport
{
    private const string Unchanged = "unchanged";

    public static void WriteJson(Shell shell, IReadOnlyCollection<Diagnostic> diagnostics, IEnumerable<ShownChange> changes) =>
        JsonReport.Write(shell, diagnostics, json =>
        {
            json.WriteStartArray("changes");
            foreach (var (path, change, part) in changes)
            {
                json.WriteStartObject();
                json.WriteString("path", path);
                json.WriteString("change", change);
                if (part is not null)
                {
                    json.WriteString("folder", part);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    /// <summary>A line for each file that isn't unchanged, with what <paramref name="detail"/> adds below it.</summary>
    public static void WriteText(
        TextWriter output, IEnumerable<(string Path, string Change)> changes, Func<string, string>? detail = null)
    {
        foreach (var (path, change) in changes.Where(item => item.Change != Unchanged))
        {
            output.WriteLine($"{change,-9} {path}");
            output.Write(detail?.Invoke(path));
        }
    }

    /// <summary>"12 files: 3 create, 9 unchanged"</summary>
    public static string Count(IEnumerable<string> changes)
    {
        var counts = changes.CountBy(change => change, StringComparer.Ordinal).OrderBy(item => item.Key, StringComparer.Ordinal).ToList();
        var all = counts.Sum(item => item.Value);
        return TextReport.Plural(all, "file") + (all == 0 ? "" : ": ") + string.Join(", ", counts.Select(item => $"{item.Value} {item.Key}"));
    }
}
