using System.Text.Json.Nodes;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Cli.Tests.Names;
using CmgIac.Core.Tests.Oracles;
using Xunit;
using static CmgIac.Cli.Tests.Names.FaultyNameServer;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>Two servers of a zone, of which the first is right: what the second does has its code and no other.</summary>
public class ServerDriftTest : DriftFixture
{
    private const int A = 1;

    public static TheoryData<string, string> Faults => new()
    {
        { "same", "0" },
        { "other case", "0" },
        { "no extensions", "0" },
        { "cut, whole over TCP", "0" },
        { "forgets the record", "2 CMG6010" },
        { "servfail", "2 CMG6017" },
        { "refused", "2 CMG6017" },
        { "no authority", "2 CMG6017" },
        { "silent", "1 CMG6020" },
        { "id", "1 CMG6020" },
        { "question", "1 CMG6020" },
        { "rubbish", "1 CMG6020" },
        { "cut, and none over TCP", "1 CMG6020" },
        { "echo", "2 CMG6017" },
        { "fails for the name alone", "1 CMG6020" },
        { "an address beside", "2 CMG6010" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_a_server_has_its_code_and_no_other(string fault, string expected)
    {
        using var right = Network(Right);
        using var other = Faulty(right, fault);
        Write("cmg.yaml", Minimal);
        Assert.Equal(expected, Drift("--server", At(right), "--server", other.Address, "--resolver", At(right)));
    }

    [Theory]
    [InlineData("an address beside", "2 CMG6004")]
    [InlineData("silent", "1 CMG6021")]
    [InlineData("servfail", "1 CMG6021")]
    [InlineData("id", "1 CMG6021")]
    public void A_fault_of_the_only_server(string fault, string expected)
    {
        using var right = Network(Right);
        using var other = Faulty(right, fault);
        Write("cmg.yaml", Minimal);
        Assert.Equal(expected, Drift("--server", other.Address, "--resolver", At(right)));
    }

    /// <summary>Where the zone's servers can't be asked, resolvers still tell what is wrong with the record.</summary>
    [Fact]
    public void Without_the_servers_the_resolvers_count()
    {
        using var silent = new FaultyNameServer(_ => null);
        using var resolver = Network("granitefalls.contoso.com. 60 IN A 192.0.2.1\n");
        Write("cmg.yaml", Minimal);
        Assert.Equal("1 CMG6004 CMG6021", Drift("--server", silent.Address, "--resolver", At(resolver)));
    }

    [Fact]
    public void Servers_that_disagree_are_told_with_what_each_says()
    {
        using var right = Network(Right);
        using var behind = Network(Right.Replace("3600", "60", StringComparison.Ordinal));
        Write("cmg.yaml", Minimal);
        var document = Document("--server", At(right), "--server", At(behind), "--resolver", At(right));
        Assert.Contains(
            $"{At(right)}: CNAME 'granitefalls.westus.cloudapp.azure.com', TTL 3600; {At(behind)}: CNAME 'granitefalls.westus.cloudapp.azure.com', TTL 60.",
            Message(document, "CMG6010"), StringComparison.Ordinal);
    }

    /// <summary>What is wrong with the zone is one fault of the fleet, and stands at each gateway.</summary>
    [Fact]
    public void A_fault_of_the_zone_is_told_once()
    {
        using var right = Network(Right + "graniteridge.contoso.com. 3600 IN CNAME graniteridge.westus.cloudapp.azure.com.\n", Deployed + "graniteridge.westus.cloudapp.azure.com. 60 IN A 127.0.0.1\n");
        using var lame = NameServer.Start("fabrikam.com", "");
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: graniteridge}\n");
        var document = Document("--server", At(right), "--server", At(lame), "--resolver", At(right));
        Assert.Equal(["CMG6017"], Codes(document));
        Assert.All(document["gateways"]!.AsArray(), gateway => Assert.Equal(["CMG6017"], Codes(gateway!)));
    }

    [Fact]
    public void A_server_may_be_one_of_a_zone_alone()
    {
        using var contoso = Network(Right);
        using var fabrikam = NameServer.Start(("fabrikam.com", "graniteridge.fabrikam.com. 3600 IN CNAME graniteridge.westus.cloudapp.azure.com.\n"));
        using var resolver = NameServer.Start(("cloudapp.azure.com", Deployed + "graniteridge.westus.cloudapp.azure.com. 60 IN A 127.0.0.1\n"), ("contoso.com", Right),
            ("fabrikam.com", "graniteridge.fabrikam.com. 3600 IN CNAME graniteridge.westus.cloudapp.azure.com.\n"));
        Write("cmg.yaml", "region: westus\ndomain: contoso.com\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: graniteridge, domain: fabrikam.com}\n");
        Assert.Equal("0", Drift("--server", $"contoso.com={At(contoso)}", "--server", $"fabrikam.com.={At(fabrikam)}", "--resolver", At(resolver)));
        Assert.Equal("2 CMG6017", Drift("--server", At(resolver), "--server", At(fabrikam), "--resolver", At(resolver)));
    }

    /// <summary>The names of 'corp.contoso.com' stand in 'contoso.com': they are looked for there.</summary>
    [Theory]
    [InlineData("granitefalls.corp.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\n", "2 CMG6018", "0")]
    [InlineData("granitefalls.corp.contoso.com. 3600 IN A 192.0.2.1\n", "2 CMG6004 CMG6018", "2 CMG6004")]
    public void A_zone_that_there_isn_t(string contoso, string expected, string inTheRightZone)
    {
        using var server = Network(contoso);
        Write("cmg.yaml", Minimal.Replace("contoso.com", "corp.contoso.com", StringComparison.Ordinal));
        Assert.Equal(expected, Drift("--server", At(server), "--resolver", At(server)));
        Assert.Equal(expected, Drift("--resolver", At(server)));
        Write("cmg.yaml", Minimal.Replace("contoso.com", "corp.contoso.com", StringComparison.Ordinal) + "dns: {zone: contoso.com}\n");
        Assert.Equal(inTheRightZone, Drift("--server", At(server), "--resolver", At(server)));
    }

    [Fact]
    public void The_internal_zone_is_asked_of_its_own_servers_or_said_not_to_be()
    {
        using var outside = Network(Right);
        using var inside = NameServer.Start(("contoso.com", Right.Replace("3600", "600", StringComparison.Ordinal)));
        using var empty = NameServer.Start(("contoso.com", ""));
        Write("cmg.yaml", Minimal + "dns: {internal: {ttl: 10m, outputs: [bind]}}\n");
        string[] usual = ["--server", At(outside), "--resolver", At(outside)];
        Assert.Contains("The internal zone 'contoso.com' wasn't asked", (string)Document(usual)["limits"]![0]!, StringComparison.Ordinal);
        Assert.Equal("0", Drift([.. usual, "--internal-server", At(inside)]));
        Assert.Equal("0", Drift([.. usual, "--internal-resolver", At(inside)]));
        Assert.Empty(Document([.. usual, "--internal-resolver", At(inside)])["limits"]!.AsArray());
        Assert.Equal("2 CMG6001", Drift([.. usual, "--internal-server", At(empty)]));
        Assert.Equal("2 CMG6003", Drift([.. usual, "--internal-server", At(outside)]));
    }

    /// <summary>Both sides have a zone of the same name.</summary>
    [Fact]
    public void What_is_found_inside_says_so()
    {
        using var outside = Network(Right);
        using var inside = NameServer.Start(("contoso.com", Right));
        using var empty = NameServer.Start(("contoso.com", ""));
        using var lame = NameServer.Start(("fabrikam.com", ""));
        using var silent = new FaultyNameServer(_ => null);
        Write("cmg.yaml", Minimal + "dns: {internal: {ttl: 10m, outputs: [bind]}}\n");
        string[] usual = ["--no-tls", "--server", At(outside), "--resolver", At(outside)];
        var run = Cmg(["drift", .. usual, "--internal-server", At(inside), "--internal-resolver", At(inside)]);
        Assert.Contains($"the servers of the internal zone 'contoso.com' ({At(inside)}) have 3600 seconds", run.Error, StringComparison.Ordinal);
        Assert.Contains($"Asked {At(outside)}; resolvers {At(outside)}; internal servers {At(inside)}; internal resolvers {At(inside)}.\n", run.Out, StringComparison.Ordinal);
        var document = Document([.. usual, "--internal-server", At(inside), "--internal-server", At(empty), "--internal-server", At(lame)]);
        Assert.StartsWith("The servers of the internal zone don't agree about 'granitefalls.contoso.com'", Message(document, "CMG6010"), StringComparison.Ordinal);
        Assert.StartsWith("Not every server named for the internal zone 'contoso.com' has it", Message(document, "CMG6017"), StringComparison.Ordinal);
        document = Document([.. usual, "--internal-server", silent.Address]);
        Assert.StartsWith("What the internal zone 'contoso.com' says is unknown", Message(document, "CMG6021"), StringComparison.Ordinal);
        Assert.Contains("'--internal-server HOST:PORT'", Message(document, "CMG6021"), StringComparison.Ordinal);
        using var loop = NameServer.Start(("contoso.com", "granitefalls.contoso.com. 600 IN CNAME a.contoso.com.\na.contoso.com. 600 IN CNAME granitefalls.contoso.com.\n"));
        document = Document([.. usual, "--internal-server", At(loop)]);
        Assert.StartsWith("'granitefalls.contoso.com' in the internal zone leads nowhere", Message(document, "CMG6006"), StringComparison.Ordinal);
        document = Document([.. usual, "--internal-server", At(inside), "--internal-resolver", At(loop)]);
        Assert.Contains("says something else of 'granitefalls.contoso.com' than the internal zone", Message(document, "CMG6012"), StringComparison.Ordinal);
        document = Document([.. usual, "--internal-server", At(inside), "--internal-resolver", silent.Address]);
        Assert.StartsWith("What the internal resolver says of 1 name is unknown", Message(document, "CMG6022"), StringComparison.Ordinal);
        Assert.Contains("'--internal-resolver HOST:PORT'", Message(document, "CMG6022"), StringComparison.Ordinal);
        Write("cmg.yaml", Minimal);
        Assert.DoesNotContain("internal", Cmg(["drift", .. usual, "--internal-server", At(inside)]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_time_is_over_nothing_is_known()
    {
        using var silent = new FaultyNameServer(_ => null);
        Write("cmg.yaml", Minimal);
        Assert.Equal("1 CMG6025", Drift("--server", silent.Address, "--resolver", silent.Address, "--timeout", "1"));
    }

    /// <summary>Nobody listens at the port, or somebody who says nothing.</summary>
    [Theory]
    [InlineData(true, "5")]
    [InlineData(false, "10")]
    public void A_short_time_is_enough_to_find_a_resolver_silent(bool isRefused, string seconds)
    {
        using var silent = new FaultyNameServer(_ => null);
        var address = silent.Address;
        if (isRefused)
        {
            silent.Dispose();
        }

        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granite1}\n  - {prefix: granite2}\n");
        Assert.Equal("1 CMG6021 CMG6022", Drift("--resolver", address, "--timeout", seconds));
    }

    [Fact]
    public void Silent_servers_are_not_waited_for_again_and_again()
    {
        using var silent = new FaultyNameServer(_ => null);
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n" + string.Concat(Enumerable.Range(0, 100).Select(n => $"  - {{prefix: granite{n}}}\n")));
        var run = Cmg("drift", "--server", silent.Address, "--resolver", silent.Address, "--format", "json");
        var document = JsonNode.Parse(run.Out)!;
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["CMG6021", "CMG6022"], Codes(document));
        Assert.Equal(100, document["gateways"]!.AsArray().Count);
        Assert.InRange(silent.Questions, 1, 150);
    }

    [Theory]
    [InlineData("drift --resolver 1234", "'1234' is no DNS server.")]
    [InlineData("drift --server con_toso=127.0.0.1", "'con_toso' is no zone.")]
    [InlineData("drift --server contoso.com=", "'' is no DNS server.")]
    [InlineData("drift --internal-server 127.0.0.1:0", "'127.0.0.1:0' is no DNS server.")]
    [InlineData("drift --server nowhere.invalid:53 --resolver 127.0.0.1", "nowhere.invalid:53: error CMG6055: ")]
    [InlineData("drift --connect https://granitefalls", "'https://granitefalls' is no place for '--connect'")]
    [InlineData("drift --no-tls --connect 127.0.0.1", "'--no-tls' not to")]
    [InlineData("drift --timeout 0", "'0' is no time for '--timeout'")]
    [InlineData("drift --subscription 00000000-0000-0000-0000-000000000000", "'--subscription' is for '--azure'")]
    public void What_can_t_be_asked(string line, string message)
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg(line.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serviceNameFrom: azure\ncertificate: {issuer: enterprise, template: CmgServer}\n", "--no-tls", "1 CMG6027")]
    [InlineData("dns: {outputs: [bind]}\n", "--azure", "1 CMG6042")]
    public void What_there_is_nothing_to_ask_for(string spec, string option, string expected)
    {
        Write("cmg.yaml", Minimal + spec);
        var run = Cmg("drift", option, "--resolver", "127.0.0.1:9", "--format", "json");
        Assert.Equal(expected, $"{run.ExitCode} {string.Join(' ', Codes(JsonNode.Parse(run.Out)!).Where(code => code.StartsWith("CMG6", StringComparison.Ordinal)))}");
    }

    [Fact]
    public void Progress_is_for_terminals_and_for_what_takes_long()
    {
        using var server = Network(Right);
        Write("cmg.yaml", Minimal);
        var run = CmgRun.With(shell => shell with { UseColour = true, Time = new SlowClock() }, Folder, "drift", "--no-tls", "--resolver", At(server));
        Assert.Equal("\r\e[K[########################] 1 of 1 gateways\r\e[K", run.Error);
        Assert.Equal("", Cmg("drift", "--no-tls", "--resolver", At(server)).Error);
    }

    private static FaultyNameServer Faulty(NameServer right, string fault) => new(
        question => fault switch
        {
            "same" => Relay.Ask(right, question),
            "other case" => Relay.InOtherCase(Relay.Ask(right, question)),
            "no extensions" => Relay.HasExtensions(question) ? Answer(question, status: 1) : Relay.Ask(right, question),
            "cut, whole over TCP" or "cut, and none over TCP" => Relay.Cut(question),
            "forgets the record" => Relay.NameIn(question).StartsWith("granitefalls", StringComparison.Ordinal) ? Answer(question, NoSuchName, flags: 0x84) : Relay.Ask(right, question),
            "servfail" => Answer(question, ServerFailure),
            "refused" => Answer(question, status: 5),
            "no authority" => Relay.WithoutAuthority(Relay.Ask(right, question)),
            "id" => Relay.OfAnotherId(Relay.Ask(right, question)),
            "question" => [.. Relay.Ask(right, question)[..13], (byte)'x', .. Relay.Ask(right, question)[14..]],
            "rubbish" => [.. Address4(question)[..^16], .. Enumerable.Repeat((byte)0xFF, 600)],
            "echo" => question,
            "fails for the name alone" => Relay.NameIn(question).StartsWith("granitefalls", StringComparison.Ordinal) ? Answer(question, ServerFailure, flags: 0x84) : Relay.Ask(right, question),
            "an address beside" => TypeOf(question) == A && Relay.NameIn(question) == "granitefalls.contoso.com" ? Relay.Address(question) : Relay.Ask(right, question),
            _ => null,
        },
        fault == "cut, whole over TCP" ? question => Relay.Ask(right, question) : null);
}
