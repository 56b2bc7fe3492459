using System.Text.Json.Nodes;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;
using static CmgIac.Cli.Tests.Names.FaultyNameServer;

namespace CmgIac.Cli.Tests.Names;

/// <summary>Names asked of DNS: of BIND, and of servers that fail or lie.</summary>
public class DnsNamesTest : Fixture
{
    private const string Fleet = "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: graniteridge}\n";

    [Fact]
    public void Free_taken_and_what_is_free_instead()
    {
        using var server = Azure(
            labels: "granitefalls.westus.cloudapp.azure.com. 60 IN A 192.0.2.1\n",
            vaults: "granitefalls2.vault.azure.net. 60 IN CNAME nowhere.invalid.\n",
            accounts: "other.blob.core.windows.net. 60 IN A 192.0.2.1\n");
        Write("cmg.yaml", Fleet);
        var run = Cmg("names", "--resolver", $"127.0.0.1:{server.Port}", "--format", "json");
        var document = JsonNode.Parse(run.Out)!;
        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """{"serviceName":"granitefalls.contoso.com","kind":"dnsLabel","fqdn":"granitefalls.westus.cloudapp.azure.com","state":"taken","source":"dns","deployed":false,"suggestions":["granitefalls3","granitefalls4","granitefalls5"]}""",
            document["names"]![0]!.ToJsonString());
        Assert.Equal(["taken", "free", "free", "free", "free", "free"], States(document));
        Assert.Equal("CMG6051", (string)Assert.Single(document["diagnostics"]!.AsArray())!["code"]!);
    }

    [Fact]
    public void Text_says_who_was_asked_and_what_it_can_t_know()
    {
        using var server = Azure();
        Write("cmg.yaml", Minimal);
        var run = Cmg("names", "--resolver", $"127.0.0.1:{server.Port}");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  key vault        granitefalls.vault.azure.net            probably free\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"Asked DNS: 127.0.0.1:{server.Port}.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("it is probably free.", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("3 names: 3 free.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Us_government_and_classic_names_are_asked_for_by_their_own_suffixes()
    {
        using var server = NameServer.Start(
            ("cloudapp.usgovcloudapi.net", "granitefalls.usgovvirginia.cloudapp.usgovcloudapi.net. 60 IN A 192.0.2.1\n"),
            ("vault.usgovcloudapi.net", ""), ("blob.core.usgovcloudapi.net", "granitefalls.blob.core.usgovcloudapi.net. 60 IN TXT x\n"));
        Write("cmg.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: usgovvirginia\ncloud: AzureUSGovernmentCloud\n");
        Assert.Equal(["taken", "free", "taken"], States(Ask($"127.0.0.1:{server.Port}")));
    }

    [Theory]
    [InlineData("live", "", 2, "CMG6051")]
    [InlineData("live", "--deployed", 0, "CMG6056")]
    [InlineData("planned", "--deployed", 2, "CMG6051")]
    [InlineData("retiring", "", 0, "CMG6056")]
    [InlineData("retired", "", 1, "CMG6050")]
    public void What_is_ours_may_be_taken(string state, string option, int exitCode, string code)
    {
        using var server = Azure(labels: "granitefalls.westus.cloudapp.azure.com. 60 IN A 192.0.2.1\n");
        Write("cmg.yaml", Minimal + $"state: {state}\n");
        var run = Cmg(["names", "--resolver", $"127.0.0.1:{server.Port}", "--format", "json", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal([code], Codes(JsonNode.Parse(run.Out)!));
    }

    [Fact]
    public void A_server_that_answers_for_everything_says_nothing()
    {
        using var server = Azure(labels: "*.westus.cloudapp.azure.com. 60 IN A 192.0.2.1\n");
        Write("cmg.yaml", Minimal);
        var document = Ask($"127.0.0.1:{server.Port}");
        Assert.Equal(["unknown", "free", "free"], States(document));
        Assert.Equal(["CMG6054"], Codes(document));
    }

    [Fact]
    public void A_server_that_knows_nothing_of_Azure_is_refused_or_cut_off()
    {
        using var bind = NameServer.Start("contoso.com", "");
        using var cutOff = new FaultyNameServer(DeniedByTheRoot);
        Write("cmg.yaml", Minimal);
        var refused = Ask($"127.0.0.1:{bind.Port}");
        Assert.Equal(["CMG6053"], Codes(refused));
        Assert.Contains($"(127.0.0.1:{bind.Port} answered REFUSED)", Message(refused), StringComparison.Ordinal);
        Assert.Equal(["CMG6054"], Codes(Ask(cutOff.Address)));
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "servfail", "CMG6053", "answered SERVFAIL" },
        { "silent", "CMG6053", "doesn't answer" },
        { "cut", "CMG6053", "cut or broken, and none over TCP" },
        { "id", "CMG6054", "with the id of another question" },
        { "question", "CMG6054", "answered another question" },
        { "rubbish", "CMG6053", "cut or broken, and none over TCP" },
        { "echo", "CMG6054", "which can't exist" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_leaves_names_unknown(string fault, string code, string why)
    {
        using var server = new FaultyNameServer(question => fault switch
        {
            "servfail" => Answer(question, ServerFailure),
            "cut" => Answer(question, NoError, flags: 0x82),
            "id" => [(byte)(question[0] ^ 1), .. Answer(question, NoSuchName)[1..]],
            "question" => [.. Answer(question, NoSuchName)[..13], (byte)'x', .. Answer(question, NoSuchName)[14..]],
            "rubbish" => [.. Address4(question)[..^16], .. Enumerable.Repeat((byte)0xFF, 600)],
            "echo" => question,
            _ => null,
        });
        Write("cmg.yaml", Minimal);
        var run = Cmg("names", "--resolver", server.Address, "--format", "json");
        var document = JsonNode.Parse(run.Out)!;
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(["unknown", "unknown", "unknown"], States(document));
        Assert.Equal([code], Codes(document));
        Assert.Contains(server.Address, Message(document), StringComparison.Ordinal);
        Assert.Contains(why, Message(document), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_answer_is_asked_for_again_over_tcp()
    {
        using var server = new FaultyNameServer(
            question => Answer(question, NoError, flags: 0x82),
            question => LabelOf(question) == "granitefalls" ? Address4(question) : Answer(question, NoSuchName));
        Write("cmg.yaml", Minimal);
        Assert.Equal(["taken", "taken", "taken"], States(Ask(server.Address)));
    }

    /// <summary>Its target is out of order, or not there: NXDOMAIN is of the target then.</summary>
    [Theory]
    [InlineData(ServerFailure)]
    [InlineData(NoSuchName)]
    public void An_alias_that_points_nowhere_is_taken(int status)
    {
        using var server = new FaultyNameServer(question => LabelOf(question) != "granitefalls" ? Answer(question, NoSuchName)
            : status == NoSuchName ? Address4(question, status)
            : TypeOf(question) == 1 ? Answer(question, status) : Answer(question, NoError));
        Write("cmg.yaml", Minimal);
        Assert.Equal(["taken", "taken", "taken"], States(Ask(server.Address)));
    }

    [Fact]
    public void Of_several_servers_each_is_asked_and_one_that_fails_is_a_warning()
    {
        using var good = Azure(labels: "granitefalls.westus.cloudapp.azure.com. 60 IN A 192.0.2.1\n");
        using var empty = Azure();
        using var bad = new FaultyNameServer(question => Answer(question, ServerFailure));
        Write("cmg.yaml", Minimal);
        Assert.Equal(["taken", "free", "free"], States(Ask($"127.0.0.1:{empty.Port}", $"127.0.0.1:{good.Port}")));

        var run = Cmg("names", "--resolver", bad.Address, "--resolver", $"127.0.0.1:{empty.Port}");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"{bad.Address}: warning CMG6053: The server gave no answer for 3 names: {bad.Address} answered SERVFAIL.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_server_is_not_waited_for_again_and_again()
    {
        using var silent = new FaultyNameServer(_ => null);
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n" + string.Concat(Enumerable.Range(0, 100).Select(n => $"  - {{prefix: granite{n}}}\n")));
        var run = Cmg("names", "--resolver", silent.Address, "--format", "json");
        Assert.Equal(1, run.ExitCode);
        Assert.InRange(silent.Questions, 1, 40);
        Assert.Equal(300, JsonNode.Parse(run.Out)!["names"]!.AsArray().Count);
    }

    [Fact]
    public void When_the_time_is_over_names_are_unknown()
    {
        using var silent = new FaultyNameServer(_ => null);
        Write("cmg.yaml", Minimal);
        var run = Cmg("names", "--resolver", silent.Address, "--timeout", "1", "--format", "json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["CMG6057"], Codes(JsonNode.Parse(run.Out)!));
    }

    [Theory]
    [InlineData("names --resolver 1234", "'1234' is no DNS server.")]
    [InlineData("names --resolver [::1:53", "'[::1:53' is no DNS server.")]
    [InlineData("names --resolver 127.0.0.1:0", "'127.0.0.1:0' is no DNS server.")]
    [InlineData("names --timeout 0", "'0' is no time for '--timeout'")]
    [InlineData("names --azure --resolver ::1", "exclude each other")]
    [InlineData("names --subscription 00000000-0000-0000-0000-000000000000", "'--subscription' is for '--azure'")]
    [InlineData("names --azure --subscription contoso", "'contoso' is no subscription's id")]
    [InlineData("names --azure --arm-endpoint http://localhost", "'http://localhost' is no address for '--arm-endpoint'")]
    [InlineData("names --azure", "error CMG6060: ")]
    [InlineData("names --resolver nowhere.invalid:53", "nowhere.invalid:53: error CMG6055: ")]
    public void What_can_t_be_asked(string line, string message)
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg(line.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_spec_asks_nobody()
    {
        using var server = new FaultyNameServer(_ => null);
        Write("cmg.yaml", "domain: contoso.com\nprefix: granite-falls\nregion: westus\n");
        var document = Json("names", "--resolver", server.Address);
        Assert.Empty(document["names"]!.AsArray());
        Assert.Equal(["CMG2004"], Codes(document));
        Assert.Equal(0, server.Questions);
    }

    [Fact]
    public void Progress_is_for_terminals_and_for_what_takes_long()
    {
        using var server = Azure();
        Write("cmg.yaml", Minimal);
        var run = CmgRun.With(shell => shell with { UseColour = true, Time = new SlowClock() }, Folder, "names", "--resolver", $"127.0.0.1:{server.Port}");
        Assert.Equal(
            "\r\e[K[########----------------] 1 of 3 names\r\e[K[################--------] 2 of 3 names\r\e[K[########################] 3 of 3 names\r\e[K",
            run.Error);
    }

    private static NameServer Azure(string labels = "", string vaults = "", string accounts = "") => NameServer.Start(
        ("cloudapp.azure.com", labels), ("vault.azure.net", vaults), ("blob.core.windows.net", accounts));

    private JsonNode Ask(params string[] servers) => Json(["names", .. servers.SelectMany(server => new[] { "--resolver", server })]);

    private static IEnumerable<string> States(JsonNode document) => document["names"]!.AsArray().Select(name => (string)name!["state"]!);

    private static IEnumerable<string> Codes(JsonNode document) => document["diagnostics"]!.AsArray().Select(diagnostic => (string)diagnostic!["code"]!);

    private static string Message(JsonNode document) => (string)document["diagnostics"]![0]!["message"]!;
}
