using CmgIac.Core.Output;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>A fleet large enough to be rendered on several threads, while its files are being written beside their places.</summary>
public class StreamedRenderTest : Fixture
{
    private const int Count = 40;

    /// <summary>A runbook that is right for every gateway but one.</summary>
    private const string OneBad =
        "{{ service_name }} {{ deployment_name }} {{ hand_over.dns.zone }}\n{{ if prefix == \"granite20\" }}{{ hand_over.certificate.subject }} wrong.contoso.com\n{{ end }}";

    private static string Fleet(string more = "") =>
        $"domain: contoso.com\nregion: westus\n{more}gateways:\n" + string.Concat(Enumerable.Range(0, Count).Select(number => $"- prefix: granite{number}\n"));

    [Fact]
    public void An_error_in_one_gateway_leaves_nothing_of_any()
    {
        Write("cmg.yaml", Fleet());
        Write("templates/per-gateway/runbook/runbook.md.sbn", OneBad);

        var run = Cmg("render", "--templates", "templates", "-o", "new/below/rendered");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("granite20.contoso.com/runbook/runbook.md", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder, "new")));
    }

    [Fact]
    public void An_error_in_one_gateway_leaves_what_was_there()
    {
        Write("cmg.yaml", Fleet());
        Cmg("render");
        var before = Everything();
        Write("cmg.yaml", Fleet("dns: {ttl: 300}\n"));
        Write("templates/per-gateway/runbook/runbook.md.sbn", OneBad);

        Assert.Equal(1, Cmg("render", "--templates", "templates").ExitCode);

        Assert.Equal(before, Everything());
    }

    [Fact]
    public void What_was_edited_stops_all_and_leaves_what_was_there()
    {
        Write("cmg.yaml", Fleet());
        Cmg("render");
        Write($"rendered/gateways/granite7.contoso.com/runbook/runbook.md", "mine");
        var before = Everything();
        Write("cmg.yaml", Fleet("azure: {tags: {owner: x}}\n"));

        var run = Cmg("render");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("rendered/gateways/granite7.contoso.com/runbook/runbook.md", run.Error[..run.Error.IndexOf('(', StringComparison.Ordinal)]);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void Files_are_told_in_ordinal_order_and_are_those_of_each_gateway_alone()
    {
        Write("cmg.yaml", Fleet());
        var told = Cmg("render").Out.Split('\n').Where(line => line.StartsWith("create ", StringComparison.Ordinal)).Select(line => line[10..]).ToList();
        Assert.Equal(told.Order(StringComparer.Ordinal), told);
        Assert.Equal(Files().Count(), told.Count);

        Assert.Equal(0, Cmg("render", "--gateway", "granite7.contoso.com", "-o", "one").ExitCode);
        Assert.All(
            Files("one").Where(file => !file.EndsWith(OutputPath.ManifestName, StringComparison.Ordinal)),
            file => Assert.Equal(Read(file), Read("rendered" + file["one".Length..])));
    }

    private List<string> Everything() => [.. Files().Select(file => $"{file}={Read(file)}")];
}
