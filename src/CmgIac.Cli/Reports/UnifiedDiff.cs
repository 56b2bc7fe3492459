using System.Text;
using CmgIac.Core.Text;
using DiffPlex.Renderer;

namespace CmgIac.Cli.Reports;

/// <summary>What differs between two files, as <c>diff -u</c> writes it.</summary>
internal static class UnifiedDiff
{
    /// <summary>Characters of both files together; comparing takes the square of the lines.</summary>
    private const int MaxLength = 256 * 1024;

    /// <summary>Lines with LF. Where a diff can't show it, a line that says how the files differ.</summary>
    public static string Of(string path, byte[]? before, byte[]? after)
    {
        if ((before?.Length ?? 0) + (after?.Length ?? 0) > MaxLength || before is null || after is null)
        {
            return "  (too large to compare line by line)\n";
        }

        var (old, wanted) = (TextOf(before), TextOf(after));
        return old == wanted
            ? "  (the same text: line ends, the last line's end or the encoding differ)\n"
            : Shown.Lines(UnidiffRenderer.GenerateUnidiff(old, wanted, $"a/{path}", $"b/{path}").ReplaceLineEndings("\n").TrimEnd()) + "\n";
    }

    /// <summary>The text in whatever form cmg itself writes.</summary>
    private static string TextOf(byte[] bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
