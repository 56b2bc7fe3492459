using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Fixes;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Fixes;

/// <summary>"Remove this" becomes an edit of the text, where it is plain what goes along, and nothing elsewhere.</summary>
public class RemovalTest
{
    /// <summary>What is to go stands between '«' and '»'; expected is the text afterwards, or null.</summary>
    [Theory]
    [InlineData("a: 1\nb: «2»\nc: 3\n", "a: 1\nc: 3\n")]
    [InlineData("a: 1\nb: «2»", "a: 1")]
    [InlineData("a: 1\nb: «2» # two\n", "a: 1\n# two\n")]
    [InlineData("{a: 1, b: «2»}", "{a: 1}")]
    [InlineData("{b: «2», a: 1}", "{a: 1}")]
    [InlineData("{b: «2» , a: 1}", "{a: 1}")]
    [InlineData("{b: «2»}", "{}")]
    [InlineData("b: «2» x\n", null)]
    [InlineData("b: «2»", null)]
    [InlineData("{b: «2»", null)]
    [InlineData("{b: «2» x}", null)]
    [InlineData("«2»", null)]
    [InlineData("a «2»", null)]
    [InlineData("  : «2»", null)]
    [InlineData("'b': «2»", null)]
    [InlineData("{a: 1, # one,\n  b: «2»}", null)]
    public void A_key_goes_with_its_value(string marked, string? expected) => Assert.Equal(expected, Removed(marked, FixReach.Entry));

    [Theory]
    [InlineData("a:\n  - «1»\n  - 2\n", "a:\n  - 2\n")]
    [InlineData("a: [«1», 2]", "a: [2]")]
    [InlineData("a: [1, «2»]", "a: [1]")]
    [InlineData("a: [«1»", null)]
    [InlineData("«1»]", null)]
    public void An_item_goes_with_its_comma_or_line(string marked, string? expected) => Assert.Equal(expected, Removed(marked, FixReach.Item));

    [Fact]
    public void What_is_in_no_text_at_hand_is_no_fix()
    {
        Assert.Null(Resolved(new("x", SourceSpan.At("other.yaml", 1, 1), "") { Reach = FixReach.Entry }, "a: 1\n"));
        Assert.Null(Resolved(new("x", SourceSpan.At("cmg.yaml", 99, 1), "") { Reach = FixReach.Entry }, "a: 1\n"));
        Assert.Null(Resolved(new("x", new SourceSpan("cmg.yaml", 1, 4, 99, 1), "") { Reach = FixReach.Entry }, "a: 1\n"));
    }

    private static string? Removed(string marked, FixReach reach)
    {
        var (start, end) = (marked.IndexOf('«', StringComparison.Ordinal), marked.IndexOf('»', StringComparison.Ordinal) - 1);
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        var lines = new LineIndex(text);
        return Resolved(new("x", lines.SpanOf("cmg.yaml", start, end), "") { Reach = reach }, text) is { Span: var span }
            ? text[..lines.OffsetOf(span.Line, span.Column)!.Value] + text[lines.OffsetOf(span.EndLine, span.EndColumn)!.Value..]
            : null;
    }

    private static Fix? Resolved(Fix fix, string text) => Assert.Single(Removal.Resolve(
        [Diagnostic.Warning("CMG2005", fix.Span, "x") with { Fix = fix }], [new SpecText("cmg.yaml", Encoding.UTF8.GetBytes(text))])).Fix;
}
