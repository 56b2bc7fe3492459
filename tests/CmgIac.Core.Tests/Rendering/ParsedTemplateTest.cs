using CmgIac.Core.Rendering;
using Xunit;

namespace CmgIac.Core.Tests.Rendering;

/// <summary>Numbers that a parser would write out, digit after digit, are refused before it sees them; what only looks like one isn't.</summary>
public class ParsedTemplateTest
{
    [Theory]
    [InlineData("{{ 1e309 }}", "x.sbn(1,4)")]
    [InlineData("{{ 1E+0309 }}", "x.sbn(1,4)")]
    [InlineData("a\n{{ if false; 1.5e-1234d; end }}", "x.sbn(2,14)")]
    [InlineData("{{ 1_0e99999999999999999999f }}", "x.sbn(1,4)")]
    [InlineData("{{ $\"a{1e1000}b\" }}", "x.sbn(1,8)")]
    [InlineData("{{ 1e308 }}", "")]
    [InlineData("{{ 12 + 1.5e00000000012 + 2e0 + 3e-12m }}", "")]
    [InlineData("9e99999999 {{ \"1e99999999\" # 1e99999999 }}", "")]
    [InlineData("{{ 0x1e99999999 }}", "")]
    [InlineData("{{ e99999999 = 1 }} Se-4", "")]
    public void A_number_has_an_end(string text, string place)
    {
        var parsed = ParsedTemplate.Of(text, "x.sbn");
        Assert.Equal(place.Length == 0, parsed.Template is not null);
        Assert.Equal(place, string.Join(' ', parsed.Messages.Select(message => $"{message.Span.FileName}({message.Span.Start.Line + 1},{message.Span.Start.Column + 1})")));
    }
}
