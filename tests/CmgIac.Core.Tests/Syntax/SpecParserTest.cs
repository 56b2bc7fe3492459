using System.Text;
using CmgIac.Core.Syntax;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Syntax;

public class SpecParserTest
{
    [Theory]
    [InlineData("", "CMG1004 1,1")]
    [InlineData("\uFEFF", "CMG1004 1,1")]
    [InlineData("# only\n  # comments\n", "CMG1004 1,1")]
    [InlineData("---\n...\n", "CMG1004 1,1")]
    [InlineData("~", "CMG1004 1,1")]
    [InlineData("- a\n- b", "CMG1015 1,1")]
    [InlineData("- :", "CMG1006 1,4")]
    [InlineData("...\t {,", "CMG1006 1,1")]
    [InlineData("\nabc", "CMG1015 2,1")]
    [InlineData("''", "CMG1015 1,1")]
    [InlineData("a: b\n---\nc: d", "CMG1005 2,1")]
    [InlineData("a: b\n...\n---\nc: d", "CMG1005 3,1")]
    [InlineData("a: 1\nb: 2\na: 3\n\"a\": 4", "CMG1011 3,1 | CMG1011 4,1")]
    [InlineData("a: {b: 1, b: 2}", "CMG1011 1,11")]
    [InlineData("a: &x b\nc: *x", "CMG1008 1,4")]
    [InlineData("a: *x", "CMG1008 1,4")]
    [InlineData("&x a: b", "CMG1008 1,1")]
    [InlineData("<<: {a: b}", "CMG1010 1,1")]
    [InlineData("a: {<<: *x}", "CMG1008 1,9")]
    [InlineData("'<<': b", "")]
    [InlineData("a: !x b", "CMG1009 1,4")]
    [InlineData("a: !!str b", "CMG1009 1,4")]
    [InlineData("!x {a: b}", "CMG1009 1,1")]
    [InlineData("a:\n\tb: c", "CMG1007 2,1")]
    [InlineData("a:\n  \tb: c", "CMG1007 2,3")]
    [InlineData("a: b\n\t# comment\nc: d", "")]
    [InlineData("a: b\n\t\nc: d", "")]
    [InlineData("a: b\n  \t\r\nc: d", "")]
    [InlineData("a:\n\t# c\n  b: c", "")]
    [InlineData("a:\n  b: c\n\t\n  d: e", "")]
    [InlineData("a:\n  b: c\n \t # c\n  d: e", "")]
    [InlineData("a: [b,\n\t# c\n\t\n c]", "")]
    [InlineData("\t# c\na: b\n\t", "")]
    [InlineData("a: 'b\n\t# c'", "")]
    [InlineData("a: b # c\n\t\0", "CMG1007 2,1 | CMG1012 2,2")]
    [InlineData("a:\tb", "")]
    [InlineData("a: b\0c", "CMG1012 1,5")]
    [InlineData("a: b\nc: \0", "CMG1012 2,4")]
    [InlineData("a: \u0007b", "CMG1012 1,4")]
    [InlineData("a: b\u0085c: d", "CMG1012 1,5")]
    [InlineData("a: b\u2028c", "CMG1012 1,5")]
    [InlineData("a: b\u2029c", "CMG1012 1,5")]
    [InlineData("a: b\u202Ec", "CMG1012 1,5")]
    [InlineData("a: b # \u2066c", "CMG1012 1,8")]
    [InlineData("a: b\u200Fc\u202F\u2065", "")]
    [InlineData("a: \"\\u2069\"", "CMG1012 1,4")]
    [InlineData("a: \"b\\nc\"", "CMG1012 1,4")]
    [InlineData("a: \"\\0\"", "CMG1012 1,4")]
    [InlineData("a: \"\\u2028\"", "CMG1012 1,4")]
    [InlineData("\"a\\tb\": c", "CMG1012 1,1")]
    [InlineData("a: |\n  b\n  c\n", "CMG1012 1,4")]
    [InlineData("a: >-\n  b\n  c\n", "")]
    [InlineData("a: b\n c: d", "CMG1006 2,3")]
    [InlineData("a: {b: 1\nc: 2", "CMG1006 1,5")]
    [InlineData("a: [b", "CMG1006 1,6")]
    [InlineData("a: 'b", "CMG1006 1,4")]
    [InlineData("a: @b", "CMG1006 1,4")]
    [InlineData("a: %b", "CMG1006 1,4")]
    [InlineData("? {a: b}\n: c", "CMG1016 1,3")]
    [InlineData("[a, b]: c", "CMG1016 1,1")]
    [InlineData(": b", "CMG1016 1,1")]
    [InlineData("'': b", "")]
    public void What_can_t_be_a_spec_is_told(string text, string expected)
    {
        var result = Specs.Parse(text);

        Assert.Equal(expected, Specs.Told(result));
        Assert.Equal(expected.Length > 0, result.HasErrors);
    }

