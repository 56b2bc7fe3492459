using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>A certreq policy file under examination: what it says, where each entry stands, and what was found so far.</summary>
internal sealed class RequestDraft
{
    public const string NewRequest = "NewRequest";
    public const string RequestAttributes = "RequestAttributes";

    private readonly string path;
    private readonly string text;
    private readonly List<int> lineStarts = [0];
    private readonly HashSet<string> judged = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> reportedLines = [];
    private readonly List<Diagnostic> found = [];

    public RequestDraft(string path, string text, InfFile inf, CertreqRequest request)
    {
        (this.path, this.text, Inf, Request) = (path, text, inf, request);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    public InfFile Inf { get; }

    public CertreqRequest Request { get; }

    public IReadOnlyCollection<Diagnostic> Found => found;

    public InfEntry? Entry(string key, string section = NewRequest) => Inf.Entries(section, key).FirstOrDefault();

    /// <summary><paramref name="key"/>: the setting on which the last word is now said.</summary>
    public void Report(Diagnostic diagnostic, string? key = null)
    {
        found.Add(diagnostic);
        reportedLines.UnionWith(Enumerable.Range(diagnostic.Span.Line, diagnostic.Span.EndLine - diagnostic.Span.Line + 1));
        if (key is not null)
        {
            judged.Add(key);
        }
    }

    /// <summary>The setting needs no further word, least of all on its absence.</summary>
    public void Judge(string key) => judged.Add(key);

    public bool IsJudged(string key) => judged.Contains(key);

    /// <summary>Has something been said of an entry on that line?</summary>
    public bool IsReported(int line) => reportedLines.Contains(line);

    /// <summary>The fields of an entry.</summary>
    public SourceSpan At(InfEntry entry) => Span(entry.Written.Start, entry.Written.End);

    /// <summary>The fields of an entry, or the header of [NewRequest] that lacks it.</summary>
    public SourceSpan At(InfEntry? entry, string section) => entry is null ? Header(section) : At(entry);

    /// <summary>A line without the blanks around it.</summary>
    public SourceSpan At(int line)
    {
        var start = lineStarts[Math.Clamp(line - 1, 0, lineStarts.Count - 1)];
        var end = line < lineStarts.Count ? lineStarts[line] : text.Length;
        var written = text.AsSpan(start, end - start);
        var indent = written.Length - written.TrimStart().Length;
        return Span(start + indent, Math.Max(start + indent, start + written.TrimEnd().Length));
    }

    /// <summary>The header of a section that there is.</summary>
    public SourceSpan Header(string section) => At(Inf.Section(section)!.Line);

    public Fix Write(InfEntry entry, string value) => new($"Write '{value}'", At(entry), value);

    /// <summary>The line as it now stands in the text.</summary>
    public Fix Rewrite(int line)
    {
        var at = At(line);
        var start = lineStarts[at.Line - 1];
        var written = text[(start + at.Column - 1)..(start + at.EndColumn - 1)];
        return new($"Write '{written}'", at, written);
    }

    /// <summary>Puts a line behind the header of a section that there is.</summary>
    public Fix Add(string section, string line)
    {
        var header = Header(section);
        var end = SourceSpan.At(path, header.EndLine, header.EndColumn);
        return new($"Add '{line}'", end, LineEnd + line);
    }

    /// <summary>The text at an entry's fields, as it is written.</summary>
    public string Written(InfEntry entry) => text[entry.Written.Start..entry.Written.End];

    private string LineEnd => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    private SourceSpan Span(int start, int end)
    {
        var (line, column) = Position(start);
        var (endLine, endColumn) = Position(end);
        return new(path, line, column, endLine, endColumn);
    }

    private (int Line, int Column) Position(int offset)
    {
        var index = lineStarts.BinarySearch(offset);
        var line = index < 0 ? ~index - 1 : index;
        return (line + 1, offset - lineStarts[line] + 1);
    }
}
