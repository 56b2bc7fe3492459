using CmgIac.Cli.Tests.Commands;
using Xunit;

namespace CmgIac.Cli.Tests.Adoption;

public class RenderAdoptTest : Fixture
{
    private const string Zone = "rendered/zones/contoso.com/bind/records.zone";
    private const string Master = "; by hand\n$TTL 1h\ngranitefalls  IN CNAME  GraniteFalls.westus.cloudapp.azure.com.\n";

    [Fact]
    public void What_says_the_same_is_taken_over()
    {
        Write("cmg.yaml", Minimal);
        Write(Zone, Master);
        Assert.Contains("CMG5005", Cmg("render").Error, StringComparison.Ordinal);

        var dry = Cmg("render", "--adopt", "--dry-run");
        Assert.Equal((0, ""), (dry.ExitCode, dry.Error));
        Assert.Contains("adopt     zones/contoso.com/bind/records.zone\n", dry.Out, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written.\n", dry.Out, StringComparison.Ordinal);
        Assert.Equal(Master, Read(Zone));

        Assert.Equal(0, Cmg("render", "--adopt").ExitCode);
        Assert.Contains("granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\n", Read(Zone), StringComparison.Ordinal);
        Assert.Equal(0, Cmg("check").ExitCode);
    }

    [Fact]
    public void An_edit_that_says_the_same_is_taken_over_too()
    {
        Write("cmg.yaml", Minimal);
        Cmg("render");
        Write(Zone, Master);
        Assert.Contains("CMG5004", Cmg("render").Error, StringComparison.Ordinal);
        var document = Json("render", "--adopt");
        Assert.Equal("update", (string)document["changes"]!.AsArray().Single(change => (string)change!["path"]! == "zones/contoso.com/bind/records.zone")!["change"]!);
        Assert.Equal(0, Cmg("check").ExitCode);
    }

    [Fact]
    public void What_says_something_else_stops_the_run_before_anything_is_written()
    {
        Write("cmg.yaml", Minimal);
        Write(Zone, Master.Replace("1h", "5m", StringComparison.Ordinal));
        Write("rendered/gateways/granitefalls.contoso.com/runbook/runbook.md", "# Ours\n");
        var run = Cmg("render", "--adopt");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        var lines = run.Error.Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("rendered/gateways/granitefalls.contoso.com/runbook/runbook.md(1,1): error CMG5070: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            "rendered/zones/contoso.com/bind/records.zone(1,1): error CMG5070: The file 'rendered/zones/contoso.com/bind/records.zone' isn't taken over, for it says something else than what is rendered: the CNAME at 'granitefalls.contoso.com' is '300 granitefalls.westus.cloudapp.azure.com.', and '3600 granitefalls.westus.cloudapp.azure.com.' is rendered. Put that into the spec or a template, or let it go with '--force'.",
            lines[1]);
        Assert.Equal(2, Files().Count());
    }

    [Fact]
    public void Force_and_adopt_contradict_each_other()
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("render", "--adopt", "--force");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("cmg render: error CMG5020: ", run.Error, StringComparison.Ordinal);
    }
}
