using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>The script for Windows DNS, run by PowerShell's engine against stand-ins for the module's documented cmdlets.</summary>
public sealed class DnsServerScriptTest : IDisposable
{
    private const string Spec = """
        domain: contoso.com
        region: westus
        dns:
          ttl: 1h
          outputs: [windows]
          internal: {ttl: 5m, windowsServer: dc01.corp.contoso.com, zoneScope: Bob's scope}
        gateways:
          - {prefix: granite2, dns: {acmeChallenge: {delegateTo: granite2.acme.contoso.net}}}
          - {prefix: granite, domain: corp.contoso.com, dns: {zone: contoso.com, ttl: 2147483647}}
          - {prefix: graniteold, state: retiring}
        """;

    private const string Caa = "dns: {outputs: [windows], ttl: 1h, caa: [{tag: issue, value: digicert.com}, {tag: iodef, value: \"mailto:pki@contoso.com\"}]}\n";

    private const string DigiCert = "0005697373756564696769636572742e636f6d";
    private const string Report = "0005696f6465666d61696c746f3a706b6940636f6e746f736f2e636f6d";

    private static readonly string[] Wanted =
    [
        "_acme-challenge.granite2 3600 CNAME granite2.acme.contoso.net.",
        "granite.corp 2147483647 CNAME granite.westus.cloudapp.azure.com.",
        "granite2 3600 CNAME granite2.westus.cloudapp.azure.com.",
    ];

    private readonly StandInDnsServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public void Records_are_added_with_a_time_span_and_a_second_run_changes_nothing()
    {
        var script = Script(Spec);
        server.AddZone("contoso.com", "www 60 A 192.0.2.1");

        var first = server.Run(script);
        Assert.Null(first.Error);
        Assert.Equal([.. Wanted, "www 60 A 192.0.2.1"], server.Records("contoso.com"));
        Assert.Equal(["Add-DnsServerResourceRecordCName"], server.Changes.Select(call => call.Command).Distinct());
        Assert.All(server.Changes, call => Assert.IsType<TimeSpan>(call.Bound["TimeToLive"]));
        Assert.Equal("granite2.westus.cloudapp.azure.com", server.Changes[^1].Bound["HostNameAlias"]);

        var second = server.Run(script);
        Assert.Null(second.Error);
        Assert.Equal(3, server.Changes.Length);
        Assert.Equal(3, second.Output.Count(line => line.EndsWith("is there already.", StringComparison.Ordinal)));
        Assert.Contains("graniteold: is gone already.", second.Output);
    }

    [Fact]
    public void The_internal_set_goes_to_the_specs_server_and_scope()
    {
        const string zone = "dc01.corp.contoso.com|contoso.com|Bob's scope";
        server.AddZone(zone);

        Assert.Null(server.Run(Script(Spec, "internal/")).Error);
        Assert.Equal(
            ["granite.corp 300 CNAME granite.westus.cloudapp.azure.com.", "granite2 300 CNAME granite2.westus.cloudapp.azure.com."], server.Records(zone));
        Assert.All(server.Calls, call => Assert.Equal(("dc01.corp.contoso.com", "Bob's scope", "contoso.com"), (call.Bound["ComputerName"], call.Bound["ZoneScope"], call.Bound["ZoneName"])));
    }

    [Fact]
    public void Another_server_and_scope_may_be_given()
    {
        server.AddZone("dc02|contoso.com|Other");
        Assert.Null(server.Run(Script(Spec, "internal/"), ("ComputerName", "dc02"), ("ZoneScope", "Other")).Error);
        Assert.Equal(2, server.Records("dc02|contoso.com|Other").Count());

        server.AddZone("contoso.com");
        Assert.Null(server.Run(Script(Spec, "internal/"), ("ComputerName", ""), ("ZoneScope", "")).Error);
        Assert.Equal(2, server.Records("contoso.com").Count());
    }

    [Fact]
    public void A_TTL_alone_is_changed_in_place()
    {
        server.AddZone("contoso.com", "granite2 60 CNAME GRANITE2.westus.cloudapp.azure.com.", Wanted[0], Wanted[1]);

        Assert.Null(server.Run(Script(Spec)).Error);
        Assert.Equal("Set-DnsServerResourceRecord", Assert.Single(server.Changes).Command);
        Assert.Contains("granite2 3600 CNAME GRANITE2.westus.cloudapp.azure.com.", server.Records("contoso.com"));
    }

