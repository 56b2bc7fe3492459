using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class EndpointProofTest
{
    private const string File = "external-dns/dnsendpoint.yaml";

    private const string Right = """
        apiVersion: externaldns.k8s.io/v1alpha1
        kind: DNSEndpoint
        metadata: {name: cmg-contoso.com, namespace: external-dns}
        spec:
          endpoints:
            - {dnsName: granite2.contoso.com, recordType: CNAME, recordTTL: 3600, targets: [granite2.westus.cloudapp.azure.com]}
            - {dnsName: granite10.contoso.com, recordType: CNAME, recordTTL: 60, targets: [granite10.westus.cloudapp.azure.com]}
            - dnsName: _acme-challenge.granite10.contoso.com
              recordType: CNAME
              recordTTL: 60
              targets: [g.acme.example.net]

        """;

    [Fact]
    public void A_right_object_passes_without_the_CAA_record() => Assert.Empty(Prove(Right));

    [Theory]
    [InlineData("granite2.contoso.com,", "Granite2.contoso.com.,")]
    [InlineData("[granite2.westus.cloudapp.azure.com]", "[granite2.westus.cloudapp.azure.com.]")]
    [InlineData("    - dnsName:", "    - {dnsName: www.contoso.com, recordType: A, targets: [192.0.2.1]}\\n    - dnsName:")]
    [InlineData("cmg-contoso.com", "cmg.0123456789012345678901234567890123456789.0123456789012345678901234567890123456789")]
    public void Another_way_to_say_the_same_and_other_records_pass(string old, string replacement) => Assert.Empty(Prove(Proofs.Mutate(Right, old, replacement)));

    [Theory]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("recordTTL: 3600", "recordTTL: 3601", "CMG4032")]
    [InlineData("recordTTL: 3600, ", "", "CMG4032")]
    [InlineData("granite2.contoso.com,", "granite3.contoso.com,", "CMG4033")]
    [InlineData("    - dnsName:", "    - {dnsName: graniteold.contoso.com, recordType: CNAME, recordTTL: 3600, targets: [graniteold.westus.cloudapp.azure.com]}\\n    - dnsName:", "CMG4033")]
    [InlineData("    - dnsName:", "    - {dnsName: granite2.contoso.com, recordType: TXT, targets: [x]}\\n    - dnsName:", "CMG4033")]
    [InlineData("    - {dnsName: granite2.contoso.com, recordType: CNAME, recordTTL: 3600, targets: [granite2.westus.cloudapp.azure.com]}\n", "", "CMG4031")]
    [InlineData("v1alpha1", "v1", "CMG4100")]
    [InlineData("cmg-contoso.com", "cmg_contoso.com", "CMG4100")]
    [InlineData("namespace: external-dns", "namespace: default", "CMG4100")]
    [InlineData("recordTTL: 3600", "recordTTL: 1h", "CMG4100")]
    [InlineData("recordTTL: 3600", "recordTTL: \"3600\"", "CMG4100")]
    [InlineData("targets: [g.acme.example.net]", "targets: [g.acme.example.net, x.example.net]", "CMG4100")]
    [InlineData("recordTTL: 3600", "recordTTL: 3600, setIdentifier: a", "CMG4100")]
    [InlineData("  endpoints:", "  points:", "CMG4100")]
    [InlineData("kind: DNSEndpoint", "kind: DNSEndpoint\\nkind: [", "CMG4100")]
    [InlineData("metadata: {name: cmg-contoso.com, namespace: external-dns}\n", "", "CMG4100")]
    [InlineData("metadata: {name: cmg-contoso.com, namespace: external-dns}", "metadata: cmg-contoso.com", "CMG4100")]
    [InlineData("cmg-contoso.com", "cmg..contoso.com", "CMG4100")]
    [InlineData("cmg-contoso.com", "-cmg", "CMG4100")]
    [InlineData("cmg-contoso.com", "cmg-", "CMG4100")]
    [InlineData("cmg-contoso.com", "Cmg", "CMG4100")]
    [InlineData("    - dnsName:", "    - text\\n    - dnsName:", "CMG4100")]
    [InlineData("    - dnsName:", "    - {recordType: A}\\n    - dnsName:", "CMG4100")]
    [InlineData("    - dnsName:", "    - {dnsName: www.contoso.com}\\n    - dnsName:", "CMG4100")]
    [InlineData("targets: [g.acme.example.net]", "targets: g.acme.example.net", "CMG4100")]
    [InlineData("targets: [g.acme.example.net]", "targets: [{a: b}]", "CMG4100")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(code, File, Prove(Proofs.Mutate(Right, old, replacement)));

    [Fact]
    public void Two_objects_have_two_names()
    {
        const string other = "apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nmetadata: {name: other, namespace: external-dns}\nspec: {endpoints: []}\n";
        Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, Right), ("external-dns/other.yaml", other), ("external-dns/config.yaml", "kind: ConfigMap\n")));
        Proofs.Single("CMG4100", "external-dns/other.yaml", Proofs.Prove(
            DnsHostProofs.Spec, JobScope.Zone, (File, Right), ("external-dns/other.yaml", Proofs.Mutate(other, "name: other", "name: cmg-contoso.com"))));
    }

    [Theory]
    [InlineData("spec: text\n")]
    [InlineData("")]
    public void An_object_without_endpoints_is_refused(string spec) =>
        Proofs.Single("CMG4100", File, Prove(Right[..Right.IndexOf("spec:", StringComparison.Ordinal)] + spec));

    [Theory]
    [InlineData(1_000 - 3, null)]
    [InlineData(1_001 - 3, "CMG4100")]
    public void An_object_holds_a_thousand_endpoints(int more, string? code)
    {
        var others = string.Concat(Enumerable.Range(0, more).Select(number => $"    - {{dnsName: x{number}.contoso.com, recordType: A, targets: [192.0.2.1]}}\n"));
        var found = Prove(Right + others);
        Assert.Equal(code, found.Length == 0 ? null : Proofs.Single(code!, File, found).Code);
    }

    private static ImmutableArray<Core.Diagnostics.Diagnostic> Prove(string text) => Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, text));
}
