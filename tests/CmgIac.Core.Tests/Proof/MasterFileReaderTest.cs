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
    [InlineData("a CNAME b.", 1)]
    [InlineData("a. CNAME b", 1)]
    [InlineData("@ CNAME b.", 1)]
    [InlineData("\n CNAME b.", 2)]
    [InlineData("a..b. CNAME b.", 1)]
    [InlineData(".a. CNAME b.", 1)]
    [InlineData("a. CNAME b. c.", 1)]
    [InlineData("a. CNAME", 1)]
    [InlineData("a. CNAME \"b.\"", 1)]
    [InlineData("a. 5", 1)]
    [InlineData("a. \"5\" CNAME b.", 1)]
    [InlineData("a. b. CNAME", 1)]
    [InlineData("a. 5 6 CNAME b.", 1)]
    [InlineData("a. 1h30 CNAME b.", 1)]
    [InlineData("a. 2147483648 CNAME b.", 1)]
    [InlineData("a. 99999999999999999999w CNAME b.", 1)]
    [InlineData("a. CH CNAME b.", 1)]
    [InlineData("a. IN IN CNAME b.", 1)]
    [InlineData("a. CAA 256 issue \"x\"", 1)]
    [InlineData("a. CAA 0 issue", 1)]
    [InlineData("a. TXT \"b", 1)]
    [InlineData("a. TXT \\256", 1)]
    [InlineData("a. TXT \\25", 1)]
    [InlineData("a. TXT b\\", 1)]
    [InlineData("a. TXT b )", 1)]
    [InlineData("\na. TXT ( b\n\n", 2)]
    [InlineData("$INCLUDE x.zone", 1)]
    [InlineData("$GENERATE 1-2 a$ CNAME b.", 1)]
    [InlineData("$TTL 60", 1)]
    [InlineData("\n$origin a.", 2)]
    public void Refuses(string text, int line) =>
        Assert.Equal(line, Assert.Single(MasterFileReader.Read(text).Problems).Line);

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
