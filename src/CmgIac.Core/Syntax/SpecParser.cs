using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CmgIac.Core.Syntax;

/// <summary>
/// Text to tree. Reads YamlDotNet's events and nothing above them: its tree follows aliases, forgets tags and overflows
/// the stack on deep nesting, while here each limit is counted before a node is made.
/// </summary>
internal sealed class SpecParser
{
    public const int MaxDepth = 64;
    public const int MaxNodes = 1_000_000;

    /// <summary>Characters of one key or value, in UTF-16 units; the longest that any key takes has 4,095.</summary>
    public const int MaxScalar = 65_536;

    private readonly string path;
    private readonly string text;
    private readonly DiagnosticList diagnostics;
    private readonly Parser events;
    private readonly LineIndex lines;
    private int nodes;
    private bool sharingReported;

    private SpecParser(string path, string text, DiagnosticList diagnostics)
    {
        this.path = path;
        this.text = text;
        this.diagnostics = diagnostics;
        events = new Parser(new StringReader(text));
        lines = new LineIndex(text);
    }

    /// <summary>Parses every spec; none stops another. Up to <paramref name="most"/> diagnostics are shown.</summary>
    public static StageResult<SpecSet> Parse(IEnumerable<SpecText> specs, int most = DiagnosticList.Limit)
    {
        var all = new DiagnosticList('1') { Most = most };
        var documents = ImmutableArray.CreateBuilder<SpecDocument>();
        foreach (var spec in specs)
        {
            var own = new DiagnosticList('1');
            if (SpecDecoder.Decode(spec, own) is { } text
                && new SpecParser(spec.Path, text, own).ReadRoot() is { } root)
            {
                documents.Add(new SpecDocument(spec.Path, root));
            }

            all.AddRange(own);
        }

        return StageResult.Of(new SpecSet(documents.ToImmutable()), all);
    }

    private SpecMapping? ReadRoot()
    {
        var last = SourceSpan.WholeFile(path);
        try
        {
            return ReadStream();
        }
        catch (YamlException e)
        {
            Report(MissingBlank((int)e.Start.Line) ?? ParseDiagnostics.Syntax(SpanOf(e.Start, e.End), e.Message));
        }
        catch (LimitException)
        {
            // Already reported; what follows would only repeat it.
        }
#pragma warning disable CA1031 // YamlDotNet throws InvalidOperationException and more on some broken texts, without a place.
        catch (Exception)
#pragma warning restore CA1031
        {
            last = events.Current is { } current ? SpanOf(current.Start, current.End) : last;
            Report(ParseDiagnostics.Syntax(last, "what starts here does not end, or a bracket or comma is missing."));
        }

        return null;
    }

    /// <summary>The commonest slip, which YAML tells of a line later if at all: no blank between a key's ':' and the value.</summary>
    private Diagnostic? MissingBlank(int errorLine)
    {
        var written = text.Split('\n');
        for (var line = Math.Max(1, errorLine - 1); line <= Math.Min(errorLine, written.Length); line++)
        {
            var key = written[line - 1].TrimStart(' ', '-');
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && colon + 1 < key.Length && !char.IsWhiteSpace(key[colon + 1]) && key[..colon].All(char.IsAsciiLetterOrDigit))
            {
                var column = written[line - 1].Length - key.Length + colon + 1;
                var blank = char.IsAsciiLetter(key[0]) && key[colon + 1] is not ('/' or '\\') ? new Fix("Write a blank", SourceSpan.At(path, line, column + 1), " ") : null;
                return ParseDiagnostics.Syntax(SourceSpan.At(path, line, column, 1), $"a blank is missing after '{key[..colon]}:'.", blank);
            }
        }

