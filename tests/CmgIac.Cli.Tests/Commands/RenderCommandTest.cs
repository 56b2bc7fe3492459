using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>Rendering and checking as a user types them.</summary>
public class RenderCommandTest : Fixture
{
    private const string Inf = "rendered/certificates/granitefalls.contoso.com/certreq/request.inf";
    private const string Zone = "rendered/zones/contoso.com/bind/records.zone";

    [Fact]
    public void Renders_then_finds_nothing_to_do()
    {
        Write("cmg.yaml", Minimal);
        Assert.Equal(0, Cmg("render").ExitCode);
        Assert.Equal(16, Files().Count());
        Assert.Equal(new CmgRun(0, "16 files: 16 unchanged.\n", ""), Cmg("render"));
        Assert.Equal(new CmgRun(0, "16 files: 16 unchanged.\n", ""), Cmg("check"));
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("render", "--dry-run");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("create    zones/contoso.com/bind/records.zone\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("16 files: 16 create. Nothing was written.\n", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder, "rendered")));
    }

    [Fact]
    public void An_error_in_one_spec_writes_nothing_of_any()
    {
        Write("a.cmg.yaml", Minimal);
        Write("b.cmg.yaml", "domain: contoso.com\nprefix: granite_ridge\nregion: westus\n");
        var run = Cmg("render", ".");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("b.cmg.yaml(2,9): error CMG2004: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public void Check_names_each_difference_and_shows_it()
    {
        Write("cmg.yaml", Minimal);
        Cmg("render");
        File.AppendAllText(Path.Combine(Folder, Zone), "; mine\n");
        File.Delete(Path.Combine(Folder, Inf));
        Write("cmg.yaml", Minimal + "dns: {ttl: 300}\n");

        var run = Cmg("check");
        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.Contains("missing   certificates/granitefalls.contoso.com/certreq/request.inf\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("edited    zones/contoso.com/bind/records.zone\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("stale     zones/contoso.com/azure/main.bicep\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n-    TTL: 3600\n+    TTL: 300\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n-; mine\n", run.Out, StringComparison.Ordinal);

        var changes = Json("check")["changes"]!.AsArray().ToDictionary(item => (string)item!["path"]!, item => (string)item!["change"]!);
        Assert.Equal("edited", changes["zones/contoso.com/bind/records.zone"]);
        Assert.Equal("stale", changes["zones/contoso.com/cmg.manifest.json"]);
        Assert.Equal("unchanged", changes[".gitattributes"]);
    }

    [Fact]
    public void An_edited_file_stops_the_run_and_force_overrules()
    {
        Write("cmg.yaml", Minimal);
        Cmg("render");
        File.AppendAllText(Path.Combine(Folder, Zone), "; mine\n");
        Write("cmg.yaml", Minimal + "dns: {ttl: 300}\n");

        var refused = Cmg("render");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Out));
        Assert.Contains($"{Zone}(1,1): error CMG5004: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("TTL: 3600", Read("rendered/zones/contoso.com/azure/main.bicep"), StringComparison.Ordinal);

        Assert.Equal(0, Cmg("render", "--force").ExitCode);
        Assert.Equal(0, Cmg("check").ExitCode);
    }

    [Fact]
    public void A_gateway_that_is_gone_goes()
    {
        const string head = "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n";
        Write("cmg.yaml", head + "  - {prefix: graniteridge}\n");
        Cmg("render");
        Write("cmg.yaml", head);
        Assert.Contains("orphaned  gateways/graniteridge.contoso.com/bicep/main.bicep\n", Cmg("check").Out, StringComparison.Ordinal);
        Assert.Equal(0, Cmg("render").ExitCode);
        Assert.False(Directory.Exists(Path.Combine(Folder, "rendered/gateways/graniteridge.contoso.com")));
        Assert.DoesNotContain("graniteridge", Read(Zone), StringComparison.Ordinal);
    }

    [Fact]
    public void Narrowed_to_a_gateway_the_zone_still_has_all_records()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: graniteridge}\n");
        Assert.Equal(0, Cmg("render", "--gateway", "graniteridge.contoso.com").ExitCode);
        Assert.Equal(["graniteridge.contoso.com"], Directory.GetDirectories(Path.Combine(Folder, "rendered/gateways")).Select(Path.GetFileName));
        Assert.Contains("granitefalls.contoso.com. 3600 IN CNAME", Read(Zone), StringComparison.Ordinal);
        Assert.Equal(0, Cmg("render").ExitCode);
        Assert.Equal(0, Cmg("check", "--gateway", "granitefalls.contoso.com").ExitCode);
    }

    [Theory]
    [InlineData("per-certificate/certreq/request.inf.sbn", "[Version]\nSignature = \"$Windows NT$\"\n[NewRequest]\nSubject = {{ subject }}\n", "CMG402")]
    [InlineData("per-zone/bind/records.zone.sbn", "{{ for r in records }}{{ r.owner }} {{ r.ttl }} IN CNAME evil.example.net.\n{{ end }}", "CMG4032")]
    [InlineData("per-zone/bind/records.zone.sbn", "{{ records.nope }}", "CMG4002")]
    [InlineData("per-zone/bind/records.zone.sbn", "{{ for", "CMG4001")]
    public void A_template_that_breaks_the_agreement_is_an_error_at_the_template(string path, string template, string code)
    {
        Write("cmg.yaml", Minimal);
        Write("mine/" + path, template);
        var run = Cmg("render", "--templates", "mine");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.All(run.Error.TrimEnd().Split('\n'), line => Assert.StartsWith($"mine/{path}(", line, StringComparison.Ordinal));
        Assert.Contains($": error {code}", run.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public void Templates_of_the_spec_stand_beside_it()
    {
        Write("specs/cmg.yaml", Minimal + "templates: mine\noutputs: [bicep, handout]\n");
        Write("specs/mine/per-gateway/handout/Read me.md.sbn", "# {{ service_name }}\n");
        Write("specs/mine/README.md", "not a template");
        Assert.Equal(new CmgRun(0, "", ""), Cmg("render", "specs") with { Out = "" });
        Assert.Equal("# `granitefalls.contoso.com`\n", Read("rendered/gateways/granitefalls.contoso.com/handout/Read me.md"));
    }

    [Fact]
    public void The_calendar_breaks_validation_and_never_a_render()
    {
        Write("cmg.yaml", Minimal + "configmgr: {vmSize: B2s}\nsuppress: [{code: CMG3034, reason: a lab, until: 2027-01-31}]\n");
        Assert.Equal(new CmgRun(0, "1 gateway: 0 errors, 0 warnings\n", ""), Cmg("validate"));
        Assert.Contains("warning CMG3041:", Cmg("validate", "--as-of", "2027-01-01").Error, StringComparison.Ordinal);

        var late = Cmg("validate", "--as-of", "2027-02-01");
        Assert.Equal(1, late.ExitCode);
        Assert.Contains("error CMG3042:", late.Error, StringComparison.Ordinal);
        Assert.Contains("warning CMG3034:", late.Error, StringComparison.Ordinal);
        Assert.Equal(0, Cmg("render", "--as-of", "2027-02-01").ExitCode);
    }
}
