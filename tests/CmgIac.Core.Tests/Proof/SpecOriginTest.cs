using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Tests.Text;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

/// <summary>From a place in rendered Bicep back to the value of the spec that stands there.</summary>
public class SpecOriginTest
{
    private const string Spec = """
        domain: contoso.com
        region: westus
        azure: {resourceGroup: rg-shared}
        dns: {ttl: 7200, internal: {zone: contoso.com, ttl: 60}}
        configmgr: {instances: 16}
        gateways:
          - {prefix: granitefalls}

        """;

    private static readonly Fleet Fleet = Specs.Bind(Spec).Value!;

    /// <summary>The text, with the place between '«' and '»'; expected are line and column of the spec.</summary>
    [Theory]
    [InlineData("name: «'rg-shared'»", "3,24")]
    [InlineData("«name»: 'rg-shared'", "3,24")]
    [InlineData("a\n«b»\nc: 'rg-shared'", "3,24")]
    [InlineData("a: 'rg-shared'\n\n«b»", "7,14")]
    [InlineData("ttl: «7200»", "4,12")]
    [InlineData("count: «16»", "5,24")]
    [InlineData("count: «x16»", "7,14")]
    [InlineData("count: «160»", "7,14")]
    [InlineData("count: «16.5»", "7,14")]
    [InlineData("count: «x16, 16»", "5,24")]
    [InlineData("«a: 1\nb: 'rg-shared'»", "3,24")]
    [InlineData("a: 'granitefalls.contoso.com'«»", "7,14")]
    public void A_value_is_found_by_its_literal(string marked, string expected) => Assert.Equal(expected, Origin(marked, part => part is GatewayPart));

    [Fact]
    public void Else_it_is_the_zone_or_the_gateway()
    {
        Assert.Equal("1,9", Origin("«x»", part => part is ZonePart { Zone.IsInternal: false }));
        Assert.Equal("4,35", Origin("«x»", part => part is ZonePart { Zone.IsInternal: true }));
        Assert.Equal("7,14", Origin("«x»", part => part is CertificatePart));
    }

    [Fact]
    public void A_place_beyond_the_text_is_on_its_last_lines() => Assert.Equal(
        "3,24", At(SpecOrigin.Of(Part(part => part is GatewayPart), File("a: 'rg-shared'"), SourceSpan.At("x", 9, 1), Fleet)));

    [Fact]
    public void A_layout_that_ends_before_the_file_is_told_at_the_first_line_too_many()
    {
        var part = Part(candidate => candidate is GatewayPart);
        Assert.Null(CompilerFindings.Layout("a\r\nb\r\n", part, File("a\nb\n"), Fleet));
        Assert.EndsWith("which ends before this line.", CompilerFindings.Layout("a", part, File("a\nb"), Fleet)!.Message, StringComparison.Ordinal);
        Assert.EndsWith("which writes here: c.", CompilerFindings.Layout("a\nc", part, File("a\nb"), Fleet)!.Message.TrimEnd('.') + ".", StringComparison.Ordinal);
    }

    private static string Origin(string marked, Func<RenderPart, bool> isPart)
    {
        var (start, end) = (marked.IndexOf('«', StringComparison.Ordinal), marked.IndexOf('»', StringComparison.Ordinal) - 1);
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        return At(SpecOrigin.Of(Part(isPart), File(text), new LineIndex(text).SpanOf("x", start, end), Fleet));
    }

    private static string At(SourceSpan span) => $"{span.Line},{span.Column}";

    private static RenderPart Part(Func<RenderPart, bool> isPart) =>
        Lowerer.Lower(Fleet).Value!.Jobs.SelectMany(job => job.Lower()).First(isPart);

    private static Artifact File(string text) => new("x", text, TextForm.Utf8, "x.sbn");
}
