using System.Text;
using DiffPlex.Renderer;

namespace CmgIac.Cli.Reports;

/// <summary>What differs between two files, as <c>diff -u</c> writes it.</summary>
internal static class UnifiedDiff
{
    /// <summary>Lines with LF; '' where both say the same in another encoding or with other line ends.</summary>
    public static string Of(string path, byte[]? before, byte[]? after)
    {
        var (old, wanted) = (TextOf(before), TextOf(after));
        return old == wanted
            ? ""
            : UnidiffRenderer.GenerateUnidiff(
                    old, wanted, before is null ? "/dev/null" : $"a/{path}", after is null ? "/dev/null" : $"b/{path}")
                .ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>The text in whatever form cmg itself writes.</summary>
    private static string TextOf(byte[]? bytes)
    {
        using var reader = new StreamReader(new MemoryStream(bytes ?? []), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