    [Theory]
    [InlineData("utf-16", "CMG1003")]
    [InlineData("utf-16BE", "CMG1003")]
    [InlineData("utf-32", "CMG1003")]
    public void Other_forms_of_Unicode_are_told_with_BOM_and_without(string encoding, string code)
    {
        var form = Encoding.GetEncoding(encoding);
        var bytes = form.GetBytes(Specs.Minimal);

        Assert.Equal(code + " 1,1", Specs.Told(Specs.Parse([.. form.GetPreamble(), .. bytes])));
        if (encoding != "utf-32")
        {
            Assert.Equal(code + " 1,1", Specs.Told(Specs.Parse(bytes)));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xFF }, "CMG1002 1,4")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xC0, 0x80 }, "CMG1002 1,4")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x0A, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0x80 }, "CMG1002 2,3")]
    [InlineData(new byte[] { 0x61, 0x3A, 0x20, 0xC3 }, "CMG1002 1,4")]
    public void Bytes_that_are_not_UTF_8_are_told_where_they_are(byte[] bytes, string expected) =>
        Assert.Equal(expected, Specs.Told(Specs.Parse(bytes)));

    [Fact]
    public void A_lone_surrogate_by_escape_is_told_or_no_YAML() =>
        Assert.True(Specs.Parse("a: \"\\ud800\"").HasErrors);

    [Theory]
    [InlineData("a: b\r\nc:\r\n  - d\r\n")]
    [InlineData("\uFEFFa: b\nc:\n  - d")]
    [InlineData("\uFEFF---\r\na: b\r\nc: [d]\r\n...\r\n")]
    [InlineData("a: b\rc: [d]\r")]
    public void A_BOM_and_any_line_end_are_fine(string text)
    {
        var result = Specs.Parse(text);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(["a", "c"], result.Value!.Documents[0].Root.Entries.Select(entry => entry.Key.Text));
        Assert.Equal("d", Assert.IsType<SpecScalar>(Assert.IsType<SpecSequence>(result.Value.Documents[0].Root.Entries[1].Value).Items[0]).Text);
    }

    [Theory]
    [InlineData("a: x", "1,4-1,5")]
    [InlineData("😀é: x", "1,6-1,7")]
    [InlineData("a: '😀'", "1,4-1,8")]
    [InlineData("\uFEFFa: x", "1,4-1,5")]
    [InlineData("# 😀\r\n\r\na:   xyz  # c", "3,6-3,9")]
    [InlineData("a:\n- b", "2,1-2,2")]
    [InlineData("a:\n  b: c", "2,3-2,4")]
    [InlineData("a: {b: c}", "1,4-1,5")]
    [InlineData("a: []", "1,4-1,5")]
    [InlineData("a:", "1,3-1,3")]
    [InlineData("a: ~", "1,4-1,5")]
    public void A_value_s_span_is_in_UTF_16_units(string text, string expected)
    {
        var span = Specs.Parse(text).Value!.Documents[0].Root.Entries[0].Value.Span;

        Assert.Equal(expected, $"{span.Line},{span.Column}-{span.EndLine},{span.EndColumn}");
        Assert.Equal(Specs.Path, span.File);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("~", true)]
    [InlineData("null", true)]
    [InlineData("Null", false)]
    [InlineData("''", false)]
    [InlineData("'~'", false)]
    [InlineData("\"null\"", false)]
    [InlineData("no", false)]
    [InlineData("{}", false)]
    public void Only_what_is_plain_is_null(string value, bool isNull) =>
        Assert.Equal(isNull, Specs.Parse("a: " + value).Value!.Documents[0].Root.Entries[0].Value.IsNull);

    [Fact]
    public void Every_file_is_parsed_whatever_becomes_of_another()
    {
        var result = SpecParser.Parse([new("a.yaml", "a: ["u8.ToArray()), new("b.yaml", ""u8.ToArray()), new("c.yaml", "a: b"u8.ToArray())]);

        Assert.Equal(["a.yaml", "b.yaml"], result.Diagnostics.Select(d => d.Span.File));
    }

    [Property(MaxTest = 2000)]
    public void No_bytes_make_it_throw(byte[] bytes) => Assert.NotNull(Specs.Parse(bytes));

    [Property(MaxTest = 2000)]
    public Property No_text_makes_it_throw() => Prop.ForAll(
        HostileText.Of(
            "a", ":", ": ", " ", "  ", "\n", "\n  ", "\r\n", "\t", "-", "- ", "? ", "{", "}", "[", "]", ",", "&x ", "*x", "!x ", "!!str ", "!<", "<<: ",
            "'", "\"", "|\n", ">-\n", "#", " #", "---\n", "...\n", "%YAML 1.2\n", "%TAG ! x\n", "@", "`", "\\", "\\u", "\\x", "~", "null", "\0", "\uFEFF", "\u0085", "😀"),
        text =>
        {
            var result = Specs.Parse(text);

            // Without an error there is a tree, and every place is inside the file.
            var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Length;
            Assert.NotEqual(result.HasErrors, result.Value is not null);
            Assert.All(result.Diagnostics, d => Assert.True(d.Span is { Line: >= 1, Column: >= 1 } && d.Span.EndLine <= lines && (d.Span.EndLine, d.Span.EndColumn).CompareTo((d.Span.Line, d.Span.Column)) >= 0, d.ToString()));
        });
}