    [Theory]
    [InlineData("granite2 60 A 192.0.2.1")]
    [InlineData("granite2 60 TXT theirs")]
    [InlineData("granite2 60 CNAME theirs.contoso.net.")]
    [InlineData("granite2 60 CNAME granite2.westus.cloudapp.azure.com.contoso.com.")]
    public void What_others_have_stays_and_the_others_are_added(string theirs)
    {
        server.AddZone("contoso.com", theirs);

        var run = server.Run(Script(Spec));
        Assert.Contains($"granite2 ({theirs.Split(' ')[2]}", run.Error, StringComparison.Ordinal);
        Assert.Equal([Wanted[0], Wanted[1], theirs], server.Records("contoso.com"));

        var look = server.Run(Script(Spec), ("Force", true), ("WhatIf", true));
        Assert.Null(look.Error);
        Assert.Contains(theirs, server.Records("contoso.com"));

        Assert.Null(server.Run(Script(Spec), ("Force", true)).Error);
        Assert.Equal(Wanted, server.Records("contoso.com"));
    }

    [Fact]
    public void Records_below_a_name_are_not_at_it()
    {
        server.AddZone("contoso.com", "www.granite2 60 A 192.0.2.1", "a.b.granite.corp 60 TXT x");

        Assert.Null(server.Run(Script(Spec)).Error);
        Assert.Equal(5, server.Records("contoso.com").Count());
    }

    [Fact]
    public void WhatIf_changes_nothing()
    {
        server.AddZone("contoso.com", "graniteold 3600 CNAME graniteold.westus.cloudapp.azure.com.", "granite2 60 CNAME granite2.westus.cloudapp.azure.com.");
        Assert.Null(server.Run(Script(Spec + "\n"), ("WhatIf", true)).Error);
        Assert.Empty(server.Changes);
    }

    [Theory]
    [InlineData("graniteold 60 CNAME GraniteOld.westus.cloudapp.azure.com.", true)]
    [InlineData("graniteold 3600 CNAME theirs.contoso.net.", false)]
    [InlineData("graniteold 3600 A 192.0.2.1", false)]
    public void A_retiring_record_is_deleted_while_it_is_ours(string there, bool isDeleted)
    {
        server.AddZone("contoso.com", there);

        var run = server.Run(Script(Spec), ("Force", true));
        Assert.Null(run.Error);
        Assert.Equal(!isDeleted, server.Records("contoso.com").Contains(there, StringComparer.Ordinal));
        Assert.Equal(!isDeleted, run.Output.Any(line => line.EndsWith("any more, and stays.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Get-DnsServerResourceRecord")]
    [InlineData("Add-DnsServerResourceRecordCName")]
    [InlineData("Remove-DnsServerResourceRecord")]
    public void An_error_of_the_server_stops_the_script(string denied)
    {
        server.AddZone("contoso.com", "graniteold 60 CNAME graniteold.westus.cloudapp.azure.com.");
        server.Deny(denied);

        Assert.Equal("Access is denied.", server.Run(Script(Spec)).Error);
        Assert.Single(server.Calls, call => call.Command == denied);
    }

    [Fact]
    public void A_zone_that_is_not_there_stops_the_script() => Assert.Equal("There is no zone 'contoso.com'.", server.Run(Script(Spec)).Error);

    [Fact]
    public void CAA_records_are_added_by_their_number_and_a_second_run_changes_nothing()
    {
        var script = Script("domain: contoso.com\nprefix: granite2\nregion: westus\nstate: planned\n" + Caa);
        server.AddZone("contoso.com", "@ 60 A 192.0.2.1", $"@ 60 257 {DigiCert.ToUpperInvariant()}");

        Assert.Null(server.Run(script).Error);
        Assert.Equal(["@ 3600 UNKNOWN " + Report, "@ 3600 UNKNOWN " + DigiCert.ToUpperInvariant(), "@ 60 A 192.0.2.1"], server.Records("contoso.com").Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["Set-DnsServerResourceRecord", "Add-DnsServerResourceRecord"], server.Changes.Select(call => call.Command));
        Assert.Equal("Unknown", server.Changes[1].ParameterSet);

        Assert.Null(server.Run(script).Error);
        Assert.Equal(2, server.Changes.Length);
    }

    [Fact]
    public void CAA_records_of_others_stay_unless_forced()
    {
        const string theirs = "@ 60 UNKNOWN 000569737375656c6574";
        var script = Script("domain: contoso.com\nprefix: granite2\nregion: westus\n" + Caa);
        server.AddZone("contoso.com", theirs.Replace("UNKNOWN", "257", StringComparison.Ordinal));

        var run = server.Run(script);
        Assert.Contains("@ (1 CAA records", run.Error, StringComparison.Ordinal);
        Assert.Equal([theirs, "granite2 3600 CNAME granite2.westus.cloudapp.azure.com."], server.Records("contoso.com"));

        Assert.Null(server.Run(script, ("Force", true)).Error);
        Assert.Equal(3, server.Records("contoso.com").Count());
        Assert.DoesNotContain(theirs, server.Records("contoso.com"));
    }

    private static string Script(string spec, string part = "")
    {
        using var zone = RenderedZone.Of(spec);
        return zone.Read($"{part}windows/Set-Records.ps1");
    }
}
