using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Reports;

/// <summary>SARIF logs, judged by the Sarif SDK and by what GitHub asks of them.</summary>
public partial class SarifTest : FindingFixture
{
    private const string Bad = "domain: contoso.com\nprefix: granite-falls\nregion: West US\n";

    /// <summary>
    /// What the SDK would like and cmg can't or won't say: an address of the project, messages by identifiers, the commit, and the source's text.
    /// </summary>
    private static readonly string[] Passed = ["SARIF2002", "SARIF2003", "SARIF2005", "SARIF2006", "SARIF2010", "SARIF2011", "SARIF2012"];

    /// <summary>It would ask the network whether the schema's address answers.</summary>
    private static readonly Dictionary<string, string> WithoutNetwork = new(StringComparer.Ordinal) { ["HTTPS_PROXY"] = "http://127.0.0.1:9", ["HTTP_PROXY"] = "http://127.0.0.1:9" };

    [Fact]
    public void The_Sarif_SDK_finds_nothing_to_mend()
    {
        Write("cmg.yaml", Minimal + "configmgr: {vmSize: B2s}\n");
        Write("bad.yaml", Bad);
        Write("ours.inf", "[Version]\r\nSignature=\"$Windows NT$\"\r\n[NewRequest]\r\nSubject=\"CN=granitefalls.contoso.com\"\r\n");
        Cmg("render");
        File.AppendAllText(Path.Combine(Folder, "rendered/zones/contoso.com/bind/records.zone"), "; by hand\n");
        var number = 0;
        foreach (var line in new[] { "validate", "validate bad.yaml", "validate nowhere.yaml", "validate --nope", "check", "certificate check ours.inf", "drift --no-tls --server 127.0.0.1:9 --resolver 127.0.0.1:9" })
        {
            Write($"logs/{number++}.sarif", Cmg([.. line.Split(' '), "--format", "sarif"]).Out);
        }

        Write("logs/hostile.sarif", Write(ReportFormat.Sarif, "a\u0001\n\"b\" {0}", "ä ö/[x] %.yaml", null, "granitefalls.contoso.com"));
        var report = Path.Combine(Folder, "report.sarif");
        var run = Multitool("validate", Path.Combine(Folder, "logs", "*.sarif"), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note", "--log", "ForceOverwrite", "--output", report);
        var judged = JsonNode.Parse(File.ReadAllText(report))!["runs"]![0]!;
        Assert.Equal([], judged["results"]!.AsArray().Where(result => !IsPassed(result!)).Select(result => result!.ToJsonString()));
        // It did look.
        Assert.Contains(judged["results"]!.AsArray(), result => (string)result!["ruleId"]! == "SARIF2005");
        Assert.Contains($"{number + 1} files scanned", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hashes_of_lines_are_the_SDK_s()
    {
        Write("bad.yaml", Bad);
        var log = Cmg("validate", "bad.yaml", "--format", "sarif").Out;
        var bare = JsonNode.Parse(log)!;
        foreach (var result in bare["runs"]![0]!["results"]!.AsArray())
        {
            result!.AsObject().Remove("partialFingerprints");
        }

        bare["runs"]![0]!["originalUriBaseIds"]!["%SRCROOT%"]!["uri"] = $"file://{Folder}/";
        Write("bare.sarif", bare.ToJsonString());
        var rewritten = Path.Combine(Folder, "rewritten.sarif");
        Multitool("rewrite", Path.Combine(Folder, "bare.sarif"), "--insert", "RollingHashPartialFingerprints", "--log", "ForceOverwrite", "--output", rewritten);
        Assert.Equal(Results(log).Select(Hash), Results(File.ReadAllText(rewritten)).Select(Hash));

        static string Hash(JsonNode result) => (string)result["partialFingerprints"]!["primaryLocationLineHash"]!;
    }

    [Fact]
    public void A_log_is_the_same_on_every_machine_and_day()
    {
        Write("cmg.yaml", Bad);
        var log = Cmg("validate", "--format", "sarif").Out;
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("cmg.yaml", Bad);
        Assert.Equal(log, CmgRun.With(shell => shell with { Today = new(2030, 1, 1) }, elsewhere.Path, "validate", "--format", "sarif").Out);
        Assert.DoesNotContain(Folder, log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_has_its_rule_place_prints_and_fix()
    {
        Write("cmg.yaml", Bad);
        var run = Run(Cmg("validate", "--format", "sarif").Out);
        Assert.Equal(["CMG2004", "CMG2007"], run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => (string)rule!["id"]!));
        var result = run["results"]![1]!;
        Assert.Equal(("CMG2007", 1), ((string)result["ruleId"]!, (int)result["ruleIndex"]!));
        Assert.Equal("""{"startLine":3,"startColumn":9,"endLine":3,"endColumn":16}""", result["locations"]![0]!["physicalLocation"]!["region"]!.ToJsonString());
        Assert.Equal("""{"uri":"cmg.yaml","uriBaseId":"%SRCROOT%"}""", result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!.ToJsonString());
        Assert.Equal("westus", (string)result["fixes"]![0]!["artifactChanges"]![0]!["replacements"]![0]!["insertedContent"]!["text"]!);
        Assert.Equal((true, 1), ((bool)run["invocations"]![0]!["executionSuccessful"]!, (int)run["invocations"]![0]!["exitCode"]!));
        Assert.Equal("cmg-validate/", (string)run["automationDetails"]!["id"]!);
    }

    /// <summary>A fix that is put in where the log says heals the spec.</summary>
    [Fact]
    public void A_fix_heals()
    {
        Write("cmg.yaml", Minimal.Replace("westus", "West US", StringComparison.Ordinal));
        var change = Results(Cmg("validate", "--format", "sarif").Out).Single()["fixes"]![0]!["artifactChanges"]![0]!["replacements"]![0]!;
        var (region, lines) = (change["deletedRegion"]!, Read("cmg.yaml").Split('\n'));
        var line = (int)region["startLine"]! - 1;
        lines[line] = lines[line][..((int)region["startColumn"]! - 1)] + (string)change["insertedContent"]!["text"]! + lines[line][((int)region["endColumn"]! - 1)..];
        Write("cmg.yaml", string.Join('\n', lines));
        Assert.Equal(0, Cmg("validate").ExitCode);
    }

    [Fact]
    public void A_finding_of_drift_names_its_gateways()
    {
        Write("cmg.yaml", Minimal);
        var run = Run(Cmg("drift", "--no-tls", "--server", "127.0.0.1:9", "--resolver", "127.0.0.1:9", "--format", "sarif").Out);
        Assert.All(run["results"]!.AsArray(), result =>
            Assert.Equal("granitefalls.contoso.com", (string)result!["locations"]![0]!["logicalLocations"]![0]!["fullyQualifiedName"]!));
        // A resolver that is silent stands in no file.
        Assert.All(run["results"]!.AsArray(), result => Assert.Equal("cmg.yaml", (string)result!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!));
        Assert.Contains(run["results"]!.AsArray(), result => ((string)result!["message"]!["text"]!).StartsWith("127.0.0.1:9: What the resolver says", StringComparison.Ordinal));
    }

    /// <summary>GitHub's limits for a rule, and the SDK's form of a name, for every page there is.</summary>
    [Fact]
    public void Every_page_makes_a_rule() => Assert.All(
        Directory.GetFiles(Repository.Path("docs", "diagnostics"), "CMG*.md").Select(path => RulePage.Of(Path.GetFileNameWithoutExtension(path)!)!),
        page =>
        {
            Assert.Matches(PascalCase(), page.Name);
            Assert.InRange(page.Name.Length, 1, 255);
            Assert.InRange(page.Sentence.Length, 1, 1024);
            Assert.NotEmpty(page.Meaning);
            Assert.DoesNotContain("](", page.Body, StringComparison.Ordinal);
        });

    private static ProgramRun Multitool(params string[] arguments)
    {
        var program = Oracle.RequireOfNpm("@microsoft", "sarif-multitool-linux", "Sarif.Multitool");
        if (!OperatingSystem.IsWindows())
        {
            // npm leaves that to a script of the package's, which nobody runs.
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return ProgramRun.With(WithoutNetwork, program, arguments);
    }

    private static bool IsPassed(JsonNode result) => Passed.Contains((string)result["ruleId"]!, StringComparer.Ordinal)
        // The one thing of this rule that is let pass: there is no address of a page.
        && ((string)result["ruleId"]! != "SARIF2012" || result.ToJsonString().Contains("HelpUri", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^([A-Z][a-z0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PascalCase();
}
