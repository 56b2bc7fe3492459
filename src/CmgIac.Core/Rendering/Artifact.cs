using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>How a text becomes bytes; the reader of the file decides.</summary>
internal enum TextForm
{
    /// <summary>UTF-8 without BOM, LF.</summary>
    Utf8,

    /// <summary>UTF-8 without BOM, CRLF: RFC 4180 ends a record so.</summary>
    Utf8Crlf,

    /// <summary>UTF-8 with BOM, CRLF: Windows PowerShell reads a script without BOM in the machine's code page.</summary>
    Utf8BomCrlf,

    /// <summary>ASCII and CRLF; UTF-16LE with BOM and CRLF when the text isn't ASCII: what the Windows INF parser reads.</summary>
    Inf,
}

/// <summary>
/// A rendered file in memory. <paramref name="Path"/> is relative to the output folder, with '/';
/// <paramref name="Text"/> has LF only; <paramref name="Template"/> is the template that it comes from, as diagnostics
/// name it.
/// </summary>
internal sealed record Artifact(string Path, string Text, TextForm Form, string Template)
{
    /// <summary>The template's line that each line of the text begins on, both 1-based; empty where that is not known.</summary>
    public ImmutableArray<int> TemplateLines { get; init; } = [];

    /// <summary>Is the template one of cmg's own, so that only the spec can be changed?</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>The 1-based <paramref name="line"/> of the text and what wrote it; the whole file without a line.</summary>
    public OutputPlace At(int? line = null)
    {
        var written = line is { } number && number > 0 && number <= TemplateLines.Length ? TemplateLines[number - 1] : (int?)null;
        var span = written is null ? SourceSpan.WholeFile(Template) : SourceSpan.At(Template, written.Value, 1);
        return new(span, Path, line);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes() => Form switch
    {
        TextForm.Utf8 => Encoding.UTF8.GetBytes(Text),
        TextForm.Utf8Crlf => Encoding.UTF8.GetBytes(WindowsText),
        TextForm.Utf8BomCrlf => Marked(Encoding.UTF8),
        _ when Ascii.IsValid(Text) => Encoding.ASCII.GetBytes(WindowsText),
        _ => Marked(Encoding.Unicode),
    };

    private string WindowsText => Text.Replace("\n", "\r\n", StringComparison.Ordinal);

    private byte[] Marked(Encoding encoding)
    {
        var mark = encoding.Preamble;
        var text = WindowsText;
        var bytes = new byte[mark.Length + encoding.GetByteCount(text)];
        mark.CopyTo(bytes);
        encoding.GetBytes(text, bytes.AsSpan(mark.Length));
        return bytes;
    }
}

/// <summary>
/// All files of one certificate, gateway or zone. <paramref name="Path"/> is <c>gateways/granitefalls.contoso.com</c>
/// and the like; <paramref name="Specs"/> are the spec files that it comes from, as the user gave them, in ordinal
/// order; <paramref name="Model"/> and <paramref name="Templates"/> are lower-case hexadecimal SHA-256 of the values and
/// of the templates that went in.
/// </summary>
internal sealed record RenderedFolder(
    string Path, ImmutableArray<string> Specs, string Model, string Templates, ImmutableArray<Artifact> Files);
