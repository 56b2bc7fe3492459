using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>The plan as nsupdate's input, applied to a real zone where others have records too.</summary>
public sealed class NsupdatePlanTest : IDisposable
{
    private const string Top = "domain: contoso.com\nregion: westus\n";

    private const string Before = Top + """
        dns: {ttl: 1h, caa: [{tag: issue, value: digicert.com}]}
        gateways:
          - {prefix: granite1}
          - {prefix: granite2}
          - {prefix: granite3}
          - {prefix: granite4, state: planned}
        """;

    private const string After = Top + """
        dns: {ttl: 1h, caa: [{tag: issue, value: "letsencrypt.org; validationmethods=dns-01"}, {tag: iodef, value: "mailto:pki@contoso.com"}]}
        gateways:
          - {prefix: granite1, state: retiring}
          - {prefix: granite2, region: westeurope}
          - {prefix: granite3, dns: {ttl: 60}}
          - {prefix: granite4, dns: {acmeChallenge: {delegateTo: granite4.acme.contoso.net}}}
        """;

    private const string Zone = """
        contoso.com. 3600 IN CAA 0 issue "digicert.com"
        granite1.contoso.com. 3600 IN CNAME granite1.westus.cloudapp.azure.com.
        granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.
        granite3.contoso.com. 3600 IN CNAME granite3.westus.cloudapp.azure.com.
        www.contoso.com. 60 IN A 192.0.2.1

        """;

    private readonly History history = History.Of(Before, After);

    public void Dispose() => history.Dispose();

    [Fact]
    public void The_plan_is_applied_and_a_second_time_refused()
    {
        using var server = NameServer.Start("contoso.com", Zone);
        var commands = Updates();
        // One send a record, and one for the whole of the apex's CAA records.
        Assert.Equal(6, commands.Split('\n').Count(line => line == "send"));

        var run = server.Update(commands);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("NXDOMAIN", server.Query("granite1.contoso.com", "CNAME").Status);
        Assert.Equal(["granite2.contoso.com. 3600 IN CNAME granite2.westeurope.cloudapp.azure.com."], server.Query("granite2.contoso.com", "CNAME").Records);
        Assert.Equal(["granite3.contoso.com. 60 IN CNAME granite3.westus.cloudapp.azure.com."], server.Query("granite3.contoso.com", "CNAME").Records);
        Assert.Equal(["granite4.contoso.com. 3600 IN CNAME granite4.westus.cloudapp.azure.com."], server.Query("granite4.contoso.com", "CNAME").Records);
        Assert.Equal(["_acme-challenge.granite4.contoso.com. 3600 IN CNAME granite4.acme.contoso.net."], server.Query("_acme-challenge.granite4.contoso.com", "CNAME").Records);
        Assert.Equal(
            ["contoso.com. 60 IN CAA 0 iodef \"mailto:pki@contoso.com\"", "contoso.com. 60 IN CAA 0 issue \"letsencrypt.org; validationmethods=dns-01\""],
            server.Query("contoso.com", "CAA").Records.Order(StringComparer.Ordinal));
        Assert.Single(server.Query("www.contoso.com", "A").Records);

        // Only the TTL of a record that is as it should be can be set again.
        var again = server.Update(commands);
        Assert.Equal(2, again.ExitCode);
        Assert.Equal(
            ["update failed: NXRRSET", "update failed: NXRRSET", "update failed: NXRRSET", "update failed: YXDOMAIN", "update failed: YXDOMAIN"],
            ZoneChecker.Lines(again.Errors).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("granite1.contoso.com. 3600 IN CNAME theirs.contoso.net.")]
    [InlineData("granite2.contoso.com. 3600 IN CNAME theirs.contoso.net.")]
    [InlineData("granite3.contoso.com. 3600 IN CNAME theirs.contoso.net.")]
    [InlineData("granite4.contoso.com. 3600 IN A 192.0.2.4")]
    [InlineData("contoso.com. 3600 IN CAA 0 issue \"theirs.example\"")]
    public void What_is_not_as_the_plan_takes_it_to_be_stays(string theirs)
    {
        var owner = theirs.Split(". ")[0];
        var zone = string.Join('\n', Zone.Split('\n').Where(line => !line.StartsWith(owner + ". ", StringComparison.Ordinal))) + theirs + "\n";
        using var server = NameServer.Start("contoso.com", zone);

        Assert.Equal(2, server.Update(Updates()).ExitCode);
        Assert.Equal([theirs], server.Query(owner, theirs.Split(' ')[3]).Records);
        var others = new[] { "granite2", "granite3" }.First(name => !owner.StartsWith(name, StringComparison.Ordinal));
        Assert.DoesNotContain(" 3600 IN CNAME " + others + ".westus.", server.Query(others + ".contoso.com", "CNAME").Records[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_step_has_its_own_records()
    {
        using var server = NameServer.Start("contoso.com", Zone);
        Assert.Equal(0, server.Update(Updates("--only", "issuer")).ExitCode);
        Assert.Single(server.Query("_acme-challenge.granite4.contoso.com", "CNAME").Records);
        Assert.Equal("NXDOMAIN", server.Query("granite4.contoso.com", "A").Records.IsEmpty ? "NXDOMAIN" : "there");
        Assert.Equal(0, server.Update(Updates("--only", "create")).ExitCode);
        Assert.Single(server.Query("granite4.contoso.com", "CNAME").Records);
        Assert.Equal(0, server.Update(Updates("--only", "update")).ExitCode);
        Assert.Single(server.Query("granite1.contoso.com", "CNAME").Records);
        Assert.Equal(0, server.Update(Updates("--only", "delete")).ExitCode);
        Assert.Equal("NXDOMAIN", server.Query("granite1.contoso.com", "CNAME").Status);
        Assert.Contains("is no value of '--only'", history.Diff("--against", "HEAD", "--only", "all").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Internal_records_are_for_another_server()
    {
        using var split = History.Of(Top + "prefix: granite\n", Top + "prefix: granite\ndns: {ttl: 60, internal: {ttl: 30}}\n");
        var run = split.Diff("--against", "HEAD", "--format", "nsupdate");
        Assert.Equal("cmg diff: warning CMG8008: 1 record of internal zones isn't printed, because another server has the zone. Print them by '--internal', for that server.\n", run.Error);
        Assert.DoesNotContain(" 30 IN CNAME", run.Out, StringComparison.Ordinal);

        var inner = split.Diff("--against", "HEAD", "--format", "nsupdate", "--internal");
        Assert.Contains("CMG8008", inner.Error, StringComparison.Ordinal);
        using var server = NameServer.Start("contoso.com", "");
        Assert.Equal(0, server.Update(inner.Out).ExitCode);
        Assert.Equal(["granite.contoso.com. 30 IN CNAME granite.westus.cloudapp.azure.com."], server.Query("granite.contoso.com", "CNAME").Records);
    }

    [Fact]
    public void Without_a_change_nothing_is_sent()
    {
        using var same = History.Of(Before, Before);
        using var server = NameServer.Start("contoso.com", Zone);
        var run = same.Diff("--against", "HEAD", "--format", "nsupdate");
        Assert.Contains("; No record changes.", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, server.Update(run.Out).ExitCode);
        Assert.Equal(["granite1.contoso.com. 3600 IN CNAME granite1.westus.cloudapp.azure.com."], server.Query("granite1.contoso.com", "CNAME").Records);
    }

    private string Updates(params string[] options)
    {
        var run = history.Diff(["--against", "HEAD", "--format", "nsupdate", .. options]);
        Assert.Equal(0, run.ExitCode);
        return run.Out;
    }
}
