using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class HostNamesTest
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a1")]
    [InlineData("a b", "a1 b1")]
    [InlineData(" a,\n\nb.c\n", "a1 b.c3")]
    [InlineData("-a-b.", "a-b1")]
    [InlineData("... -", "")]
    [InlineData("*.a.com,_x.b", "*.a.com1 _x.b1")]
    [InlineData("straße.de/1", "straße.de1 11")]
    [InlineData("a→b", "a1 b1")]
    public void All_of_them(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', HostNames.In(text).Select(name => name.Value + name.Line)));

    [Theory]
    [InlineData("", "")]
    [InlineData("a b", "")]
    [InlineData("An end. -a.b-\n", "a.b1")]
    [InlineData("a\n\nb.c d.\ne.f.g", "b.c3 e.f.g4")]
    [InlineData(".a.com *.b.com.\n(_x.c)", "a.com1 *.b.com1 _x.c2")]
    [InlineData("x→straße.de→y", "straße.de1")]
    [InlineData("a.b", "a.b1")]
    [InlineData("..", "")]
    public void Those_with_a_dot(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', HostNames.Dotted(text).Select(name => name.Value + name.Line)));
}
