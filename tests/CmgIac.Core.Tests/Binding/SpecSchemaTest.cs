using System.Text.Json.Nodes;
using CmgIac.Core.Binding;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NJsonSchema;
using Xunit;

namespace CmgIac.Core.Tests.Binding;

public class SpecSchemaTest
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(SpecSchema.Write(), TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    [Fact]
    public void The_schema_s_file_is_what_the_table_of_keys_says() =>
        ExpectedFile.Holds(SpecSchema.Write(), "schemas", "cmg.schema.json");

    [Fact]
    public void The_page_of_keys_is_what_the_table_of_keys_says() =>
        ExpectedFile.Holds(SpecKeysPage.Write(), "docs", "spec.md");

    [Fact]
    public void Every_key_has_a_description()
    {
        Visit(JsonNode.Parse(SpecSchema.Write())!.AsObject());

        static void Visit(JsonObject level)
        {
            foreach (var (name, value) in level["properties"]?.AsObject() ?? [])
            {
                var key = value!.AsObject();
                Assert.True(key.ContainsKey("$ref") || key["description"]?.GetValue<string>().Length > 0, name);
                Visit(key["items"] as JsonObject ?? key);
            }
        }
    }

    [Fact]
    public void Defaults_are_typed()
    {
        var keys = JsonNode.Parse(SpecSchema.Write())!["properties"]!;

        Assert.Equal("1", keys["version"]!["default"]!.ToJsonString());
        Assert.Equal("\"AzurePublicCloud\"", keys["cloud"]!["default"]!.ToJsonString());
        Assert.Equal("false", keys["certificate"]!["properties"]!["wildcard"]!["default"]!.ToJsonString());
        Assert.Equal("[\"azure\",\"bind\"]", keys["dns"]!["properties"]!["outputs"]!["default"]!.ToJsonString());
        Assert.Equal("[]", keys["certificate"]!["properties"]!["alternativeNames"]!["default"]!.ToJsonString());
        Assert.Equal("3600", keys["dns"]!["properties"]!["ttl"]!["default"]!.ToJsonString());
    }

    /// <summary>What binds must validate, so that no editor marks a good spec.</summary>
    [Theory]
    [MemberData(nameof(SpecExamples.Good), MemberType = typeof(SpecExamples))]
    public void What_binds_validates(string spec)
    {
        var bound = Specs.Bind(spec);

        Assert.True(!bound.HasErrors, string.Join('\n', bound.Diagnostics));
        Assert.Empty(Schema.Validate(SpecJson.Write(spec)));
    }

    [Theory]
    [MemberData(nameof(SpecExamples.Bad), MemberType = typeof(SpecExamples))]
    public void What_the_binder_refuses_does_not_validate(string spec)
    {
        Assert.True(Specs.Bind(spec).HasErrors);
        Assert.True(Schema.Validate(SpecJson.Write(spec)).Count > 0, spec);
    }

    /// <summary>Every grammar against the schema's form of it, plain and in quotes.</summary>
    [Property(MaxTest = 5000)]
    public Property Whatever_binds_validates() => Prop.ForAll(
        HostileText.Of("a", "B", "0", "1", "16", "9e9", "2048", "1h", "-", "_", ".", "*.", "xn--", "é", "ß", "PS1", "true", "null", "~", "0x1F", " ", "()", "%", "US", "CMG3007", "2027-01-31"),
        Gen.Elements(
            "domain: ¤", "prefix: ¤", "region: ¤", "organization: ¤", "version: ¤", "deploymentSuffix: ¤", "certificate: {wildcard: ¤}", "certificate: {keyLength: ¤}",
            "certificate: {template: ¤}", "certificate: {alternativeNames: [¤]}", "certificate: {previousCommonName: ¤}", "certificate: {subject: {country: ¤}}", "dns: {ttl: ¤}",
            "dns: {outputs: [¤]}", "dns: {acmeChallenge: {delegateTo: ¤}}", "dns: {caa: [{tag: issue, value: ¤}]}", "azure: {resourceGroup: ¤}", "azure: {resourceGroup: {name: ¤}}",
            "azure: {tags: {¤: a}}", "azure: {tags: {a: ¤}}", "configmgr: {instances: ¤}", "configmgr: {siteCode: ¤}", "configmgr: {siteServer: ¤}",
            "suppress: [{code: ¤, reason: a}]", "suppress: [{code: CMG3007, reason: ¤, until: ~}]", "suppress: [{code: CMG3007, reason: a, until: ¤}]").ToArbitrary(),
        (text, line) =>
        {
            var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
            var others = string.Join('\n', Specs.Minimal.Split('\n').Where(other => !other.StartsWith(key, StringComparison.Ordinal)));
            foreach (var value in new[] { text, $"'{text.Replace("'", "''", StringComparison.Ordinal)}'" })
            {
                var spec = others + line.Replace("¤", value, StringComparison.Ordinal);
                Assert.True(Specs.Bind(spec).HasErrors || Schema.Validate(SpecJson.Write(spec)).Count == 0, spec);
            }
        });
}
