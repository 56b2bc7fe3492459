using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>Zones of contoso.com as people, servers and programs write them, and ones that chance writes.</summary>
internal static class ZoneTexts
{
    private const string Soa = "@ 1h IN SOA ns1 hostmaster 1 2h 15m 2w 5m\n@ NS ns1\nns1 A 192.0.2.1\n";

    /// <summary>What follows a SOA, an NS and an address; and whole files, which begin with '$' or have a SOA of their own.</summary>
    private static readonly string[] Texts =
    [
        "a CNAME b",
        "a IN CNAME b.example.com.",
        "a 60 IN CNAME b\nc IN 61 CNAME d\ne 62 CNAME f\ng CNAME h",
        "a 1w2d3h4m5s CNAME b\nc 1H CNAME d\ne 0 CNAME f",
        "a\tCNAME\tb\t; comment\nt\tTXT y\n\tTXT x\n;\n",
        "a CNAME b\r\nc CNAME d\r\n",
        "a CNAME b\nc CNAME d",
        "A.B CNAME C.D\nUPPER.contoso.com. cname LOWER.CONTOSO.COM.",
        "a (60\n IN CNAME ; comment\n b) ; more\nc CNAME (\n\n d )",
        "a ( CNAME b )\n( c CNAME d )",
        "$TTL 90\na CNAME b\n$TTL 2h\nc CNAME d\ne 5 CNAME f\ng CNAME h",
        "$ORIGIN eu.contoso.com.\na CNAME b\n$ORIGIN west\nc CNAME d\n@ TXT x\n$ORIGIN contoso.com.\ne CNAME f",
        "$ORIGIN .\na.contoso.com CNAME b.contoso.com\n$ORIGIN contoso.com.\nc CNAME d",
        "a\\.b CNAME c\\.d\nx\\032y CNAME z\\@\n\\065BC CNAME d\\E",
        "q\\\"uote CNAME back\\\\slash\ns\\;emi CNAME p\\(aren\\)\n\\$dollar CNAME \\200octet",
        "\\@ CNAME a\n* CNAME b\n*.sub CNAME c\n_acme-challenge.x CNAME d",
        "t TXT \"a;b\" \"c.d (\" e\\\"f \"\"\na CNAME b",
        "t TXT \"one\" (\n \"two\" ; comment\n \"three\" )\na CNAME b",
        "a TYPE5 \\# 8 03616263 026465 00\nb CNAME \\# 1 00\nc CNAME \\# 5 0328 2E5c 00",
        "x TYPE65280 \\# 3 abcdef\ny CLASS1 TYPE1 \\# 4 c0000201\na CNAME b",
        "IN IN CNAME a\n60 60 CNAME b\nCNAME CNAME c\nTYPE5 CNAME d\nTXT TXT x",
        "a CNAME .\nb CNAME @\nc.contoso.com. CNAME contoso.com.",
        "a CNAME b\na RRSIG CNAME 8 3 60 20300101000000 20200101000000 1 contoso.com. ( AbCd\n EfGh )\na NSEC ns1 CNAME RRSIG NSEC",
        "@ DNSKEY 257 3 13 ( mdsswUyr3DPW132mOi8V9xESWE8jTo0d xCjjnopKl+GqJxpVXckHAeF+ KkxLbxIL fDLUT0rAK9iUzy1L53eKGQ== )\na CNAME b",
        "@ CAA 0 issue \"digicert.com; x=1\"\n@ CAA 0 iodef \"mailto:a@contoso.com\"\n@ CAA 128 issuewild \";\"\na CNAME b",
        "sub NS ns.sub\nns.sub A 192.0.2.7\na CNAME b.sub",
        "_sip._tcp SRV 0 5 5060 sip\n@ MX 10 mail\n@ NAPTR 100 50 \"s\" \"http+I2L\" \"\" _x._tcp\n@ HINFO \"a b\" c\na CNAME b",
        "long CNAME aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa CNAME c",
        "a 2147483647 CNAME b\nc 24855d CNAME d",
        "a CNAME b;comment\nc CNAME d ;\"quote\ne CNAME f ; (paren",
        "a CNAME b\n   \n\t\n ; blank lines\n\n\nc CNAME d\n",
        "a TXT x\n  TXT y\n\tTXT z\n 60 TXT w\na2 60 A 192.0.2.1\n   AAAA 2001:db8::1\nb CNAME a",
        "m\u00fcnchen CNAME x\nx\u00a0y CNAME z",
        "_x CNAME y_z\n-a- CNAME --b\na--b CNAME 1.2.3.4",
        "granitefalls 300 IN CNAME granitefalls.westus.cloudapp.azure.com.\ngranite10 CNAME GRANITE10.EastUS.CloudApp.Azure.com.",
        "$TTL 3600\n@ SOA ns1 hostmaster ( 42 ; serial\n 900 600\n 86400 3600 ) ; default TTL\n@ NS ns1\nns1 A 192.0.2.1\na CNAME b",
        "@ SOA ns1 hostmaster 1 900 600 86400 77\n@ NS ns1\nns1 A 192.0.2.1\na CNAME b\nc 60 CNAME d\ne CNAME f",
        "@ 500 SOA ns1 hostmaster 1 900 600 86400 77\n@ NS ns1\nns1 A 192.0.2.1\na CNAME b\nc 60 CNAME d\ne CNAME f",
        "contoso.com. 3600 IN SOA ns1.contoso.com. h.contoso.com. 1 2 3 4 5\ncontoso.com. 60 NS ns1.contoso.com.\nns1.contoso.com. 60 A 192.0.2.1\na.contoso.com.\t1\tIN\tCNAME\tb.example.com. ; cf_tags=cf-proxied:false",
        "$ORIGIN .\ncontoso.com 3600 IN SOA ns1.contoso.com h.contoso.com 1 2 3 4 5\ncontoso.com 60 IN NS ns1.contoso.com\nns1.contoso.com 60 IN A 192.0.2.1\na.contoso.com\t60\tIN\tCNAME\tb.contoso.com.",
        "$ORIGIN com.\n$TTL 1d\ncontoso IN SOA ns1.contoso h.contoso ( 1 2 3 4 5\n)\n NS ns1.contoso\n$ORIGIN contoso.com.\nns1 A 192.0.2.1\na CNAME b\n; \u00e4\u00f6\u00fc",
        "; only a comment",
        "a CNAME b\na CNAME b\nA 1h IN CNAME B.contoso.com.",
    ];

