using CmgIac.Core.Rendering;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Rendering;

/// <summary>A comment stays the one line that it was begun on.</summary>
public class LanguageCommentTest
{
    [Theory]
    [InlineData("main.bicep", "a\r\nb // ${c}", "a  b // ${c}")]
    [InlineData("zone.yaml", "a\u0085b\u2028c\uFEFFd", "a b c d")]
    [InlineData("zone.js", "a</script><!--", "a< /script>< !--")]
    [InlineData("request.inf", @"C:\certs\", @"C:\certs")]
    [InlineData("request.inf", @"C:\certs\ \", @"C:\certs")]
    [InlineData("request.cnf", @"C:\certs\ \", @"C:\certs")]
    [InlineData("New-Gateway.ps1", "a\nb", "a b")]
    [InlineData("runbook.md", "a --> b", "a - -&gt; b")]
    [InlineData("report.html", "<!-- a --", "&lt;!- - a - - ")]
    [InlineData("main.tf", "a\u202Eb", "a b")]
    public void Comment(string file, string value, string expected) => Assert.Equal(expected, Written.Comment(file, value));

    [Theory]
    [InlineData("report.html")]
    [InlineData("runbook.md")]
    public void A_dash_of_the_template_does_not_join_one_of_the_text(string file) =>
        Assert.Equal("<!-- - ", Written.By(file, (language, output) => language.WriteComment(output.Append("<!--"), "-")));

    [Property(Arbitrary = [typeof(AnyText)], MaxTest = 300)]
    public void No_comment_ends_early(AnyText text)
    {
        foreach (var extension in Languages.Extensions)
        {
            var comment = Written.Comment("a" + extension, text.Value);
            Assert.DoesNotContain(comment, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF');
        }

        var html = Written.Comment("report.html", text.Value);
        Assert.DoesNotContain("--", html, StringComparison.Ordinal);
        Assert.DoesNotContain('>', html);
        Assert.False(html.EndsWith('-'));
        Assert.False(Written.Comment("request.inf", text.Value).EndsWith('\\'));
        Assert.False(Written.Comment("request.cnf", text.Value).EndsWith('\\'));
        Assert.DoesNotContain("</", Written.Comment("zone.js", text.Value), StringComparison.Ordinal);
    }
}
