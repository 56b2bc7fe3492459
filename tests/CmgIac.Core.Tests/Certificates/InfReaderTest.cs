using CmgIac.Core.Certificates;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

public class InfReaderTest
{
    [Theory]
    [InlineData("a=b", "1:a=<b>")]
    [InlineData("  a  =  b c  ", "1:a=<b c>")]
    [InlineData("a = b, c ,, d", "1:a=<b><c><><d>")]
    [InlineData("a =", "1:a=<>")]
    [InlineData("a", "1:<a>")]
    [InlineData("a,b=c", "1:<a><b=c>")]
    [InlineData("a=b=c", "1:a=<b=c>")]
    [InlineData("a=b ; c", "1:a=<b>")]
    [InlineData("; a=b", "")]
    [InlineData("a=\"b;c, d \"", "1:a=<b;c, d >")]
    [InlineData("a=\"b\"\"c\"", "1:a=<b\"c>")]
    [InlineData("a=\"\"", "1:a=<>")]
    [InlineData("a=x\"y,z\"w", "1:a=<xy,zw>")]
    [InlineData("\"a=b\"=c", "1:a=b=<c>")]
    [InlineData("a=b,\\\nc", "1:a=<b><c>")]
    [InlineData("a=b\\\n   c", "1:a=<bc>")]
    [InlineData("a=\"b\\\" \\ ; x\n,c\nd=e", "1:a=<b\\><c>|3:d=<e>")]
    [InlineData("a=b\\\\\r\n,c", "1:a=<b><c>")]
    [InlineData("a=b \\\n\nc=d", "1:a=<b>|3:c=<d>")]
    [InlineData("a=b\\c\\ d", "1:a=<b\\c\\ d>")]
    [InlineData("a=\\", "1:a=<>")]
    [InlineData("a=b\r\rc=d\r\n\ne=f", "1:a=<b>|3:c=<d>|5:e=<f>")]
    [InlineData("a=100%%", "1:a=<100%>")]
    [InlineData("a=%B%%b%,%%b%%\n[Strings]\nb=x%y", "1:a=<x%yx%y><%b%>|3:b=<x%y>")]
    [InlineData("%b%=1\n[STRINGS]\nB=\"x\"", "1:x=<1>|3:B=<x>")]
    public void Reads_entries(string entries, string expected)
    {
        var (file, problems) = InfReader.Read("[S]\n" + entries);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', file.Sections.SelectMany(s => s.Entries).Select(Show)));
    }

    [Theory]
    [InlineData("a=b", 1, "An entry stands before the first section.")]
    [InlineData("\n[S\na=b", 2, "Section name '[S' has no ']'.")]
    [InlineData("[S] x", 1, "Something other than a comment follows '[S]' on its line.")]
    [InlineData("[S]\na=\"b", 2, "A quotation mark is not closed on its line.")]
    [InlineData("[S]\na=\"b\\\nc\"", 2, "A quotation mark is not closed on its line.")]
    [InlineData("[S]\n\na=50%", 3, "A '%' stands alone. A percent sign is written '%%'.")]
    [InlineData("[S]\na=%b%", 2, "Token '%b%' has no value in [Strings]. A percent sign is written '%%'.")]
    [InlineData("[S ; c\na=b", 1, "Section name '[S ; c' has no ']'.")]
    [InlineData("[S]\na=\"b ; c", 2, "A quotation mark is not closed on its line.")]
    [InlineData("[S]\na=\"", 2, "A quotation mark is not closed on its line.")]
    [InlineData("[S]\na=\"b\\", 2, "A quotation mark is not closed on its line.")]
    public void Refuses(string text, int line, string message)
    {
        var problem = InfReader.Read(text).Problems[0];
        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    /// <summary>An open quotation mark at a line's end is what Windows reads too, unless more than was meant has become text.</summary>
    [Theory]
    [InlineData("a=\"b", true)]
    [InlineData("a=\"", true)]
    [InlineData("a=\"b;c", false)]
    [InlineData("a=\"b ", false)]
    [InlineData("a=\"b\\", false)]
    public void An_open_quotation_mark_is_forgiven(string entry, bool isForgiven) =>
        Assert.Equal(isForgiven, InfReader.Read("[S]\n" + entry).Problems[0].IsForgiven);

    [Fact]
    public void Sections_of_one_name_are_merged_and_found_in_any_case()
    {
        var file = InfReader.Read("[New Request] ; c\na=1\n[x]\n[NEW REQUEST]\nA=2,3").Value;

        Assert.Equal("New Request|x", string.Join('|', file.Sections.Select(s => s.Name)));
        Assert.Equal("1", file.Value("new request", "A"));
        Assert.Equal("1|2|3", string.Join('|', file.Values("new request", "a")));
        Assert.Null(file.Value("new request", "b"));
        Assert.Empty(file.Entries("y"));
    }

    [Fact]
    public void A_long_name_is_told_by_its_beginning() => Assert.Equal(
        $"Something other than a comment follows '[{new string('b', 60)}…]' on its line.",
        Assert.Single(InfReader.Read($"[{new string('b', 61)}] x").Problems).Message);

    [Theory]
    [InlineData(4095, 0)]
    [InlineData(4096, 1)]
    public void A_field_has_at_most_4095_characters(int length, int problems)
    {
        Assert.Equal(problems, InfReader.Read($"[S]\na={new string('x', length)}").Problems.Length);
        Assert.Equal(problems, InfReader.Read($"[S]\na=%b%{new string('x', length - 9)}\n[Strings]\nb=123456789").Problems.Length);
    }

    [Theory]
    [InlineData(255, 0)]
    [InlineData(256, 1)]
    public void A_section_name_has_at_most_255_characters(int length, int problems) =>
        Assert.Equal(problems, InfReader.Read($"[{new string('x', length)}]").Problems.Length);

    [Fact]
    public void Tokens_make_no_unbounded_text()
    {
        var text = $"[S]\n{HostileText.Repeat("%b%b,", 20_000)}\n[Strings]\nb={new string('x', 4000)}";

        var (file, problems) = InfReader.Read(text);

        Assert.NotEmpty(problems);
        Assert.True(file.Entries("S").Sum(e => e.Fields.Sum(f => f.Length)) < 20_000_000);
    }

    [Property(MaxTest = 1000)]
    public Property What_was_written_reads_back() => Prop.ForAll(
        HostileText.Of("\"", "%", ";", ",", "\\", "=", "[", "]", " ", "\t", "a").Generator
            .Select(t => t.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))
            .ToArbitrary(),
        value =>
        {
            var written = value.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal);
            var (file, problems) = InfReader.Read($"[S]\r\nkey = \"{written}\" ; comment\r\nnext = 1\r\n");
            return problems.IsEmpty && file.Value("s", "KEY") == value && file.Value("s", "next") == "1";
        });

    [Property(MaxTest = 1000)]
    public Property Never_throws() => Prop.ForAll(
        HostileText.Of("[", "]", "S", "Strings", "=", ",", ";", "\"", "\\", "%", "\r", "\n", " ",
            "[NewRequest]\n", "Subject=", "KeyUsage=", "|", "[Extensions]\n", "2.5.29.17=", "{text}", "_continue_=", "&", "dns="),
        text => CertreqReader.Read(text).Value is not null);

    private static string Show(InfEntry entry) =>
        $"{entry.Line - 1}:{(entry.Key is null ? "" : entry.Key + "=")}{string.Concat(entry.Fields.Select(f => $"<{f}>"))}";
}
