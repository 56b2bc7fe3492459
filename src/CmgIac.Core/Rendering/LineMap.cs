using System.Collections.Immutable;

namespace CmgIac.Core.Rendering;

/// <summary>Which line of the template wrote the first character of each line of the output.</summary>
internal sealed class LineMap
{
    private readonly List<int> lines = [];
    private bool atLineStart = true;

    public void Clear()
    {
        lines.Clear();
        atLineStart = true;
    }

    /// <summary>Text of the template itself, which goes on from line to line with the output.</summary>
    public void AddRaw(ReadOnlySpan<char> text, int templateLine) => Add(text, templateLine, step: 1);

    /// <summary>A value, all of it written at one place of the template.</summary>
    public void AddValue(ReadOnlySpan<char> text, int templateLine) => Add(text, templateLine, step: 0);

    /// <summary>1-based lines of the template, in the order of the output's lines.</summary>
    public ImmutableArray<int> ToImmutable() => [.. lines];

    private void Add(ReadOnlySpan<char> text, int templateLine, int step)
    {
        while (!text.IsEmpty)
        {
            if (atLineStart)
            {
                lines.Add(templateLine);
            }

            var end = text.IndexOf('\n');
            atLineStart = end >= 0;
            text = atLineStart ? text[(end + 1)..] : [];
            templateLine += step;
        }
    }
}
