using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class ZoneProofTest
{
    private const string File = "bind/records.zone";

    private const string Spec = """
        domain: contoso.com
        region: westus
        dns: {caa: [{tag: issue, value: digicert.com}, {tag: iodef, value: "mailto:pki@contoso.com"}], internal: {ttl: 5m}}
        gateways:
          - {prefix: granite2}
          - {prefix: granite10, dns: {ttl: 60, acmeChallenge: {delegateTo: g.acme.example.net}}}
          - {prefix: graniteold, state: retiring}
          - {prefix: granitenew, state: planned}
        """;

    private const string Right = """
        granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.
        granite10.contoso.com. 60 IN CNAME granite10.westus.cloudapp.azure.com.
        _acme-challenge.granite10.contoso.com. 60 IN CNAME g.acme.example.net.
        contoso.com. 60 IN CAA 0 issue "digicert.com"
        contoso.com. 60 IN CAA 0 iodef "mailto:pki@contoso.com"

        """;

    private const string Inner = """
        granite2.contoso.com. 300 IN CNAME granite2.westus.cloudapp.azure.com.
        granite10.contoso.com. 300 IN CNAME granite10.westus.cloudapp.azure.com.

        """;

    [Fact]
    public void Right_sets_pass() =>
        Assert.Empty(Proofs.Prove(Spec, JobScope.Zone, (File, Right), ($"internal/{File}", Inner)));

    [Theory]
    [InlineData("granite2.contoso.com. 3600 IN", "Granite2.Contoso.com. IN 1h")]
    [InlineData("granite2.contoso.com. 3600", "contoso.com. NS ns.example.net.\\nsub.contoso.com. NS ns.example.net.\\nold.contoso.com. DNAME example.net.\\ngranite2.contoso.com. 3600")]
    [InlineData("granite2.contoso.com. 3600", "2.contoso.com. DNAME example.net.\\na.granite10.contoso.com. NS ns.example.net.\\ngranite2.contoso.com. 3600")]
    [InlineData("contoso.com. 60 IN CAA 0 issue", "www.contoso.com. A 10.0.0.1\\ncontoso.com. MX 10 mail.contoso.com.\\ncontoso.com. 60 IN CAA 0 ISSUE")]
    [InlineData("granite2.contoso.com. 3600", "x.contoso.com. CAA 0 issue \"x.com\"\\ngranite2.contoso.com. 3600")]
    public void Another_way_to_say_the_same_and_other_records_pass(string old, string replacement) =>
        Assert.Empty(Proofs.Prove(Spec, JobScope.Zone, (File, Proofs.Mutate(Right, old, replacement))));

    [Theory]
    [InlineData("granite10.westus.cloudapp.azure.com.\n", "granite10.westus.cloudapp.azure.com\\n", "CMG4030")]
    [InlineData("granite2.contoso.com. ", "granite2 ", "CMG4030")]
    [InlineData("granite2.contoso.com. 3600", "$INCLUDE x\\ngranite2.contoso.com. 3600", "CMG4030")]
    [InlineData("granite2.contoso.com. ", "$ORIGIN contoso.com.\\ngranite2 ", "CMG4030")]
    [InlineData("granite2.contoso.com. 3600", "$ttl 1h\\ngranite2.contoso.com. 3600", "CMG4030")]
    [InlineData("granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.\n", "", "CMG4031")]
    [InlineData("_acme-challenge.granite10.contoso.com. 60 IN CNAME g.acme.example.net.\n", "", "CMG4031")]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("granite2.westus.cloudapp.azure.com", "granite2.cloudapp.net", "CMG4032")]
    [InlineData("3600", "3601", "CMG4032")]
    [InlineData("3600 ", "", "CMG4032")]
    [InlineData("granite10.contoso.com. 60 IN CNAME g.acme", "granite10.contoso.com. IN CNAME g.acme", "CMG4032")]
    [InlineData("60 IN CAA 0 issue", "61 IN CAA 0 issue", "CMG4032")]
    [InlineData("granite2.contoso.com. 3600", "granite3.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "www.contoso.com. 5 CNAME contoso.com.\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "granitenew.contoso.com. 5 CNAME x.com.\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "graniteold.contoso.com. 3600 CNAME graniteold.westus.cloudapp.azure.com.\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "granite2.contoso.com. 3600 CNAME granite2.westus.cloudapp.azure.com.\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "granite2.contoso.com. TXT \"x\"\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("contoso.com. 60 IN CAA 0 issue \"digicert.com\"\n", "", "CMG4031")]
    [InlineData("digicert.com\"", "digicert.com\"\\ncontoso.com. 60 CAA 0 issue \"other.com\"", "CMG4033")]
    [InlineData("CAA 0 issue", "CAA 128 issue", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "www.fabrikam.com. A 10.0.0.1\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "wwwcontoso.com. A 10.0.0.1\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "contoso.com. DNAME example.net.\\ngranite2.contoso.com. 3600", "CMG4033")]
    [InlineData("granite2.contoso.com. 3600", "granite2.contoso.com. NS ns.example.net.\\ngranite2.contoso.com. 3600", "CMG4033")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(Spec, JobScope.Zone, (File, Proofs.Mutate(Right, old, replacement)), ($"internal/{File}", Inner)));

    [Theory]
    [InlineData("granite2.contoso.com. 300 ", "granite2.contoso.com. 3600 ", "CMG4032")]
    [InlineData("granite2.contoso.com. 300 ", "_acme-challenge.granite10.contoso.com. 300 CNAME g.acme.example.net.\\ngranite2.contoso.com. 300 ", "CMG4033")]
    public void One_mistake_in_the_internal_set_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, $"internal/{File}", Proofs.Prove(Spec, JobScope.Zone, (File, Right), ($"internal/{File}", Proofs.Mutate(Inner, old, replacement))));

    [Theory]
    [InlineData("NS", "an NS")]
    [InlineData("DNAME", "a DNAME")]
    public void A_record_above_a_gateway_hides_it(string type, string shown)
    {
        const string spec = "domain: contoso.com\ngateways: [{prefix: granite2, region: westus, domain: sub.contoso.com, dns: {zone: contoso.com}}]\n";
        var text = $"sub.contoso.com. {type} x.example.net.\ngranite2.sub.contoso.com. 3600 CNAME granite2.westus.cloudapp.azure.com.\n";

        Assert.Contains(
            $"has {shown} record at 'sub.contoso.com', which hides the CNAME at 'granite2.sub.contoso.com'.",
            Proofs.Single("CMG4033", File, Proofs.Prove(spec, JobScope.Zone, (File, text))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directive_is_told_as_such() => Assert.Contains(
        "Directive '$TTL' is refused", Assert.Single(Proofs.Prove(Spec, JobScope.Zone, (File, "$TTL 60\n" + Right))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_emptied_file_lacks_all_records() => Assert.Contains(
        "'_acme-challenge.granite10.contoso.com' CNAME 'g.acme.example.net' and 2 more",
        Proofs.Prove(Spec, JobScope.Zone, (File, ""))[0].Message, StringComparison.Ordinal);

    [Fact]
    public void A_zone_without_records_is_empty() =>
        Assert.Empty(Proofs.Prove(Proofs.Spec + "state: retiring", JobScope.Zone, (File, "; nothing\n")));

    [Theory]
    [InlineData("own/other.zone", "www.contoso.com. 5 A 10.0.0.1\n", null)]
    [InlineData("own/other.txt", "www.contoso.com. 5 CNAME x.com.\n", null)]
    [InlineData("own/other.zone", "granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.\n", "CMG4031")]
    public void A_file_of_another_family_is_proved_as_far_as_it_has_records(string file, string text, string? code)
    {
        var found = Proofs.Prove(Spec, JobScope.Zone, (file, text));
        Assert.Equal(code, found.Length == 0 ? null : Proofs.Single(code!, file, found).Code);
    }

    [Fact]
    public void The_message_says_what_is_written_and_what_is_meant() => Assert.Equal(
        "'zones/contoso.com/bind/records.zone' (line 2) gives 'granite10.contoso.com' a TTL of 61 seconds; the spec says 60 seconds.",
        Assert.Single(Proofs.Prove(Spec, JobScope.Zone, (File, Proofs.Mutate(Right, "granite10.contoso.com. 60 IN CNAME granite10", "granite10.contoso.com. 61 IN CNAME granite10")))).Message);
}
