using System.Diagnostics;
using CmgIac.Core.Proof;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class ZoneFileReaderTest
{
    [Theory]
    [InlineData("$ORIGIN contoso.com.\n", "contoso.com")]
    [InlineData("$ORIGIN contoso.com\n", "contoso.com")]
    [InlineData("$ORIGIN .\n@ 1 SOA ns. host. 1 2 3 4 5", null)]
    [InlineData("contoso.com. 1 SOA ns. host. 1 2 3 4 5", "contoso.com")]
    [InlineData("contoso.com\t3600\tIN\tSOA\tns. dns. 1 2 3 4 5", "contoso.com")]
    [InlineData("$ORIGIN .\nContoso.com 1 SOA ns. host. 1 2 3 4 5", "contoso.com")]
    [InlineData("$ORIGIN com.\ncontoso 1 SOA ns. host. 1 2 3 4 5", "contoso.com")]
    [InlineData("$ORIGIN contoso.com.\n$ORIGIN eu\n", "contoso.com")]
    [InlineData("a.contoso.com. 1 CNAME b.", null)]
    public void A_file_says_whose_zone_it_is(string text, string? name)
    {
        var (zone, problems) = ZoneFileReader.Read(text, zone: null);
        Assert.Empty(problems);
        Assert.Equal(name, zone.Name);
    }

    [Theory]
    [InlineData("@ 1 SOA ns host 1 2 3 4 5")]
    [InlineData("contoso.com 1 SOA ns host 1 2 3 4 5")]
    [InlineData("$ORIGIN contoso.com\n@ 1 SOA ns host 1 2 3 4 5")]
    [InlineData("contoso.com. 1 SOA ns host 1 2 3 4 5")]
    public void A_given_name_is_the_zones(string text)
    {
        var (zone, problems) = ZoneFileReader.Read(text + "\nx CNAME y", "contoso.com");
        Assert.Empty(problems);
        Assert.Equal(("contoso.com", "x.contoso.com", "y.contoso.com"), (zone.Name, zone.Records[^1].Owner, zone.Records[^1].Data[0]));
    }

    /// <summary>What has no TTL of its own; the last column is null where nothing says one.</summary>
    [Theory]
    [InlineData("a CNAME b", null)]
    [InlineData("$TTL 1h30m\na CNAME b", 5400)]
    [InlineData("$TTL 60\n@ 5 NS n\n$TTL 90\na CNAME b", 90)]
    [InlineData("@ 5 NS n\na CNAME b", 5)]
    [InlineData("@ SOA n h 1 2 3 4 7\na CNAME b", 7)]
    [InlineData("@ 5 SOA n h 1 2 3 4 7\na CNAME b", 5)]
    [InlineData("@ SOA n h 1 2 3 4 7\n@ 9 NS n\na CNAME b", 7)]
    [InlineData("@ SOA \\# 22 00 00 00000001 00000002 00000003 00000004 00000009\na CNAME b", 9)]
    [InlineData("@ SOA \\# 20 00 00 00000001 00000002 00000003 00000004 0000000\na CNAME b", null)]
    [InlineData("@ SOA \\# 2 00 00\na CNAME b", null)]
    public void A_record_without_TTL(string text, int? ttl) =>
        Assert.Equal(ttl, ZoneFileReader.Read(text, "z").Value.Records[^1].Ttl);

    [Theory]
    [InlineData("x [AGE:3651234] 900 A 192.0.2.1\nx [Aging:3651234] A 192.0.2.1", 2)]
    [InlineData("x 86400 AWS ALIAS A lb.amazonaws.com. Z1 false", 1)]
    [InlineData("x RRSIG CNAME 8 3 60 20300101000000 20200101000000 1 z. ( AbC=\n  dEf+/ )\nx NSEC y CNAME RRSIG NSEC", 2)]
    [InlineData("x TYPE65280 \\# 3 abc def", 1)]
    [InlineData("x 0 WINS LOCAL L2 C900 (192.0.2.9 )", 1)]
    public void Records_of_other_types_are_passed_over(string text, int count)
    {
        var (zone, problems) = ZoneFileReader.Read(text, "z");
        Assert.Empty(problems);
        Assert.Equal(count, zone.Records.Length);
    }

    /// <summary>Types and data as RFC 3597 writes them.</summary>
    [Theory]
    [InlineData("x TYPE2 n", "NS n")]
    [InlineData("@ type6 n h 1 2 3 4 5", "SOA n h 1 2 3 4 5")]
    [InlineData("x TYPE39 n", "DNAME n")]
    [InlineData("x TYPE46 n", "RRSIG n")]
    [InlineData("x TYPE47 n", "NSEC n")]
    [InlineData("x TYPE257 \\# 9 00 05 6973737565 6361", "CAA 0 issue ca")]
    [InlineData("x CAA \\# 2 80 00", "CAA 128  ")]
    [InlineData("x TYPE5 \\# 3 01 61 00", "CNAME a")]
    [InlineData("x TYPE5 \\# 1 00", "CNAME ")]
    public void Generic_records_are_read(string text, string expected)
    {
        var (zone, problems) = ZoneFileReader.Read(text, "z");
        Assert.Empty(problems);
        Assert.Equal(expected, string.Join(' ', zone.Records[0].Data.Prepend(zone.Records[0].Type)));
    }

    [Theory]
    [InlineData("a CNAME b.", 1, 1)]
    [InlineData("\n@ CNAME b.", 2, 1)]
    [InlineData("a. CNAME b\na. CNAME b", 1, 10)]
    [InlineData("$ORIGIN a.\n$INCLUDE other.zone", 2, 1)]
    [InlineData("$generate 1-2 a$ CNAME b$", 1, 1)]
    [InlineData("$UNKNOWN x", 1, 1)]
    [InlineData("$TTL", 1, 1)]
    [InlineData("$TTL x", 1, 1)]
    [InlineData("$ORIGIN", 1, 1)]
    [InlineData("$ORIGIN a. b.", 1, 1)]
    [InlineData("a. IN 5", 1, 1)]
    [InlineData("a. 5 6 CNAME b.", 1, 6)]
    [InlineData("a. CNAME b. c.", 1, 4)]
    [InlineData("a.  CNAME \"b.\"", 1, 11)]
    [InlineData("a. CAA 256 issue x", 1, 4)]
    [InlineData("a. CH CNAME b.", 1, 4)]
    [InlineData("a. 2147483648 CNAME b.", 1, 4)]
    [InlineData("a. CNAME b..c.", 1, 10)]
    [InlineData("a. TXT (\n\"x\n)", 2, 1)]
    [InlineData("a. TXT (", 1, 8)]
    [InlineData("a. TXT x )", 1, 10)]
    [InlineData("a. TXT \\256", 1, 9)]
    [InlineData("  CNAME b.", 1, 3)]
    [InlineData("a. CNAME \\# 9 00", 1, 4)]
    [InlineData("a. SOA x", 1, 4)]
    [InlineData("a. 1 SOA x y 1 2 3 4 5\nb. 1 SOA x y 1 2 3 4 5", 2, 1)]
    [InlineData("a. CNAME \\# 1 0", 1, 4)]
    [InlineData("a. CNAME \\# 1 0g", 1, 4)]
    [InlineData("a. CAA \\# 1 00", 1, 4)]
    [InlineData("a. CAA \\# 3 00 05 69", 1, 4)]
    [InlineData("a. CNAME \\# 2 41 00", 1, 4)]
    [InlineData("a. CNAME \\# 2 05 61", 1, 4)]
    [InlineData("a. CNAME \\# 2 01 61", 1, 4)]
    public void One_problem_at_its_place(string text, int line, int column)
    {
        var problem = ZoneFileReader.Read(text, zone: null).Problems[0];
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("a CNAME b c", 1, 3, "A CNAME has one target, and this one has 2.")]
    [InlineData("a SOA", 1, 3, "A SOA record ends with its minimum TTL.")]
    [InlineData("a 5 5 TXT x", 1, 5, "'5' is not a record type.")]
    [InlineData("\"a\" TXT x", 1, 1, "Name 'a' stands in quotation marks.")]
    [InlineData("$ORIGIN a b", 1, 1, "Directive '$ORIGIN' takes a name.")]
    [InlineData("$TTL x", 1, 1, "Directive '$TTL' takes a TTL.")]
    [InlineData("$TTL \"5\"", 1, 1, "Directive '$TTL' takes a TTL.")]
    [InlineData("$ORIGIN a..b\nx TXT y", 1, 9, "Name 'a..b' has an empty label.")]
    [InlineData("a CH TXT x", 1, 3, "Class CH is not read: records are of class IN.")]
    [InlineData("a IN IN CNAME b", 1, 6, "'IN' is not a record type.")]
    [InlineData("a 60 IN 60 TXT x", 1, 9, "'60' is not a record type.")]
    [InlineData("a [AGE:1 TXT x", 1, 3, "'[AGE:1' is not a record type.")]
    public void One_problem_of_a_given_zone(string text, int line, int column, string message)
    {
        var problem = Assert.Single(ZoneFileReader.Read(text, "z").Problems);
        Assert.Equal((line, column, message), (problem.Line, problem.Column, problem.Message));
    }

    [Theory]
    [InlineData("x CLASS1 60 TXT y", 60, "TXT")]
    [InlineData("x 60 in TXT y", 60, "TXT")]
    [InlineData("x [aging:1] 60 IN TXT y", 60, "TXT")]
    public void Class_and_TTL_stand_in_either_order(string text, int ttl, string type)
    {
        var record = Assert.Single(ZoneFileReader.Read(text, "z").Value.Records);
        Assert.Equal(("x.z", (long?)ttl, type, "y"), (record.Owner, record.Ttl, record.Type, Assert.Single(record.Data)));
    }

    [Fact]
    public void Another_zone_than_the_one_given() =>
        Assert.Equal(
            "The SOA record is of 'contoso.net', and the zone is 'contoso.com': a file has one zone.",
            Assert.Single(ZoneFileReader.Read("contoso.net. 1 SOA x. y. 1 2 3 4 5", "contoso.com").Problems).Message);

    [Fact]
    public void A_huge_file_is_read_in_time()
    {
        var lines = HostileText.Repeat("host 300 IN A 192.0.2.1 ; comment\n", 350_000);
        var watch = Stopwatch.StartNew();
        var (zone, problems) = ZoneFileReader.Read(lines + "last 300 CNAME b.", "contoso.com");
        Assert.Empty(problems);
        Assert.Equal(("last.contoso.com", 350_001), (zone.Records[^1].Owner, zone.Records[^1].Line));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void What_is_no_master_file_is_given_up_soon() =>
        Assert.InRange(ZoneFileReader.Read(HostileText.Repeat("<html> lang=en\n", 100_000), "contoso.com").Problems.Length, 1, 200);

    [Property(MaxTest = 1000)]
    public Property Never_throws() => Prop.ForAll(
        HostileText.Of("a", ".", "@", "$ORIGIN", "$TTL", "CNAME", "TYPE5", "\\#", "SOA", "CAA", "IN", "1h", "2", "\\", "\\065", "\"", "(", ")", ";", " ", "\t", "\r", "\n"),
        text => ZoneFileReader.Read(text, null).Value.Records.Length >= 0 && ZoneFileReader.Read(text, "z").Value.Records.Length >= 0);
}
