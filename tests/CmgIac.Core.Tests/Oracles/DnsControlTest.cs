using System.Text.Json.Nodes;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// What the scripts for DNSControl call, with stand-ins for its functions, run by Node; acorn holds them to ECMAScript 5,
/// the edition of the interpreter that DNSControl long had (otto).
/// </summary>
public class DnsControlTest
{
    private const string Driver = """
        var fs = require('fs'), vm = require('vm'), acorn = require('/usr/share/nodejs/acorn');
        var text = fs.readFileSync(0, 'utf8'), calls = [];
        acorn.parse(text, { ecmaVersion: 5, sourceType: 'script' });
        function recorded(name) { return function () { return [name].concat([].slice.call(arguments)); }; }
        vm.runInNewContext(text, {
          D_EXTEND: function () { calls.push([].slice.call(arguments)); },
          CNAME: recorded('CNAME'), CAA: recorded('CAA'), TTL: recorded('TTL')
        });
        console.log(JSON.stringify(calls));
        """;

    [Fact]
    public void Calls_are_those_of_the_records()
    {
        using var zone = RenderedZone.Of("""
            domain: contoso.com
            region: westus
            dns:
              outputs: [dnscontrol]
              caa: [{tag: issue, value: "letsencrypt.org; validationmethods=dns-01"}]
              internal: {ttl: 5m, outputs: [dnscontrol]}
            gateways:
              - {prefix: granite2, dns: {acmeChallenge: {delegateTo: granite2.acme.contoso.net}}}
              - {prefix: granite10, domain: corp.contoso.com, dns: {zone: contoso.com}}
              - {prefix: graniteold, state: retiring}
            """);

        AssertCalls(
            """
            [["contoso.com",
              ["CNAME", "_acme-challenge.granite2", "granite2.acme.contoso.net.", ["TTL", 3600]],
              ["CNAME", "granite2", "granite2.westus.cloudapp.azure.com.", ["TTL", 3600]],
              ["CNAME", "granite10.corp", "granite10.westus.cloudapp.azure.com.", ["TTL", 3600]]],
             ["contoso.com",
              ["CAA", "@", "issue", "letsencrypt.org; validationmethods=dns-01", ["TTL", 3600]]]]
            """,
            Run(zone.Read("dnscontrol/contoso.com.js")));
        AssertCalls(
            """
            [["contoso.com!internal",
              ["CNAME", "granite2", "granite2.westus.cloudapp.azure.com.", ["TTL", 300]],
              ["CNAME", "granite10.corp", "granite10.westus.cloudapp.azure.com.", ["TTL", 300]]]]
            """,
            Run(zone.Read("internal/dnscontrol/contoso.com.js")));
    }

    [Fact]
    public void A_zone_without_records_calls_nothing()
    {
        using var zone = RenderedZone.Of("domain: contoso.com\nprefix: granitefalls\nregion: westus\nstate: retiring\ndns: {outputs: [dnscontrol]}\n");

        AssertCalls("[]", Run(zone.Read("dnscontrol/contoso.com.js")));
    }

    [Theory]
    [InlineData("D_EXTEND(\"contoso.com\",);")]
    [InlineData("let a = 1;")]
    public void A_newer_edition_is_refused(string script) => Assert.Throws<InvalidOperationException>(() => Run(script));

    private static void AssertCalls(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);

    private static string Run(string script)
    {
        Oracle.RequireFile("/usr/share/nodejs/acorn", "node-acorn");
        var run = ProgramRun.Fed(Oracle.Require("node", "nodejs"), script, "-e", Driver);
        return run.ExitCode == 0 ? run.Output : throw new InvalidOperationException(run.Errors);
    }
}
