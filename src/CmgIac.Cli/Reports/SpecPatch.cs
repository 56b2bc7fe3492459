using System.Text;
using CmgIac.Core.Text;
using DiffPlex;
using DiffPlex.Model;

namespace CmgIac.Cli.Reports;

/// <summary>A unified diff that can be applied: line ends and the lack of a last one are shown as they are.</summary>
internal static class SpecPatch
{
    private const int Context = 3;

    /// <summary>Lines of both sides that are compared one by one, which takes their square.</summary>
    private const int MaxCompared = 10_000;

    public static string Of(string path, byte[] before, byte[] after)
    {
        var diff = Compare(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after));
        var patch = new StringBuilder($"--- a/{Name(path)}\n+++ b/{Name(path)}\n");
        var blocks = diff.DiffBlocks;
        for (var first = 0; first < blocks.Count;)
        {
            var last = first;
            while (last + 1 < blocks.Count && blocks[last + 1].DeleteStartA - EndInA(blocks[last]) <= 2 * Context)
            {
                last++;
            }

            AppendHunk(patch, diff, first, last);
            first = last + 1;
        }

        return patch.ToString();
    }

    /// <summary>Of very many lines, all between the first and the last that differ stand in one block: as right, and longer.</summary>
    private static DiffResult Compare(string before, string after)
    {
        var (old, wanted) = (Lines.Chunker.Chunk(before), Lines.Chunker.Chunk(after));
        var same = old.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
        var (mostOld, mostWanted) = (old.Count - same, wanted.Count - same);
        var sameEnd = 0;
        while (sameEnd < Math.Min(mostOld, mostWanted) && old[^(sameEnd + 1)] == wanted[^(sameEnd + 1)])
        {
            sameEnd++;
        }

        return mostOld + mostWanted - (2 * sameEnd) > MaxCompared
            ? new DiffResult(old, wanted, [new DiffBlock(same, mostOld - sameEnd, same, mostWanted - sameEnd)])
            : Differ.Instance.CreateDiffs(before, after, false, false, Lines.Chunker);
    }

    /// <summary>Behind a name with blanks a tab ends it, which is how patch and git know; a file above the working folder is named from here.</summary>
    private static string Name(string path)
    {
        var name = Shown.Lines(path.TrimStart('/'));
        return name.Contains(' ', StringComparison.Ordinal) ? name + "\t" : name;
    }

    private static void AppendHunk(StringBuilder patch, DiffResult diff, int first, int last)
    {
        var blocks = diff.DiffBlocks;
        var (old, wanted) = (diff.PiecesOld, diff.PiecesNew);
        var startA = Math.Max(0, blocks[first].DeleteStartA - Context);
        var endA = Math.Min(old.Count, EndInA(blocks[last]) + Context);
        var startB = blocks[first].InsertStartB - (blocks[first].DeleteStartA - startA);
        var endB = blocks[last].InsertStartB + blocks[last].InsertCountB + (endA - EndInA(blocks[last]));
        patch.Append($"@@ -{Range(startA, endA)} +{Range(startB, endB)} @@\n");
        var at = startA;
        foreach (var block in blocks.Skip(first).Take(last - first + 1))
        {
            AppendLines(patch, ' ', old, at, block.DeleteStartA);
            AppendLines(patch, '-', old, block.DeleteStartA, EndInA(block));
            AppendLines(patch, '+', wanted, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = EndInA(block);
        }

        AppendLines(patch, ' ', old, at, endA);
    }

    private static void AppendLines(StringBuilder patch, char sign, IReadOnlyList<string> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            patch.Append(sign).Append(Shown.Lines(lines[i]));
            if (!lines[i].EndsWith('\n'))
            {
                patch.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    /// <summary>An empty range stands behind a line, any other begins at one.</summary>
    private static string Range(int start, int end) => $"{(end == start ? start : start + 1)},{end - start}";

    private static int EndInA(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    /// <summary>A line to diff and patch ends with LF and nothing else.</summary>
    private sealed class Lines : IChunker
    {
        public static readonly Lines Chunker = new();

        public IReadOnlyList<string> Chunk(string text)
        {
            var lines = new List<string>();
            for (var start = 0; start < text.Length;)
            {
                var end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
                lines.Add(text[start..end]);
                start = end;
            }

            return lines;
        }
    }
}
