using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class OctoDnsProofTest
{
    private const string File = "octodns/contoso.com.yaml";

    private const string Right = """
        ---
        "":
          ttl: 60
          type: CAA
          values:
            - flags: 0
              tag: "issue"
              value: "digicert.com"
        "_acme-challenge.granite10":
          ttl: 60
          type: CNAME
          value: "g.acme.example.net."
        "granite2":
          ttl: 3600
          type: CNAME
          value: "granite2.westus.cloudapp.azure.com."
        "granite10":
          ttl: 60
          type: CNAME
          value: "granite10.westus.cloudapp.azure.com."

        """;

    private const string Configuration = """
        processors:
          ours:
            class: octodns.processor.filter.NameAllowlistFilter
            allowlist: ["", granite2, granite10, _acme-challenge.granite10, graniteold]

        """;

    [Fact]
    public void Right_files_pass() =>
        Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, Right), ("octodns/config.yaml", Configuration)));

    [Theory]
    [InlineData("\"granite2\"", "granite2")]
    [InlineData("\"granite2\":\n  ttl: 3600\n  type: CNAME\n  value: \"granite2.westus.cloudapp.azure.com.\"", "granite2: [{ttl: 3600, type: CNAME, value: Granite2.westus.cloudapp.azure.com.}]")]
    [InlineData("    - flags: 0\n      tag", "    - tag")]
    [InlineData("\"granite10\":", "granite9: {ttl: 60, type: A, value: 192.0.2.1}\\n\"granite10\":")]
    [InlineData("  values:\n    - flags: 0\n      tag: \"issue\"\n      value: \"digicert.com\"", "  value: {flags: 0, tag: issue, value: digicert.com}")]
    public void Another_way_to_say_the_same_and_other_records_pass(string old, string replacement) =>
        Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, Proofs.Mutate(Right, old, replacement))));

    [Theory]
    [InlineData("granite10.westus.cloudapp.azure.com.\"", "granite10.westus.cloudapp.azure.com\"", "CMG4100")]
    [InlineData("\"granite10\":", "granite10: {}\\n\"granite10\":", "CMG4100")]
    [InlineData("\"granite2\":", "granite11: {ttl: 60, type: A, value: 192.0.2.1}\\n\"granite2\":", "CMG4100")]
    [InlineData("  ttl: 3600\n  type: CNAME", "  type: CNAME\\n  ttl: 3600", "CMG4100")]
    [InlineData("  ttl: 3600\n", "  octodns: {ignored: true}\\n  ttl: 3600\\n", "CMG4100")]
    [InlineData("ttl: 3600", "ttl: \"3600\"", "CMG4100")]
    [InlineData("ttl: 3600", "ttl: 3601", "CMG4032")]
    [InlineData("  ttl: 3600\n", "", "CMG4032")]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("\"granite2\":", "\"granite3\":", "CMG4033")]
    [InlineData("\"granite2\":", "\"granite2.contoso.com\":", "CMG4033")]
    [InlineData("type: CAA", "type: TXT", "CMG4031")]
    [InlineData("digicert.com", "other.com", "CMG4033")]
    [InlineData("\"granite10\":", "granite3: {ttl: 60, type: CNAME, value: x.example.net.}\\n\"granite10\":", "CMG4033")]
    [InlineData("\"granite2\":\n  ttl: 3600\n  type: CNAME\n  value: \"granite2.westus.cloudapp.azure.com.\"\n", "", "CMG4031")]
    [InlineData("\"granite10\":", "granite9: text\\n\"granite10\":", "CMG4100")]
    [InlineData("value: \"granite2.westus.cloudapp.azure.com.\"", "value: \"\"", "CMG4100")]
    [InlineData("value: \"granite2.westus.cloudapp.azure.com.\"", "value: [granite2.westus.cloudapp.azure.com.]", "CMG4100")]
    [InlineData("  value: \"granite2.westus.cloudapp.azure.com.\"\n", "", "CMG4100")]
    [InlineData("  ttl: 60\n  type: CAA", "  type: CAA", "CMG4032")]
    [InlineData("  values:\n    - flags: 0\n      tag: \"issue\"\n      value: \"digicert.com\"\n", "", "CMG4031")]
    [InlineData("    - flags: 0\n      tag: \"issue\"\n      value: \"digicert.com\"\n", "    - digicert.com\\n", "CMG4100")]
    [InlineData("      tag: \"issue\"\n", "", "CMG4100")]
    [InlineData("      tag: \"issue\"\n", "      tag: [issue]\\n", "CMG4100")]
    [InlineData("      value: \"digicert.com\"\n", "", "CMG4100")]
    [InlineData("      value: \"digicert.com\"\n", "      value: [digicert.com]\\n", "CMG4100")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(
        code, File, Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, Proofs.Mutate(Right, old, replacement)), ("octodns/config.yaml", Configuration)));

    [Theory]
    [InlineData("graniteold", "www")]
    [InlineData("graniteold", "/granite/")]
    [InlineData("graniteold", "granitenew")]
    [InlineData("graniteold", "{a: b}")]
    public void A_filter_that_lets_others_through_is_refused(string old, string replacement) => Proofs.Single(
        "CMG4103", "octodns/config.yaml",
        Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, Right), ("octodns/config.yaml", Proofs.Mutate(Configuration, old, replacement))));

    [Fact]
    public void A_zone_without_records_is_an_empty_mapping() =>
        Assert.Empty(Proofs.Prove(Proofs.Spec + "state: planned", JobScope.Zone, (File, "---\n{}\n")));

    [Theory]
    [InlineData("manager: {}\n")]
    [InlineData("processors: []\n")]
    [InlineData("processors: {ours: text}\n")]
    [InlineData("processors: {ours: {class: [x]}}\n")]
    [InlineData("processors: {ours: {allowlist: [www]}}\n")]
    [InlineData("processors: {ours: {class: octodns.processor.filter.NameAllowlistFilter}}\n")]
    [InlineData("processors: [\n")]
    public void A_configuration_without_a_filter_passes(string configuration) =>
        Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, Right), ("octodns/config.yaml", configuration)));
}
