using CmgIac.Core.Lowering;
using CmgIac.Core.Rendering;
using Xunit;

namespace CmgIac.Core.Tests.Rendering;

public class TemplateSetTest
{
    [Theory]
    [InlineData("per-gateway/team/con.json.sbn")]
    [InlineData("per-gateway/team/aux/names.json.sbn")]
    [InlineData("per-gateway/nul/names.json.sbn")]
    [InlineData("per-gateway/team/com1.names.json.sbn")]
    [InlineData("per-gateway/team./names.json.sbn")]
    [InlineData("per-gateway/team/a:b.json.sbn")]
    [InlineData("per-gateway/team/a\\b.json.sbn")]
    [InlineData("per-gateway/team/a\u0007b.json.sbn")]
    [InlineData("per-gateway/team//names.json.sbn")]
    [InlineData("per-gateway/team/../../names.json.sbn")]
    public void A_name_that_Windows_cannot_hold_is_refused(string path)
    {
        var loaded = TemplateSet.Load([new TemplateText(path, "templates/" + path, "[]")]);

        var diagnostic = Assert.Single(loaded.Diagnostics);
        Assert.Equal("CMG4009", diagnostic.Code);
        Assert.Equal("templates/" + path.Replace('\a', '\uFFFD'), diagnostic.Span.File);
    }

    [Fact]
    public void A_name_that_only_looks_like_a_device_is_none()
    {
        Assert.Empty(TemplateSet.Load([new TemplateText("per-gateway/team/console.json.sbn", "console.json.sbn", "[]")]).Diagnostics);
    }

    [Fact]
    public void Cmgs_own_are_parsed_ahead_and_have_no_mistake()
    {
        TemplateSet.ParseBuiltIn("per-zone", ["bind", "unknown"]);
        var template = Assert.Single(TemplateSet.Load([]).Value!.Of(JobScope.Zone, "bind"));
        Assert.NotNull(template.Source.Parsed.Template);
        Assert.Empty(template.Source.Parsed.Messages);
    }
}
