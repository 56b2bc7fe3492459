using CmgIac.Core.Proof;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class MasterFileReaderTest
{
    [Theory]
    [InlineData("a.com. 3600 IN CNAME b.com.", "1 a.com 3600 CNAME <b.com>")]
    [InlineData("A.com. IN 1h30m cname B.com.", "1 a.com 5400 CNAME <b.com>")]
    [InlineData("a.com. CNAME b.com. ; comment", "1 a.com - CNAME <b.com>")]
    [InlineData("a. CNAME .", "1 a - CNAME <>")]
    [InlineData("a. 5 CNAME b.\nc. CNAME d.", "1 a 5 CNAME <b>|2 c - CNAME <d>")]
    [InlineData("a. A 1.2.3.4\n   AAAA ::1\n\tTXT x", "1 a - A <1.2.3.4>|2 a - AAAA <::1>|3 a - TXT <x>")]
    [InlineData("a. ( 5\n IN ; x\n CNAME (\n b. ) )\r\nc. CNAME d.", "1 a 5 CNAME <b>|5 c - CNAME <d>")]
    [InlineData("a. CAA 0 issue \"digicert.com; x=\\\"1\\\"\"", "1 a - CAA <0><issue><digicert.com; x=\"1\">")]
    [InlineData("a. TXT \"b;c\" d\\;e \"\"", "1 a - TXT <\"b;c\"><d\\;e><\"\">")]
    [InlineData("a. TXT b\"c\"", "1 a - TXT <b><\"c\">")]
    [InlineData("\\065\\.b.com. CNAME *.c.com.", "1 a\\.b.com - CNAME <*.c.com>")]
    [InlineData("a. TYPE65534 \\# 0", "1 a - TYPE65534 <\\#><0>")]
    [InlineData("a. 1w2D3h4m5S CNAME b.", "1 a 788645 CNAME <b>")]
    [InlineData("a. 2147483647 CNAME b.", "1 a 2147483647 CNAME <b>")]
    [InlineData("\n ; only a comment\n\n", "")]
    public void Reads_records(string text, string expected)
    {
        var (records, problems) = MasterFileReader.Read(text);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', records.Select(Show)));
    }

    [Theory]
    [InlineData("a CNAME b.", 1, 1, "Name 'a' is relative, and there is no origin. An absolute name ends with a dot.")]
    [InlineData("a. CNAME b", 1, 10, "Name 'b' is relative, and there is no origin. An absolute name ends with a dot.")]
    [InlineData("@ CNAME b.", 1, 1, "'@' stands for an origin, and there is none.")]
    [InlineData("\n CNAME b.", 2, 2, "A line starts with a blank, and there is no owner before it to take.")]
    [InlineData("a..b. CNAME b.", 1, 1, "Name 'a..b.' has an empty label.")]
    [InlineData(".a. CNAME b.", 1, 1, "Name '.a.' has an empty label.")]
    [InlineData("a. CNAME b. c.", 1, 4, "A CNAME has one target, and this one has 2.")]
    [InlineData("a. CNAME", 1, 4, "A CNAME has one target, and this one has 0.")]
    [InlineData("a. CNAME \"b.\"", 1, 10, "Name 'b.' stands in quotation marks.")]
    [InlineData("a. 5", 1, 1, "A record has no type.")]
    [InlineData("a. \"5\" CNAME b.", 1, 1, "'5' is not a record type.")]
    [InlineData("a. b. CNAME", 1, 1, "'b.' is not a record type.")]
    [InlineData("a. 5 6 CNAME b.", 1, 1, "'6' is not a record type.")]
    [InlineData("a. 1h30 CNAME b.", 1, 1, "'1h30' is not a record type.")]
    [InlineData("a. 2147483648 CNAME b.", 1, 4, "TTL '2147483648' is more than 2147483647 seconds.")]
    [InlineData("a. 99999999999999999999w CNAME b.", 1, 4, "TTL '99999999999999999999w' is more than 2147483647 seconds.")]
    [InlineData("a. CH CNAME b.", 1, 4, "Class CH is not read: records are of class IN.")]
    [InlineData("a. IN IN CNAME b.", 1, 1, "'IN' is not a record type.")]
    [InlineData("a. CAA 256 issue \"x\"", 1, 4, "A CAA record has flags 0 to 255, a tag of letters and digits, and a value.")]
    [InlineData("a. CAA 0 issue", 1, 4, "A CAA record has flags 0 to 255, a tag of letters and digits, and a value.")]
    [InlineData("a. CAA 0 is-sue x", 1, 4, "A CAA record has flags 0 to 255, a tag of letters and digits, and a value.")]
    [InlineData("a. TXT \"b", 1, 8, "A quotation mark is not closed on its line.")]
    [InlineData("a. TXT \\256", 1, 9, "After a '\\' stand three digits, 000 to 255, or one character that is no digit.")]
    [InlineData("a. TXT \\25", 1, 9, "After a '\\' stand three digits, 000 to 255, or one character that is no digit.")]
    [InlineData("a. TXT b\\", 1, 10, "A '\\' stands at the end of its line.")]
    [InlineData("a. TXT b )", 1, 10, "A ')' closes nothing.")]
    [InlineData("\na. TXT ( b\n\n", 2, 8, "A '(' is not closed.")]
    [InlineData("$INCLUDE x.zone", 1, 1, "$INCLUDE is refused: no other file is read.")]
    [InlineData("$GENERATE 1-2 a$ CNAME b.", 1, 1, "Directive '$GENERATE' is not read.")]
    [InlineData("$TTL 60", 1, 1, "Directive '$TTL' is refused: a file that any zone can include has none. Write absolute names, each with its TTL.")]
    [InlineData("\n$origin a.", 2, 1, "Directive '$origin' is refused: a file that any zone can include has none. Write absolute names, each with its TTL.")]
    [InlineData("\"$TTL\" CNAME b.", 1, 1, "Name '$TTL' stands in quotation marks.")]
    [InlineData("a. TXT x\n $TTL 5", 2, 2, "'$TTL' is not a record type.")]
    [InlineData("\"a.\" CNAME b.", 1, 1, "Name 'a.' stands in quotation marks.")]
    [InlineData("a. \"CNAME\" b.", 1, 1, "'CNAME' is not a record type.")]
    [InlineData("a. TXT", 1, 4, "A record of type TXT has no data.")]
    [InlineData("a. IN \"CNAME\" b.", 1, 1, "'CNAME' is not a record type.")]
    [InlineData("a. 5 \"5\" b.", 1, 1, "'5' is not a record type.")]
    [InlineData("a. -x b", 1, 1, "'-x' is not a record type.")]
    [InlineData("a. TXT (\n b\n c\\x", 1, 8, "A '(' is not closed.")]
    [InlineData("a. CS TXT x", 1, 4, "Class CS is not read: records are of class IN.")]
    [InlineData("a. HS TXT x", 1, 4, "Class HS is not read: records are of class IN.")]
    public void Refuses(string text, int line, int column, string message)
    {
        var problem = Assert.Single(MasterFileReader.Read(text).Problems);
        Assert.Equal((line, column, message), (problem.Line, problem.Column, problem.Message));
    }

    [Fact]
    public void A_broken_owner_is_not_inherited() =>
        Assert.Empty(MasterFileReader.Read("a. TXT x\nb TXT x\n TXT y").Value.Where(r => r.Line > 1));

    [Theory]
    [InlineData(63, 0)]
    [InlineData(64, 1)]
    public void A_label_has_at_most_63_characters(int length, int problems) =>
        Assert.Equal(problems, MasterFileReader.Read($"{new string('a', length)}. CNAME b.").Problems.Length);

    [Theory]
    [InlineData(253, 0)]
    [InlineData(254, 1)]
    public void A_name_has_at_most_253_characters(int length, int problems)
    {
        var name = HostileText.Repeat("a.", length / 2) + (length % 2 == 0 ? "" : "a.");
        name = length % 2 == 0 ? "a" + name : name;

        Assert.Equal(length, name.Length - 1);
        Assert.Equal(problems, MasterFileReader.Read($"{name} CNAME b.").Problems.Length);
    }

    [Fact]
    public void Deep_and_long_input_is_read_in_time()
    {
        Assert.NotEmpty(MasterFileReader.Read("a. TXT x " + new string('(', 500_000)).Problems);
        Assert.NotEmpty(MasterFileReader.Read(HostileText.Repeat("a.", 500_000) + " TXT x").Problems);
    }

    [Property(MaxTest = 1000)]
    public Property Never_throws() => Prop.ForAll(
        HostileText.Of("a", ".", "@", "$ORIGIN", "$TTL", "CNAME", "CAA", "IN", "1h", "2", "\\", "\\065", "\"", "(", ")", ";", " ", "\t", "\r", "\n"),
        text => MasterFileReader.Read(text).Value.Length >= 0);

    private static string Show(MasterRecord record) =>
        $"{record.Line} {record.Owner} {record.Ttl?.ToString() ?? "-"} {record.Type} {string.Concat(record.Data.Select(d => $"<{d}>"))}";
}
