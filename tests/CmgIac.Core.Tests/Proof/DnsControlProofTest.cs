using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class DnsControlProofTest
{
    private const string File = "dnscontrol/contoso.com.js";

    private const string Right = """
        // a comment
        D_EXTEND("contoso.com",
          CNAME("_acme-challenge.granite10", "g.acme.example.net.", TTL(60)),
          CNAME("granite2", "granite2.westus.cloudapp.azure.com.", TTL(3600)),
          CNAME("granite10", "granite10.westus.cloudapp.azure.com.", TTL(60))
        );

        D_EXTEND("contoso.com",
          CAA("@", "issue", "digicert.com", TTL(60))
        );

        """;

    [Fact]
    public void A_right_script_passes() => Assert.Empty(Prove(Right));

    [Theory]
    [InlineData("\"granite2\"", "'Gr\\u0061nite2'")]
    [InlineData("// a comment", "/* two\\nlines */")]
    [InlineData("  CNAME(\"granite2\"", "  A(\"www\", \"192.0.2.1\"),\\n  CNAME(\"granite2\"")]
    public void Another_way_to_say_the_same_and_other_records_pass(string old, string replacement) => Assert.Empty(Prove(Proofs.Mutate(Right, old, replacement)));

    [Theory]
    [InlineData("granite2.westus.cloudapp.azure.com.", "granite2.westus.cloudapp.azure.com", "CMG4032")]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("3600", "3601", "CMG4032")]
    [InlineData(", TTL(3600)", "", "CMG4032")]
    [InlineData("\"granite2\"", "\"granite2.contoso.com\"", "CMG4033")]
    [InlineData("\"granite2\"", "\"granite3\"", "CMG4033")]
    [InlineData("  CNAME(\"granite2\"", "  CNAME(\"www\", \"x.example.net.\"),\\n  CNAME(\"granite2\"", "CMG4033")]
    [InlineData("  CNAME(\"granite2\", \"granite2.westus.cloudapp.azure.com.\", TTL(3600)),\n", "", "CMG4031")]
    [InlineData("digicert.com\"", "digicert.com\", CAA_CRITICAL", "CMG4033")]
    [InlineData("D_EXTEND(\"contoso.com\",\n  CAA", "D_EXTEND(\"contoso.com!internal\",\\n  CAA", "CMG4031")]
    [InlineData("  CNAME(\"granite2\"", "  NO_PURGE,\\n  CNAME(\"granite2\"", "CMG4100")]
    [InlineData("  CNAME(\"granite2\"", "  IGNORE(\"www\"),\\n  CNAME(\"granite2\"", "CMG4100")]
    [InlineData("TTL(3600)", "TTL(\"1h\")", "CMG4100")]
    [InlineData("TTL(3600)", "TTL(3600), {a: 1}", "CMG4100")]
    [InlineData("TTL(3600)", "TTL(3600),", "CMG4100")]
    [InlineData("TTL(3600)", "TTL(03600)", "CMG4100")]
    [InlineData("// a comment", "var zone = \"contoso.com\";", "CMG4100")]
    [InlineData("// a comment", "/* open", "CMG4100")]
    [InlineData("// a comment", "require(\"./other.js\");", "CMG4100")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) =>
        Proofs.Single(code, File, Prove(Proofs.Mutate(Right, old, replacement)));

    [Fact]
    public void The_internal_set_has_the_tag_of_its_domain()
    {
        const string spec = "domain: contoso.com\nprefix: granite2\nregion: westus\ndns: {internal: {ttl: 5m}}\n";
        const string script = "D_EXTEND(\"contoso.com!internal\", CNAME(\"granite2\", \"granite2.westus.cloudapp.azure.com.\", TTL(300)));\n";

        Assert.Empty(Proofs.Prove(spec, JobScope.Zone, ($"internal/{File}", script)));
        Proofs.Single("CMG4031", $"internal/{File}", Proofs.Prove(spec, JobScope.Zone, ($"internal/{File}", Proofs.Mutate(script, "!internal", ""))));
    }

    [Theory]
    [InlineData("f(1)\nf(\"a\nb\")", 2)]
    [InlineData("f(", 1)]
    [InlineData("f(\"\\q\")", 1)]
    [InlineData("f(f(f(f(f(f(f(f(f(f(f(1)))))))))))", 1)]
    [InlineData("1;", 1)]
    [InlineData("f(1 2)", 1)]
    [InlineData("f(\"\\", 1)]
    [InlineData("f(\"\\u00zz\")", 1)]
    [InlineData("f()\n\ng(\"\\x4\")", 3)]
    public void A_script_that_is_more_than_calls_is_refused_at_its_line(string script, int line) =>
        Assert.Equal(line, Assert.Single(ScriptReader.Read(script).Problems).Line);

    [Fact]
    public void Calls_are_read_with_their_escapes()
    {
        var (calls, problems) = ScriptReader.Read("f();\n_g$1(\"\\n\\r\\t\\\"\\'\\\\\\/\\x41\\u0042\");");
        Assert.Empty(problems);
        Assert.Equal(("f", 0), (calls[0].Name, calls[0].Arguments.Length));
        Assert.Equal(("_g$1", new ScriptText("\n\r\t\"'\\/AB", 2)), (calls[1].Name, calls[1].Arguments[0]));
    }

    [Fact]
    public void A_script_of_another_name_may_have_all() => Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, ("dnscontrol/records.js", Right)));

    private static ImmutableArray<Core.Diagnostics.Diagnostic> Prove(string script) => Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, script));
}