        return null;
    }

    private SpecMapping? ReadStream()
    {
        SpecNode? root = null;
        var documents = 0;
        while (events.MoveNext())
        {
            switch (events.Current)
            {
                case DocumentStart start when ++documents > 1:
                    Report(ParseDiagnostics.SecondDocument(SpanOf(start.Start, start.End)));
                    return null;
                case StreamStart or StreamEnd or DocumentStart or DocumentEnd or Comment:
                    break;
                default:
                    root = ReadNode(depth: 1);
                    break;
            }
        }

        switch (root)
        {
            case SpecMapping mapping:
                return mapping;
            case null or { IsNull: true }:
                Report(ParseDiagnostics.Empty(SourceSpan.WholeFile(path)));
                return null;
            default:
                Report(ParseDiagnostics.RootNotMapping(root.Span));
                return null;
        }
    }

    /// <summary>Reads the node whose first event is the current one; afterwards its last event is.</summary>
    private SpecNode ReadNode(int depth)
    {
        var current = events.Current!;
        var start = SpanOf(current.Start, current.End);
        var beyond = ++nodes > MaxNodes ? ParseDiagnostics.TooManyNodes(start, MaxNodes)
            : depth > MaxDepth ? ParseDiagnostics.TooDeep(start, MaxDepth)
            : current is Scalar { Value.Length: > MaxScalar and var length } ? ParseDiagnostics.ScalarTooLong(start, length, MaxScalar)
            : null;
        if (beyond is not null)
        {
            Report(beyond);
            throw new LimitException();
        }

        if (current is AnchorAlias alias)
        {
            ReportSharing(ParseDiagnostics.AnchorOrAlias(start, "*" + alias.Value));
            return new SpecScalar("*" + alias.Value, IsQuoted: false, start);
        }

        if (current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            var anchor = "&" + anchored.Anchor.Value;
            ReportSharing(ParseDiagnostics.AnchorOrAlias(start with { EndLine = start.Line, EndColumn = start.Column + anchor.Length }, anchor));
        }

        if (current is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            var tag = tagged.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
            Report(ParseDiagnostics.Tag(start, tag, current is Scalar { Value: "" or "~" or "null", Style: ScalarStyle.Plain } ? null : NeedlessTag(start, tag)));
        }

        return current switch
        {
            MappingStart mapping => ReadMapping(mapping, start, depth),
            SequenceStart => ReadSequence(start, depth),
            _ => ReadScalar((Scalar)current, start),
        };
    }

    /// <summary>A tag of YAML's own that says no more than the key does, with the blanks behind it.</summary>
    private SourceSpan? NeedlessTag(SourceSpan node, string tag)
    {
        if (tag is not ("!!str" or "!!int" or "!!float" or "!!bool" or "!!map" or "!!seq")
            || lines.OffsetOf(node.Line, node.Column) is not { } start
            || !text.AsSpan(start).StartsWith(tag, StringComparison.Ordinal) || text.AsSpan(start + tag.Length) is not [' ' or '\r' or '\n', ..])
        {
            return null;
        }

        var end = start + tag.Length;
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return lines.SpanOf(path, start, end);
    }

    private SpecScalar ReadScalar(Scalar scalar, SourceSpan span)
    {
        if (SpecCharacters.FirstForbidden(scalar.Value) is { } codePoint)
        {
            Report(ParseDiagnostics.ForbiddenCharacter(span, codePoint));
        }

        return new SpecScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? WithoutEnd(span) : span);
    }

    /// <summary>A block of text without the line ends and blank lines behind it, which YamlDotNet counts to it.</summary>
    private SourceSpan WithoutEnd(SourceSpan block)
    {
        if (lines.OffsetOf(block.Line, block.Column) is not { } start || lines.OffsetOf(block.EndLine, block.EndColumn) is not { } end)
        {
            return block;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return lines.SpanOf(path, start, end);
    }

    private SpecSequence ReadSequence(SourceSpan start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<SpecNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        return new SpecSequence(items.ToImmutable(), start with { EndColumn = start.Column + 1 });
    }

    private SpecMapping ReadMapping(MappingStart mapping, SourceSpan start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<SpecEntry>();
        var places = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            Next();
            var value = ReadNode(depth + 1);
            if (key is not SpecScalar { Span: var at } name || name is { IsQuoted: false, Text: "" })
            {
                Report(ParseDiagnostics.KeyNotText(key.Span));
            }
            else if (name is { IsQuoted: false, Text: "<<" })
            {
                ReportSharing(ParseDiagnostics.MergeKey(at));
            }
            else if (!places.TryAdd(name.Text, at))
            {
                var first = entries.First(entry => entry.Key.Text == name.Text).Value as SpecScalar;
                var isSame = value is SpecScalar { IsNull: false } second && first is { IsNull: false } && first.Text == second.Text;
                Report(ParseDiagnostics.DuplicateKey(at, name.Text, places[name.Text], isSame ? value.Span : null));
            }
            else
            {
                entries.Add(new SpecEntry(name, value));
            }
        }

        var span = mapping.Style == MappingStyle.Block && entries.Count > 0
            ? entries[0].Key.Span
            : start with { EndColumn = start.Column + 1 };
        return new SpecMapping(entries.ToImmutable(), span);
    }

    private ParsingEvent Next()
    {
        events.MoveNext();
        return events.Current!;
    }

    private void Report(Diagnostic diagnostic) => diagnostics.Add(diagnostic);

    /// <summary>Of anchors, aliases and merge keys the first in a file is reported: the others are the same mistake.</summary>
    private void ReportSharing(Diagnostic diagnostic)
    {
        if (!sharingReported)
        {
            sharingReported = true;
            Report(diagnostic);
        }
    }

    private SourceSpan SpanOf(Mark start, Mark end)
    {
        var (first, last) = (PlaceOf(start), PlaceOf(end));
        return new(path, first.Line, first.Column, last.Line, last.Column);
    }

    /// <summary>YamlDotNet starts a line of its own after a text that ends without one.</summary>
    private (int Line, int Column) PlaceOf(Mark mark)
    {
        var place = ((int)mark.Line, (int)mark.Column);
        return place.CompareTo(lines.End) > 0 ? lines.End : place;
    }

    /// <summary>Ends the reading of one file at a limit; never leaves this class.</summary>
    private sealed class LimitException : Exception;
}
