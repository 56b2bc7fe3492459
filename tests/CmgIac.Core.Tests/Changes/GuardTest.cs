using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>What stops a plan, and what is said of one that goes on.</summary>
public class GuardTest
{
    private const string Top = "domain: contoso.com\nregion: westus\n";

    private static string Fleet(int count, string rest = "") =>
        Top + "gateways:\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"  - {{prefix: granite{number}}}\n")) + rest;

    private static string Retiring(int count, int retiring) =>
        Top + "gateways:\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"  - {{prefix: granite{number}{(number <= retiring ? ", state: retiring" : "")}}}\n"));

    [Fact]
    public void A_live_gateway_may_not_disappear()
    {
        using var history = History.Of(Fleet(2), Fleet(1));
        var run = history.Diff("--against", "HEAD");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "HEAD:cmg.yaml(5,14): error CMG8001: The gateway 'granite2.contoso.com' is live, and the spec doesn't have it any more. Let it retire first ('state: retiring'), so that its record goes before it and nobody can take over 'granite2.westus.cloudapp.azure.com'. If record and gateway are gone already, 'cmg diff --allow-removal' lets it go.\n",
            run.Error);
        Assert.Contains("- remove    granite2.contoso.com", run.Out, StringComparison.Ordinal);

        var plan = history.Plan();
        Assert.Equal((1, "CMG8001", 0, null), (plan.Run.ExitCode, plan.Codes[0], plan.Gateways.Length + plan.Records.Length + plan.Certificates.Length, plan.Checksum));
        Assert.Equal((1, ""), (history.Diff("--against", "HEAD", "--format", "nsupdate").ExitCode, history.Diff("--against", "HEAD", "--format", "nsupdate").Out));
        Assert.Equal((0, ""), (history.Diff("--against", "HEAD", "--allow-removal").ExitCode, history.Diff("--against", "HEAD", "--allow-removal").Error));
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("retiring")]
    [InlineData("retired")]
    public void One_in_another_state_may(string state)
    {
        using var history = History.Of(Fleet(1, $"  - {{prefix: graniteold, state: {state}}}\n"), Fleet(1));
        Assert.Equal((0, ""), (history.Diff("--against", "HEAD").ExitCode, history.Diff("--against", "HEAD").Error));
    }

    [Fact]
    public void The_one_new_gateway_may_be_the_one_that_is_gone()
    {
        using var history = History.Of(Top + "prefix: granite\n", Top + "prefix: basalt\n");
        Assert.Contains("If 'basalt.contoso.com' is the same gateway, write 'renamedFrom: granite.contoso.com' there.", history.Diff("--against", "HEAD").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spec_that_is_gone_takes_its_gateways_along()
    {
        using var history = new History().Commit(("a.cmg.yaml", Top + "prefix: granite\n"), ("b.cmg.yaml", Top + "prefix: basalt\n"));
        File.Delete(Path.Combine(history.Path, "b.cmg.yaml"));
        Assert.Equal(["CMG8001"], history.Plan("b.cmg.yaml").Codes);
        Assert.Equal(["CMG8001"], history.Plan(".").Codes);
        Assert.Equal(["remove basalt.contoso.com"], history.Plan("b.cmg.yaml", "--allow-removal").Gateways);
        Assert.Equal(["CMG5001"], history.Plan("c.cmg.yaml").Codes);
    }

    [Fact]
    public void The_prefix_that_is_proposed_is_no_gateway_s()
    {
        const string gateways = "gateways: [{prefix: basalt, region: westus}, {prefix: granite1, region: westus}, {prefix: granite3, region: westus}, {prefix: granite2, region: westus}]\n";
        using var history = History.Of("domain: contoso.com\n" + gateways, "domain: contoso.com\n" + gateways.Replace("westus", "eastus", StringComparison.Ordinal));
        var lines = history.Diff("--against", "HEAD").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([false, true, true, true], lines.Select(line => line.Contains("'granite4'", StringComparison.Ordinal)));
        Assert.Contains("'basalt2'", lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CMG8002", "prefix: granite\n", "prefix: granite\nstate: retired\n", "warning")]
    [InlineData("CMG8002", "prefix: granite\n", "prefix: granite\nstate: planned\n", "warning")]
    [InlineData("CMG8007", "prefix: granite\n", "gateways:\n  - {prefix: granite}\n  - {prefix: basalt, renamedFrom: grnite.contoso.com}\n", "warning")]
    [InlineData("CMG8007", "prefix: granite\n", "gateways:\n  - {prefix: granite}\n  - {prefix: basalt, renamedFrom: granite.contoso.com}\n", "warning")]
    [InlineData("CMG8003", "prefix: granite\n", "prefix: granite\nazure: {resourceGroup: rg-other}\n", "warning")]
    public void A_warning_stops_nothing(string code, string before, string after, string severity)
    {
        using var history = History.Of(Top + before, Top + after);
        var run = history.Diff("--against", "HEAD");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains($": {severity} {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(10, 3, new string[0], 0)]
    [InlineData(10, 4, new string[0], 1)]
    [InlineData(9, 9, new string[0], 0)]
    [InlineData(20, 7, new[] { "--max-delete-percent", "35" }, 0)]
    [InlineData(20, 7, new[] { "--max-delete-percent", "34" }, 1)]
    [InlineData(4, 1, new[] { "--max-delete-percent", "0" }, 1)]
    [InlineData(4, 0, new[] { "--max-delete-percent", "0" }, 0)]
    [InlineData(10, 10, new[] { "--max-delete-percent", "100" }, 0)]
    [InlineData(4, 2, new[] { "--max-changes", "2" }, 0)]
    [InlineData(4, 2, new[] { "--max-changes", "1" }, 1)]
    [InlineData(4, 0, new[] { "--max-changes", "0" }, 0)]
    public void Too_many_deletions_or_changes_stop(int records, int deleted, string[] options, int exitCode)
    {
        using var history = History.Of(Fleet(records), Retiring(records, deleted));
        var run = history.Diff(["--against", "HEAD", .. options]);
        Assert.Equal((exitCode, exitCode == 1), (run.ExitCode, run.Error.Contains(options is ["--max-changes", _] ? "CMG8004" : "CMG8005", StringComparison.Ordinal)));
    }

    [Fact]
    public void Internal_records_count_by_themselves()
    {
        using var history = History.Of(Fleet(10).Replace("gateways:", "dns: {internal: {ttl: 60}}\ngateways:", StringComparison.Ordinal), Retiring(10, 4).Replace("gateways:", "dns: {internal: {ttl: 60}}\ngateways:", StringComparison.Ordinal));
        var error = history.Diff("--against", "HEAD").Error;
        Assert.Contains("of the 10 records in zone 'contoso.com' are deleted", error, StringComparison.Ordinal);
        Assert.Contains("of the 10 records in internal zone 'contoso.com' are deleted", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_that_was_reviewed_is_expected()
    {
        using var history = History.Of(Fleet(2), Retiring(2, 1));
        var checksum = history.Plan().Checksum!;
        Assert.Matches("^[0-9a-f]{64}$", checksum);
        Assert.EndsWith($"Checksum {checksum}\n", history.Diff("--against", "HEAD").Out, StringComparison.Ordinal);
        Assert.Equal(0, history.Diff("--against", "HEAD", "--expect", checksum).ExitCode);
        Assert.Equal(2, history.Diff("--against", "HEAD", "--expect", checksum.ToUpperInvariant(), "--exit-code").ExitCode);

        history.Folder.Write("cmg.yaml", Retiring(2, 2));
        var other = history.Diff("--against", "HEAD", "--expect", checksum);
        Assert.Equal((1, true), (other.ExitCode, other.Error.Contains("error CMG8006: ", StringComparison.Ordinal)));
        Assert.Contains("is no checksum", history.Diff("--against", "HEAD", "--expect", checksum[..12]).Error, StringComparison.Ordinal);
    }

    /// <summary>Where files lie, how gateways are ordered, and which others there are, makes no difference.</summary>
    [Fact]
    public void The_checksum_is_of_the_changes_alone()
    {
        using var one = History.Of(Fleet(2), Retiring(2, 1));
        using var other = new History().Commit(
            ("specs/b.cmg.yaml", Top + "gateways:\n  - prefix: granite1\n"), ("specs/a.cmg.yaml", "# two\n" + Top + "gateways: [{prefix: granite2}, {prefix: granite3}]\n"));
        other.Folder.Write("specs/b.cmg.yaml", Top + "gateways:\n  - {state: retiring, prefix: granite1}\n");
        Assert.Equal(one.Plan().Checksum, other.Plan("specs").Checksum);

        other.Folder.Write("specs/b.cmg.yaml", Top + "gateways:\n  - {state: retiring, prefix: granite1, dns: {ttl: 60}}\n");
        Assert.NotEqual(one.Plan().Checksum, other.Plan("specs").Checksum);
    }

    /// <summary>What is new was reviewed with all its settings.</summary>
    [Fact]
    public void A_new_gateway_counts_as_a_whole()
    {
        using var history = History.Of(Fleet(1), Fleet(1, "  - {prefix: basalt}\n"));
        var small = history.Plan().Checksum;
        history.Folder.Write("cmg.yaml", Fleet(1, "  - {prefix: basalt, configmgr: {instances: 16}}\n"));
        Assert.NotEqual(small, history.Plan().Checksum);
    }

    [Fact]
    public void More_than_a_hundred_are_counted()
    {
        using var history = History.Of(Fleet(112), Fleet(10));
        Assert.Contains("error CMG8099: … and 2 more.", history.Diff("--against", "HEAD", "--max-delete-percent", "100").Error, StringComparison.Ordinal);
    }
}