    public static IEnumerable<string> Handmade => Texts.Select(text =>
        text.Contains(" SOA ", StringComparison.Ordinal) ? text : Soa + text);

    /// <summary>Records with and without owner, TTL and class, in either order, over lines or not, below changing origins.</summary>
    public static Arbitrary<string> Random
    {
        get
        {
            var label = Gen.Elements("a", "B", "c-1", "x\\.y", "\\065", "z\\032", "*", "_s", "in", "5m", "cname", "q\\\"");
            var name = Gen.OneOf(
                label, label, Gen.Elements("@"), label.Two().Select(p => $"{p.Item1}.{p.Item2}"), label.Select(l => l + ".contoso.com."), label.Select(l => l + ".example.net."));
            var ttl = Gen.Elements("", "", "60 ", "1h30m ", "2D ");
            var kind = Gen.Elements("", "IN ", "in ", "CLASS1 ");
            var blank = Gen.Elements(" ", "\t", "  ", " (\n ", " ; note ( \"\n ");
            var record =
                from owner in name
                from time in ttl
                from type in kind
                from order in Gen.Elements(true, false)
                from target in name
                from space in blank
                from rest in Gen.Elements("", " ; end", "\r")
                let open = space.Contains('(', StringComparison.Ordinal) && !space.Contains(';', StringComparison.Ordinal)
                let gap = space.Contains(';', StringComparison.Ordinal) ? " " : space
                select $"{owner}{gap}{(order ? time + type : type + time)}CNAME {target}{(open ? " )" : "")}{rest}\n";
            var other = Gen.Elements(
                "$ORIGIN sub\n", "$ORIGIN contoso.com.\n", "$ORIGIN .\n$ORIGIN contoso.com.\n", "$TTL 77\n", "$TTL 3h\n", "\n", " ; comment\n",
                "txt TXT \"a;b\" c\n  TXT (d\n \"e\" )\n", "@ MX 10 a\n");
            return Gen.ListOf(Gen.Frequency((4, record), (1, other))).Select(Join).ToArbitrary();
        }
    }

    /// <summary>A name has one CNAME: of several the first stays, and none stands beside other data.</summary>
    private static string Join(IEnumerable<string> lines)
    {
        var text = new StringBuilder(Soa);
        foreach (var line in lines)
        {
            text.Append(line);
        }

        return text.ToString();
    }
}
