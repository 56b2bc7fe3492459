using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>What is typed, understood or not, and the verbs without a spec.</summary>
public class CommandLineTest : Fixture
{
    [Theory]
    [InlineData("validate")]
    [InlineData("show")]
    [InlineData("render")]
    [InlineData("check")]
    [InlineData("init")]
    [InlineData("explain")]
    public void An_unknown_option_is_never_a_file(string verb)
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg(verb, "--nope");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("error CMG5020: Unknown option '--nope'.", run.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData("rendr", "Did you mean 'render'?")]
    [InlineData("render --dryrun", "Did you mean '--dry-run'?")]
    [InlineData("render --as-of tomorrow", "'tomorrow' is no day")]
    [InlineData("show --format yaml", "'yaml' is no format")]
    [InlineData("certificate reqest", "'reqest' is no verb of cmg certificate. Did you mean 'request'?")]
    [InlineData("certificate request --passphrase=hunter2", "certificate request: error CMG5020: Unknown option '--passphrase'.")]
    [InlineData("certificate request --passphrase-file a --passphrase-env b", "exclude each other")]
    [InlineData("certificate request --passphrase-env -hunter2", "What stands after '--passphrase-env' is no variable's name.")]
    [InlineData("render -o", "Required argument missing")]
    public void What_can_t_be_understood_says_what_was_meant(string line, string message)
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg(line.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("render", "changes")]
    [InlineData("check", "changes")]
    [InlineData("show", "gateways")]
    [InlineData("names", "names")]
    [InlineData("certificate request", "requests")]
    public void Json_is_one_document_even_for_a_usage_error(string verb, string array)
    {
        var document = Json([.. verb.Split(' '), "--nope"]);
        Assert.Empty(document[array]!.AsArray());
        Assert.Equal("CMG5020", (string)document["diagnostics"]![0]!["code"]!);
    }

    [Fact]
    public void Json_of_validate_counts()
    {
        Write("cmg.yaml", "domain: contoso.com\nprefix: Granite\nregion: westsu\nttl: 3\n");
        var document = Json("validate");
        Assert.Equal((1, 1), ((int)document["errors"]!, (int)document["warnings"]!));
        Assert.Equal(
            """{"code":"CMG2005","severity":"warning","message":"Prefix 'Granite' has capitals; 'granite' is used. A storage account's name has lower-case letters only.","file":"cmg.yaml","line":2,"column":9,"endLine":2,"endColumn":16,"fix":{"title":"Write 'granite'","line":2,"column":9,"endLine":2,"endColumn":16,"text":"granite","certain":true}}""",
            document["diagnostics"]![0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("nowhere.yaml", "nowhere.yaml(1,1): error CMG5001: ")]
    [InlineData("empty", "empty(1,1): error CMG5003: ")]
    public void A_spec_that_is_not_there(string argument, string message)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "empty"));
        var run = Cmg("validate", argument);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_templates_folder_that_is_not_there()
    {
        Write("cmg.yaml", Minimal);
        Assert.StartsWith("nowhere(1,1): error CMG5011: ", Cmg("render", "--templates", "nowhere").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Init_writes_a_spec_that_validates_and_overwrites_nothing()
    {
        Assert.Equal(0, Cmg("init").ExitCode);
        Assert.Equal(File.ReadAllText(Repository.Path("cmg.sample.yaml")).Replace("$schema=schemas/", "$schema=", StringComparison.Ordinal), Read("cmg.yaml"));
        Assert.Equal(Cmg("schema").Out, Read("cmg.schema.json"));
        Assert.Equal(new CmgRun(0, "1 gateway: 0 errors, 0 warnings\n", ""), Cmg("validate"));

        var again = Cmg("init");
        Assert.Equal((1, ""), (again.ExitCode, again.Out));
        Assert.StartsWith("cmg.yaml(1,1): error CMG5014: ", again.Error, StringComparison.Ordinal);
        Assert.Equal(0, Cmg("init", "specs/contoso.cmg.yaml").ExitCode);
        Assert.Equal(0, Cmg("init", "specs").ExitCode);
        Assert.True(File.Exists(Path.Combine(Folder, "specs/cmg.yaml")));
    }

    [Fact]
    public void Init_writes_no_spec_where_its_schema_can_not_stand()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "folder/cmg.schema.json"));
        Directory.CreateDirectory(Path.Combine(Folder, "nowhere"));
        File.CreateSymbolicLink(Path.Combine(Folder, "nowhere/cmg.schema.json"), "gone");
        Directory.CreateDirectory(Path.Combine(Folder, "loop"));
        File.CreateSymbolicLink(Path.Combine(Folder, "loop/cmg.schema.json"), "cmg.schema.json");
        foreach (var folder in new[] { "folder", "nowhere", "loop" })
        {
            var run = Cmg("init", folder);
            Assert.Equal((1, ""), (run.ExitCode, run.Out));
            Assert.StartsWith($"{folder}/cmg.schema.json(1,1): error CMG5010: ", run.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(Folder, folder, "cmg.yaml")));
        }

        Write("shared/cmg.schema.json", "theirs");
        Write("team/x", "");
        File.CreateSymbolicLink(Path.Combine(Folder, "team/cmg.schema.json"), "../shared/cmg.schema.json");
        Assert.Equal(0, Cmg("init", "team").ExitCode);
        Assert.Equal("theirs", Read("shared/cmg.schema.json"));
    }

    /// <summary>Bytes of an argument that aren't UTF-8 come as U+FFFD, and name something else then.</summary>
    [Fact]
    public void An_argument_that_is_not_in_utf_8_is_told_in_the_form_asked_for()
    {
        Write("cmg.yaml", Minimal);
        Assert.Equal(
            new CmgRun(1, "", "cmg render: error CMG5012: The argument 'o\uFFFD' isn't UTF-8, so that cmg would read or write something else. Rename what is called so.\n"),
            Cmg("render", "-o", "o\uFFFD"));
        Assert.Contains("\"code\": \"CMG5012\"", Cmg("render", "-o", "o\uFFFD", "--format", "json").Out, StringComparison.Ordinal);
        Assert.Equal(["cmg.yaml"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Explain_prints_the_page()
    {
        Assert.Equal(new CmgRun(0, File.ReadAllText(Repository.Path("docs/diagnostics/CMG2004.md")), ""), Cmg("explain", "cmg2004"));
        Assert.Equal(1, Cmg("explain", "CMG2994").ExitCode);
    }

    [Fact]
    public void Schema_prints_the_committed_one()
    {
        Assert.Equal(new CmgRun(0, File.ReadAllText(Repository.Path("schemas/cmg.schema.json")), ""), Cmg("schema"));
        Assert.NotNull(JsonNode.Parse(Cmg("schema").Out));
    }

    [Fact]
    public void Version_is_the_tool_s() => Assert.Equal(new CmgRun(0, Shell.Version + "\n", ""), Cmg("--version"));
}
