using System.Text.Json.Nodes;
using NJsonSchema;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// The objects for ExternalDNS, read by PyYAML and held against what the definition of their kind allows
/// (https://github.com/kubernetes-sigs/external-dns, config/crd/standard/dnsendpoints.externaldns.k8s.io.yaml) and against
/// Kubernetes' rules of names (https://kubernetes.io/docs/concepts/overview/working-with-objects/names).
/// </summary>
public class ExternalDnsTest
{
    private const string Python = "/usr/bin/python3";

    private const string Definition = """
        {
          "type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "metadata", "spec"],
          "properties": {
            "apiVersion": {"const": "externaldns.k8s.io/v1alpha1"},
            "kind": {"const": "DNSEndpoint"},
            "metadata": {
              "type": "object", "additionalProperties": false, "required": ["name", "namespace", "labels"],
              "properties": {
                "name": {"type": "string", "maxLength": 253, "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"},
                "namespace": {"type": "string", "maxLength": 63, "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},
                "labels": {"type": "object", "additionalProperties": {"type": "string", "maxLength": 63, "pattern": "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$"}},
                "annotations": {"type": "object", "additionalProperties": {"type": "string"}}
              }
            },
            "spec": {
              "type": "object", "additionalProperties": false,
              "properties": {
                "endpoints": {
                  "type": "array", "maxItems": 1000,
                  "items": {
                    "type": "object", "additionalProperties": false, "required": ["dnsName", "recordType"],
                    "properties": {
                      "dnsName": {"type": "string", "minLength": 1, "maxLength": 253, "pattern": "^(\\*\\.)?([a-zA-Z0-9_]([-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?\\.)*[a-zA-Z0-9_]([-a-zA-Z0-9_]{0,61}[a-zA-Z0-9_])?\\.?$"},
                      "recordType": {"enum": ["A", "AAAA", "CNAME", "DNAME", "MX", "NAPTR", "NS", "PTR", "SRV", "TLSA", "TXT"]},
                      "recordTTL": {"type": "integer", "minimum": 0, "maximum": 2147483647},
                      "targets": {"type": "array", "minItems": 1, "maxItems": 1000, "items": {"type": "string", "minLength": 1, "maxLength": 4096}}
                    }
                  }
                }
              }
            }
          }
        }
        """;

    public static TheoryData<string> Trees => BaselineTest.Trees;

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Rendered_objects_are_of_their_kind(string tree)
    {
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.Contains("/external-dns/", StringComparison.Ordinal)))
        {
            Assert.Empty(await Validate(Read(Path.Combine(Repository.Path(tree), path))));
        }
    }

    [Fact]
    public async Task Records_labels_and_annotations_arrive()
    {
        using var zone = RenderedZone.Of("""
            domain: contoso.com
            region: westus
            dns:
              ttl: 2147483647
              outputs: [external-dns]
              caa: [{tag: issue, value: digicert.com}]
              internal: {ttl: 1, outputs: [external-dns]}
              externalDns: {namespace: dns-2, labels: {app.kubernetes.io/managed-by: Flux, yes: "no"}, annotations: {contoso.com/note: "a: 'b' # c"}}
            gateways:
              - {prefix: granite2, dns: {acmeChallenge: {delegateTo: granite2.acme.contoso.net}}}
              - {prefix: graniteold, state: retiring}
            """);
        var read = Read(zone.PathOf("external-dns/dnsendpoint.yaml"));

        Assert.Empty(await Validate(read));
        AssertJson(
            """{"name": "cmg-contoso.com", "namespace": "dns-2", "labels": {"app.kubernetes.io/managed-by": "Flux", "yes": "no"}, "annotations": {"contoso.com/note": "a: 'b' # c"}}""",
            read["metadata"]!);
        AssertJson(
            """
            {"endpoints": [
              {"dnsName": "_acme-challenge.granite2.contoso.com", "recordType": "CNAME", "recordTTL": 2147483647, "targets": ["granite2.acme.contoso.net"]},
              {"dnsName": "granite2.contoso.com", "recordType": "CNAME", "recordTTL": 2147483647, "targets": ["granite2.westus.cloudapp.azure.com"]}]}
            """,
            read["spec"]!);
        var inner = Read(zone.PathOf("internal/external-dns/dnsendpoint.yaml"));
        Assert.Equal(("cmg-internal-contoso.com", 1), (inner["metadata"]!["name"]!.GetValue<string>(), inner["spec"]!["endpoints"]!.AsArray().Count));
        Assert.Equal(1, inner["spec"]!["endpoints"]![0]!["recordTTL"]!.GetValue<int>());
    }

    [Fact]
    public async Task More_than_a_thousand_endpoints_are_several_objects()
    {
        var gateways = string.Concat(Enumerable.Range(1, 1001).Select(number => $"  - {{prefix: granite{number}}}\n"));
        using var zone = RenderedZone.Of($"domain: contoso.com\nregion: westus\noutputs: []\ncertificate: {{outputs: []}}\ndns: {{outputs: [external-dns]}}\ngateways:\n{gateways}");

        Assert.Equal(["dnsendpoint-2.yaml", "dnsendpoint.yaml"], zone.Files("external-dns").Order(StringComparer.Ordinal));
        var (first, second) = (Read(zone.PathOf("external-dns/dnsendpoint.yaml")), Read(zone.PathOf("external-dns/dnsendpoint-2.yaml")));
        Assert.Empty((await Validate(first)).Concat(await Validate(second)));
        Assert.Equal(("cmg-contoso.com", "cmg-contoso.com-2"), (first["metadata"]!["name"]!.GetValue<string>(), second["metadata"]!["name"]!.GetValue<string>()));
        Assert.Equal((1000, 1), (first["spec"]!["endpoints"]!.AsArray().Count, second["spec"]!["endpoints"]!.AsArray().Count));
    }

    [Fact]
    public async Task A_zone_whose_last_record_retires_is_an_empty_object()
    {
        using var zone = RenderedZone.Of("domain: contoso.com\nprefix: granitefalls\nregion: westus\nstate: retiring\ndns: {outputs: [external-dns]}\n");
        var read = Read(zone.PathOf("external-dns/dnsendpoint.yaml"));

        Assert.Empty(await Validate(read));
        AssertJson("""{"endpoints": []}""", read["spec"]!);
    }

    private static void AssertJson(string expected, JsonNode actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());

    private static async Task<IEnumerable<string>> Validate(JsonNode read) =>
        (await JsonSchema.FromJsonAsync(Definition, TestContext.Current.CancellationToken)).Validate(read.ToJsonString()).Select(error => error.ToString());

    private static JsonNode Read(string file)
    {
        Oracle.RequireFile("/usr/lib/python3/dist-packages/yaml", "python3-yaml");
        var run = ProgramRun.Of(Python, "-c", "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))", file);
        return JsonNode.Parse(run.ExitCode == 0 ? run.Output : throw new InvalidOperationException(run.Errors))!;
    }
}
