using System.Text.Json.Nodes;
using CmgIac.Core.Binding;
using CmgIac.Core.Tests.Text;
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
}
