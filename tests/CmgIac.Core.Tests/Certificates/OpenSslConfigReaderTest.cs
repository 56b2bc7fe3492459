using CmgIac.Core.Certificates;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

public class OpenSslConfigReaderTest
{
    /// <summary>Around a value of the subject: what OpenSSL then has in its request is what the reader must read.</summary>
    private const string Around = "[req]\nprompt = no\nutf8 = yes\ndistinguished_name = s\n[s]\nCN = x\n";

    [Theory]
    [InlineData("a=b", "1:a=<b>")]
    [InlineData("  a  =  b c  ", "1:a=<b c>")]
    [InlineData("a =", "1:a=<>")]
    [InlineData("a = b # c", "1:a=<b>")]
    [InlineData("a = b;c=d", "1:a=<b;c=d>")]
    [InlineData("# a=b", "")]
    [InlineData("# a \\\nb = c\nd = e", "3:d=<e>")]
    [InlineData("a = \" b # $c \\\"\\\\ \\n\"", "1:a=< b # $c \"\\ n>")]
    [InlineData("a = 'b\"' \"c'\"`d\"'`", "1:a=<b\" c'd\"'>")]
    [InlineData(@"a = b\n\t\$\#\""\x", "1:a=<b\n\t$#\"x>")]
    [InlineData("a = b\\\n c\nd = e", "1:a=<b c>|3:d=<e>")]
    [InlineData("a = b\\\\\nd = e", "1:a=<b\\>|2:d=<e>")]
    [InlineData("a = \"b\\\nc\"", "1:a=<bc>")]
    [InlineData("a = b\r\nc = d\r\n", "1:a=<b>|2:c=<d>")]
    [InlineData("DNS.1 = *.contoso.com", "1:DNS.1=<*.contoso.com>")]
    [InlineData("[ t ] # c\na = b", "2:a=<b>")]
    [InlineData(@"a = b\r\bc", "1:a=<b\r\bc>")]
    public void Reads_entries(string text, string expected)
    {
        var (file, problems) = OpenSslConfigReader.Read(text);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', file.Sections.SelectMany(section => section.Entries).Select(Show)));
    }

    [Theory]
    [InlineData("a", 1, "A line is neither a section nor 'name = value'.")]
    [InlineData("\n= b", 2, "A line is neither a section nor 'name = value'.")]
    [InlineData("\"a\" = b", 1, "A line is neither a section nor 'name = value'.")]
    [InlineData("t::a = b", 1, "A line is neither a section nor 'name = value'.")]
    [InlineData("[t\na = b", 1, "A section's name is not one word between '[' and ']'.")]
    [InlineData("[]", 1, "A section's name is not one word between '[' and ']'.")]
    [InlineData("[t u]", 1, "A section's name is not one word between '[' and ']'.")]
    [InlineData("[t] u", 1, "Something other than a comment follows '[t]' on its line.")]
    [InlineData("a = $b", 1, "A '$' outside of quotes begins a variable. Variables are not read.")]
    [InlineData("a = b${c}", 1, "A '$' outside of quotes begins a variable. Variables are not read.")]
    [InlineData("a = \"b", 1, "A quotation mark is not closed on its line.")]
    [InlineData("a = Contoso's", 1, "A quotation mark is not closed on its line.")]
    [InlineData("a = b\\ ", 1, "A backslash stands before a blank or at the end. Quotation marks keep blanks.")]
    [InlineData("a = b\nc = d\na = e", 3, "'a' stands a second time in [default].")]
    [InlineData("[t]\n.include other.cnf", 2, "'.include' is a directive. What it brings in is not read.")]
    [InlineData(".pragma = dollarid:true", 1, "'.pragma' is a directive. What it brings in is not read.")]
    [InlineData("a = b\0", 1, "A line holds the character NUL.")]
    [InlineData("a = \"b\\", 1, "A quotation mark is not closed on its line.")]
    [InlineData("a = \"b\\\\\\", 1, "A quotation mark is not closed on its line.")]
    public void Refuses(string text, int line, string message)
    {
        var problem = Assert.Single(OpenSslConfigReader.Read(text).Problems);
        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    [Fact]
    public void Sections_of_one_name_are_merged_and_found_to_the_letter()
    {
        var file = OpenSslConfigReader.Read("a=0\nd=1\n[s]\na=2\n[t]\n[s]\nb=3").Value;

        Assert.Equal("default|s|t", string.Join('|', file.Sections.Select(section => section.Name)));
        Assert.Equal("2 3 1", $"{file.Entry("s", "a")?.Value} {file.Entry("s", "b")?.Value} {file.Entry("s", "d")?.Value}");
        Assert.Null(file.Entry("s", "c"));
        Assert.Null(file.Section("S"));
    }

    [Theory]
    [InlineData("Contoso, Ltd.")]
    [InlineData("\"  Contoso  \" ")]
    [InlineData("\"a\"b'c'`d` e")]
    [InlineData(@"a\tb\\\""c\$\#")]
    [InlineData(@"""a\tb\\\""c$d#""")]
    [InlineData("a\\\nb")]
    [InlineData("\"a\\\n b\"")]
    [InlineData("a # b")]
    [InlineData("Möbel 😀 ; = [x]")]
    public void OpenSsl_reads_the_same(string value)
    {
        var text = $"{Around}O = {value}\n";
        var run = OpenSsl.Try(text);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var (file, problems) = OpenSslConfigReader.Read(text);
        Assert.Empty(problems);
        Assert.Equal([$"2.5.4.3=x", $"2.5.4.10={file.Entry("s", "O")!.Value}"], Pkcs10.Read(run.Output).Subject);
    }

    /// <summary>What OpenSSL refuses, the reader must not let pass.</summary>
    [Theory]
    [InlineData("O")]
    [InlineData("\"O\" = Contoso")]
    [InlineData("O = $organization")]
    [InlineData("[t")]
    public void OpenSsl_refuses_too(string line)
    {
        Assert.NotEmpty(OpenSslConfigReader.Read($"{Around}{line}\n").Problems);
        Assert.NotEqual(0, OpenSsl.Try($"{Around}{line}\n").ExitCode);
    }

    [Property(MaxTest = 1000)]
    public FsCheck.Property Any_text_is_read_to_its_end() => Prop.ForAll(
        HostileText.Of("[", "]", "=", "\"", "'", "`", "\\", "\n", "\r", "#", "$", "a", " ", ".include", "::", "\0", "[req]\n"),
        text =>
        {
            var (file, problems) = OpenSslConfigReader.Read(text);
            var lines = text.Count(c => c == '\n') + 1;
            Assert.All(problems, problem => Assert.InRange(problem.Line, 1, lines));
            Assert.All(file.Sections.SelectMany(section => section.Entries), entry => Assert.InRange(entry.Line, 1, lines));
            OpenSslRequestReader.Read(file);
        });

    private static string Show(OpenSslEntry entry) => $"{entry.Line}:{entry.Key}=<{entry.Value}>";
}
