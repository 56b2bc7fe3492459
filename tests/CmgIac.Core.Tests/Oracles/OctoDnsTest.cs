using System.Text.Json.Nodes;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// octoDNS itself is in none of Debian's packages. What its YamlProvider does with a file is a few lines
/// (https://github.com/octodns/octodns, octodns/yaml.py and octodns/provider/yaml.py): PyYAML reads it, and the keys of
/// every mapping must stand as natsort sorts them. Both are run here.
/// </summary>
public class OctoDnsTest
{
    private const string Python = "/usr/bin/python3";

    private const string Driver = """
        import json, sys
        from natsort import natsort_keygen
        from yaml import SafeLoader, load
        class Loader(SafeLoader):
            def construct_mapping(self, node, deep=False):
                read = super().construct_mapping(node, deep)
                assert list(read) == sorted(read, key=natsort_keygen()), 'keys out of order: %s' % list(read)
                return read
        Loader.add_constructor(Loader.DEFAULT_MAPPING_TAG, Loader.construct_mapping)
        print(json.dumps(load(open(sys.argv[1]), Loader if sys.argv[2] == 'zone' else SafeLoader)))
        """;

    private const string Spec = """
        domain: contoso.com
        region: westus
        dns:
          zone: contoso.com
          outputs: [octodns]
          caa: [{tag: issue, value: digicert.com}]
          internal: {ttl: 5m, outputs: [octodns]}
        gateways:
          - {prefix: granite, domain: corp.contoso.com}
          - {prefix: granite1, region: eastus, domain: 2.corp.contoso.com}
          - {prefix: granite10}
          - {prefix: granite2, dns: {acmeChallenge: {delegateTo: granite2.acme.contoso.net}}}
          - {prefix: graniteold, state: retiring}
        """;

    [Fact]
    public void The_zone_is_read_in_natural_order()
    {
        using var zone = RenderedZone.Of(Spec);

        AssertJson(
            """
            {"": {"ttl": 3600, "type": "CAA", "values": [{"flags": 0, "tag": "issue", "value": "digicert.com"}]},
             "_acme-challenge.granite2": {"ttl": 3600, "type": "CNAME", "value": "granite2.acme.contoso.net."},
             "granite1.2.corp": {"ttl": 3600, "type": "CNAME", "value": "granite1.eastus.cloudapp.azure.com."},
             "granite2": {"ttl": 3600, "type": "CNAME", "value": "granite2.westus.cloudapp.azure.com."},
             "granite10": {"ttl": 3600, "type": "CNAME", "value": "granite10.westus.cloudapp.azure.com."},
             "granite.corp": {"ttl": 3600, "type": "CNAME", "value": "granite.westus.cloudapp.azure.com."}}
            """,
            Run(zone.PathOf("octodns/contoso.com.yaml"), "zone"));
        Assert.Equal(4, JsonNode.Parse(Run(zone.PathOf("internal/octodns/contoso.com.yaml"), "zone"))!.AsObject().Count);
    }

    [Fact]
    public void The_filters_let_through_our_names_and_types()
    {
        using var zone = RenderedZone.Of(Spec);
        var configuration = JsonNode.Parse(Run(zone.PathOf("octodns/config.yaml"), "configuration"))!;

        AssertJson(
            """["", "_acme-challenge.granite2", "granite.corp", "granite1.2.corp", "granite2", "granite10", "graniteold"]""",
            configuration["processors"]!["cmg-names"]!["allowlist"]!.ToJsonString());
        AssertJson("""["CAA", "CNAME"]""", configuration["processors"]!["cmg-types"]!["allowlist"]!.ToJsonString());
        AssertJson(
            """{"contoso.com.": {"sources": ["cmg"], "targets": ["host"], "processors": ["cmg-names", "cmg-types"]}}""",
            configuration["zones"]!.ToJsonString());
    }

    [Fact]
    public void A_zone_without_records_is_empty_and_lets_nothing_through()
    {
        using var zone = RenderedZone.Of("domain: contoso.com\nprefix: granitefalls\nregion: westus\nstate: planned\ndns: {outputs: [octodns]}\n");

        AssertJson("{}", Run(zone.PathOf("octodns/contoso.com.yaml"), "zone"));
        var configuration = JsonNode.Parse(Run(zone.PathOf("octodns/config.yaml"), "configuration"))!;
        AssertJson("[]", configuration["processors"]!["cmg-names"]!["allowlist"]!.ToJsonString());
    }

    private static void AssertJson(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);

    private static string Run(string file, string kind)
    {
        // Debian's own Python, which has Debian's modules.
        Oracle.RequireFile("/usr/lib/python3/dist-packages/natsort", "python3-natsort");
        Oracle.RequireFile("/usr/lib/python3/dist-packages/yaml", "python3-yaml");
        var run = ProgramRun.Of(Python, "-c", Driver, file, kind);
        return run.ExitCode == 0 ? run.Output : throw new InvalidOperationException(run.Errors);
    }
}
