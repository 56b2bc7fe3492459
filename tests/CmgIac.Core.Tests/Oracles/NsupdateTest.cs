using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>What the files for nsupdate do to a zone of BIND's where others have records too.</summary>
public sealed class NsupdateTest : IDisposable
{
    private const string Spec = """
        domain: contoso.com
        region: westus
        dns:
          ttl: 1h
          outputs: [nsupdate]
          caa: [{tag: issue, value: "letsencrypt.org; validationmethods=dns-01"}, {tag: iodef, value: "mailto:pki@contoso.com"}]
        gateways:
          - {prefix: granite2, dns: {acmeChallenge: {delegateTo: granite2.acme.contoso.net}}}
          - {prefix: granite10}
          - {prefix: graniteold, state: retiring}
          - {prefix: granitenew, state: planned, dns: {acmeChallenge: {delegateTo: granitenew.acme.contoso.net}}}
        """;

    private const string Theirs = "www.contoso.com. 60 IN A 192.0.2.1\nmail.contoso.com. 60 IN CNAME mail.contoso.net.\n";

    private readonly RenderedZone zone = RenderedZone.Of(Spec);

    public void Dispose() => zone.Dispose();

    [Fact]
    public void Records_are_created_beside_those_of_others()
    {
        using var server = NameServer.Start("contoso.com", Theirs);

        var run = server.Update(zone.Read("nsupdate/create.txt"));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com."], server.Query("granite2.contoso.com", "CNAME").Records);
        Assert.Equal(["_acme-challenge.granite2.contoso.com. 3600 IN CNAME granite2.acme.contoso.net."], server.Query("_acme-challenge.granite2.contoso.com", "CNAME").Records);
        Assert.Equal(["granite10.contoso.com. 3600 IN CNAME granite10.westus.cloudapp.azure.com."], server.Query("granite10.contoso.com", "CNAME").Records);
        Assert.Equal(
            ["contoso.com. 3600 IN CAA 0 iodef \"mailto:pki@contoso.com\"", "contoso.com. 3600 IN CAA 0 issue \"letsencrypt.org; validationmethods=dns-01\""],
            server.Query("contoso.com", "CAA").Records.Order(StringComparer.Ordinal));
        Assert.Equal("NXDOMAIN", server.Query("graniteold.contoso.com", "CNAME").Status);
        Assert.Empty(server.Query("granitenew.contoso.com", "CNAME").Records);
        Assert.Single(server.Query("_acme-challenge.granitenew.contoso.com", "CNAME").Records);
        Assert.Single(server.Query("www.contoso.com", "A").Records);
        Assert.Single(server.Query("mail.contoso.com", "CNAME").Records);
    }

    [Fact]
    public void A_second_run_is_refused_record_by_record_and_changes_nothing()
    {
        using var server = NameServer.Start("contoso.com", "");
        server.Update(zone.Read("nsupdate/create.txt"));
        var serial = server.Query("contoso.com", "SOA");

        var again = server.Update(zone.Read("nsupdate/create.txt"));
        Assert.Equal(2, again.ExitCode);
        Assert.Equal(
            ["update failed: YXDOMAIN", "update failed: YXDOMAIN", "update failed: YXDOMAIN", "update failed: YXDOMAIN", "update failed: YXRRSET"],
            ZoneChecker.Lines(again.Errors));
        Assert.Equal(serial.Records, server.Query("contoso.com", "SOA").Records);
    }

    [Theory]
    [InlineData("granite2.contoso.com. 60 IN A 192.0.2.1", "A")]
    [InlineData("granite2.contoso.com. 60 IN TXT \"theirs\"", "TXT")]
    [InlineData("granite2.contoso.com. 60 IN CNAME theirs.contoso.net.", "CNAME")]
    [InlineData("contoso.com. 60 IN CAA 0 issue \"digicert.com\"", "CAA")]
    public void What_others_have_at_a_name_stays_and_the_other_records_are_created(string theirs, string type)
    {
        using var server = NameServer.Start("contoso.com", theirs + "\n");

        Assert.Equal(2, server.Update(zone.Read("nsupdate/create.txt")).ExitCode);
        Assert.Equal([theirs], server.Query(theirs.Split(". ")[0], type).Records);
        Assert.Single(server.Query("granite10.contoso.com", "CNAME").Records);
    }

    [Fact]
    public void A_retiring_record_is_deleted_once_and_alone()
    {
        using var server = NameServer.Start("contoso.com", Theirs + "graniteold.contoso.com. 60 IN CNAME graniteold.westus.cloudapp.azure.com.\n");

        Assert.Equal(0, server.Update(zone.Read("nsupdate/delete.txt")).ExitCode);
        Assert.Equal("NXDOMAIN", server.Query("graniteold.contoso.com", "CNAME").Status);
        Assert.Single(server.Query("www.contoso.com", "A").Records);
        Assert.Single(server.Query("mail.contoso.com", "CNAME").Records);

        var again = server.Update(zone.Read("nsupdate/delete.txt"));
        Assert.Equal((2, "update failed: NXRRSET"), (again.ExitCode, again.Errors.Trim()));
    }

    [Fact]
    public void A_record_of_another_target_is_not_deleted()
    {
        const string theirs = "graniteold.contoso.com. 60 IN CNAME theirs.contoso.net.";
        using var server = NameServer.Start("contoso.com", theirs + "\n");

        Assert.Equal(2, server.Update(zone.Read("nsupdate/delete.txt")).ExitCode);
        Assert.Equal([theirs], server.Query("graniteold.contoso.com", "CNAME").Records);
    }

    [Fact]
    public void Without_the_key_nothing_is_changed()
    {
        using var server = NameServer.Start("contoso.com", "");

        var run = server.Update(zone.Read("nsupdate/create.txt"), isSigned: false);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("REFUSED", run.Errors, StringComparison.Ordinal);
        Assert.Equal("NXDOMAIN", server.Query("granite10.contoso.com", "CNAME").Status);
    }
}
