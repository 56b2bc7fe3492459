using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Reports;

/// <summary>The verbs that look for what is wrong, in every machine format: one document, whatever happens.</summary>
public class FormatsTest : FindingFixture
{
    [Theory]
    [MemberData(nameof(Formats))]
    public void Validate_tells_each_diagnostic_once(string format)
    {
        Write("specs/cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: West US\n");
        var run = Cmg("validate", "specs", "--format", format);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var told = Read(format, run.Out);
        Assert.Equal([("error", "CMG2004"), ("error", "CMG2007")], told.Select(item => (item.Level, item.Code)));
        Assert.All(told, item => Assert.Equal(format == "msbuild" ? Path.Combine(Folder, "specs/cmg.yaml") : "specs/cmg.yaml", item.File));
        Assert.StartsWith("Prefix 'granite-falls' has a '-'.", told[0].Message, StringComparison.Ordinal);
        if (format != "junit")
        {
            Assert.Equal([2, 3], told.Select(item => item.Line));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_run_without_findings_is_a_document_too(string format)
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("validate", "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Empty(Read(format, run.Out));
        if (format == "junit")
        {
            var test = Xml(run.Out).Descendants("testcase").Single();
            Assert.Equal(("granitefalls.contoso.com", "validate"), ((string)test.Attribute("classname")!, (string)test.Attribute("name")!));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Check_tells_each_file_that_differs(string format)
    {
        Write("cmg.yaml", Minimal);
        Cmg("render");
        File.AppendAllText(Path.Combine(Folder, "rendered/zones/contoso.com/bind/records.zone"), "; by hand\n");
        File.Delete(Path.Combine(Folder, "rendered/zones/contoso.com/azure/main.bicepparam"));
        Write("cmg.yaml", Minimal + "certificate: {outputs: [certreq]}\nazure: {tags: {a: b}}\n");

        var run = Cmg("check", "--format", format);
        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        var told = Read(format, run.Out);
        Assert.Equal(
            ["CMG5080 zones/contoso.com/bind/records.zone", "CMG5081 zones/contoso.com/azure/main.bicepparam", "CMG5082 gateways/granitefalls.contoso.com/bicep/main.bicepparam", "CMG5083 certificates/granitefalls.contoso.com/openssl/request.cnf"],
            told.Where(item => !item.File.EndsWith("manifest.json", StringComparison.Ordinal) && !item.File.EndsWith("main.bicep", StringComparison.Ordinal))
                .Select(item => $"{item.Code} {item.File.Split("rendered/")[1]}").Order(StringComparer.Ordinal));
        Assert.All(told, item => Assert.Equal("error", item.Level));
        if (format != "junit")
        {
            var lines = Read("rendered/zones/contoso.com/bind/records.zone").Split('\n');
            Assert.Equal("; by hand", lines[told.Single(item => item.Code == "CMG5080").Line - 1]);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Check_tells_what_two_shards_have(string format)
    {
        Write("cmg.yaml", Minimal);
        Cmg("render", "-o", "one");
        Cmg("render", "-o", "two");
        var run = Cmg("check", "--merge", "one", "two", "--format", format);
        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, Read(format, run.Out).Count(item => item.Code == "CMG5084" && item.File.EndsWith("bind/records.zone", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_check_that_finds_nothing_is_fine(string format)
    {
        Write("cmg.yaml", Minimal);
        Cmg("render");
        var run = Cmg("check", "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Empty(Read(format, run.Out));
        Assert.True(format != "junit" || Xml(run.Out).Descendants("testcase").Count() == Files().Count());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Render_tells_its_diagnostics_and_nothing_else(string format)
    {
        Write("cmg.yaml", Minimal + "configmgr: {vmSize: B2s}\n");
        var run = Cmg("render", "--format", format);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotEmpty(Files());
        Assert.Equal(format == "junit" ? [] : ["CMG3034"], Read(format, run.Out).Select(item => item.Code));
        Assert.True(format != "msbuild" || run.Out.StartsWith($"{Folder}/cmg.yaml(5,21): warning CMG3034: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Certificate_check_tells_its_file(string format)
    {
        Write("ours.inf", "[Version]\r\nSignature=\"$Windows NT$\"\r\n[NewRequest]\r\nSubject=\"CN=granitefalls.contoso.com\"\r\n");
        var run = Cmg("certificate", "check", "ours.inf", "--format", format);
        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.All(Read(format, run.Out), item => Assert.EndsWith("ours.inf", item.File, StringComparison.Ordinal));
        Assert.NotEmpty(Read(format, run.Out));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_in_no_file_is_told_too(string format)
    {
        Write("cmg.yaml", Minimal);
        foreach (var line in new[] { "validate --nope", "check --as-of tomorrow", "drift --nope", "certificate check", "render --force --adopt", "validat" })
        {
            var run = Cmg([.. line.Split(' '), "--format", format]);
            Assert.Equal((1, ""), (run.ExitCode, run.Error));
            var told = Assert.Single(Read(format, run.Out));
            Assert.Equal(("error", "CMG5020", format == "gitlab" ? "cmg.yaml" : ""), (told.Level, told.Code, told.File));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_verb_without_findings_says_who_has_the_format(string format)
    {
        Write("cmg.yaml", Minimal);
        foreach (var verb in new[] { "show", "names", "next", "diff --against cmg.yaml", "certificate request", "certificate calendar", "init" })
        {
            var run = Cmg([.. verb.Split(' '), "--format", format]);
            Assert.Equal((1, ""), (run.ExitCode, run.Out));
            Assert.Contains($"This verb has no format '{format}': it is for the verbs that look for what is wrong, 'validate'", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Files_are_known_from_the_repository_s_root(string format)
    {
        Directory.CreateDirectory(Path.Combine(Folder, ".git"));
        Write("infra/specs/cmg.yaml", Minimal.Replace("westus", "West US", StringComparison.Ordinal));
        var run = CmgRun.In(Path.Combine(Folder, "infra"), "validate", "specs", "--format", format);
        Assert.Equal(format == "msbuild" ? Path.Combine(Folder, "infra/specs/cmg.yaml") : "infra/specs/cmg.yaml", Read(format, run.Out).Single().File);
    }

    [Fact]
    public void A_file_outside_of_the_repository_keeps_its_full_path()
    {
        using var elsewhere = new TemporaryFolder();
        var spec = elsewhere.Write("é %.yaml", Minimal.Replace("westus", "West US", StringComparison.Ordinal));
        var location = Results(Cmg("validate", spec, "--format", "sarif").Out).Single()["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Equal("file://" + elsewhere.Path + "/%C3%A9%20%25.yaml", (string)location["uri"]!);
        Assert.Null(location["uriBaseId"]);
    }

    [Fact]
    public void Equal_names_of_tests_are_told_apart()
    {
        Write("cmg.yaml", Minimal + "a: 1\nb: 2\n");
        var names = Xml(Cmg("validate", "--format", "junit").Out).Descendants("testcase").Select(test => (string)test.Attribute("name")!).ToList();
        Assert.Equal(2, names.Count);
        Assert.Equal(names[0] + " (2)", names[1]);
    }

    [Fact]
    public void A_fingerprint_stays_when_lines_move_and_is_no_other_finding_s()
    {
        const string Bad = "gateways:\n  - {prefix: granitefalls, x: 1}\n  - {prefix: graniteridge, x: 1}\n  - {prefix: granitetop,\n     y: 1}\n  - {prefix: granitehill,\n     y: 1}\n";
        var first = Prints("domain: contoso.com\nregion: westus\n" + Bad);
        Assert.Equal(4, first.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(first, Prints("# moved\n\ndomain: contoso.com\n# down\nregion: westus\n" + Bad));

        List<string> Prints(string spec)
        {
            Write("cmg.yaml", spec);
            var printed = JsonNode.Parse(Cmg("validate", "--format", "gitlab").Out)!.AsArray().Select(item => (string)item!["fingerprint"]!).ToList();
            Assert.Equal(printed, Results(Cmg("validate", "--format", "sarif").Out).Select(result => (string)result["partialFingerprints"]!["cmgFinding/v1"]!));
            return printed;
        }
    }

    /// <summary>The examples of docs/formats.md.</summary>
    [Fact]
    public void The_guide_shows_what_is_written()
    {
        var guide = File.ReadAllText(Repository.Path("docs", "formats.md"));
        Write("cmg.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: West US\n");
        Assert.Contains("```text\n" + Cmg("validate", "--format", "github").Out + "```", guide, StringComparison.Ordinal);
        Assert.Contains("```text\n/src" + Cmg("validate", "--format", "msbuild").Out[Folder.Length..] + "```", guide, StringComparison.Ordinal);
        var shown = guide.Split("```json\n").Skip(1).Select(block => JsonNode.Parse(block.Split("```")[0])!.ToJsonString()).ToList();
        Assert.Equal([Results(Cmg("validate", "--format", "sarif").Out).Single().ToJsonString(), JsonNode.Parse(Cmg("validate", "--format", "gitlab").Out)!.ToJsonString()], shown);
    }
}
