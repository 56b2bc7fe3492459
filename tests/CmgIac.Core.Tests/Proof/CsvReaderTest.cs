using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class CsvReaderTest
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:<a>")]
    [InlineData("a,b\n1,2\n", "1:<a><b>|2:<1><2>")]
    [InlineData("a,\n,b", "1:<a><>|2:<><b>")]
    [InlineData("\"a\",\"b\"", "1:<a><b>")]
    [InlineData("\"x\"\"y\"", "1:<x\"y>")]
    [InlineData("\"\"\"\"", "1:<\">")]
    [InlineData("a\n\"\"", "1:<a>|2:<>")]
    [InlineData("\"a,\n\nb\",c\nd,\"\"\n", "1:<a,\n\nb><c>|4:<d><>")]
    public void Reads_records(string text, string expected)
    {
        var (records, problems) = CsvReader.Read(text);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', records.Select(record => $"{record.Line}:{string.Concat(record.Value.Select(field => $"<{field}>"))}")));
    }

    [Theory]
    [InlineData("\na\"b", 2, "A quote stands within a field without quotes.")]
    [InlineData("\"a\"b", 1, "Text follows the quotes of a field.")]
    [InlineData("\"a\" \"b\"", 1, "Text follows the quotes of a field.")]
    [InlineData("\"\"\"a\"\"", 1, "A field's quotes don't end.")]
    [InlineData("x\n\"a\n", 2, "A field's quotes don't end.")]
    [InlineData("a,b\nc,d\ne", 3, "It has 1 fields, the first line has 2.")]
    public void Refuses(string text, int line, string message)
    {
        var problem = Assert.Single(CsvReader.Read(text).Problems);
        Assert.Equal((line, message), (problem.Line, problem.Message));
    }
}
