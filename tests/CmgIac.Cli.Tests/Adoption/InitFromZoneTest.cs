using System.Text;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Adoption;

public class InitFromZoneTest : Fixture
{
    private const string Head = "$ORIGIN contoso.com.\n$TTL 1h\n@ SOA ns1 h 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1\n";

    [Fact]
    public void One_record_is_the_four_lines_of_a_spec()
    {
        Write("contoso.zone", Head + "granitefalls CNAME GraniteFalls.WestUS.cloudapp.azure.com.\n");
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Wrote cmg.yaml. 1 gateway, 0 warnings. Its record renders as the zone has it.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(Minimal, WithoutComments("cmg.yaml"));
        Assert.Equal(new CmgRun(0, "1 gateway: 0 errors, 0 warnings\n", ""), Cmg("validate"));
    }

    /// <summary>A record that stands there again and again is one; of many that are no gateway's the first hundred are told.</summary>
    [Fact]
    public void A_zone_of_very_many_records_is_read_and_told_in_time()
    {
        var zone = new StringBuilder(Head);
        for (var i = 0; i < 100_000; i++)
        {
            zone.Append("granitefalls CNAME granitefalls.westus.cloudapp.azure.com.\n").Append(System.Globalization.CultureInfo.InvariantCulture, $"other{i} CNAME gab.westus.cloudapp.azure.com.\n");
        }

        Write("contoso.zone", $"{zone}");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal((0, 101), (run.ExitCode, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains("CMG8099: … and 99900 more.", run.Error, StringComparison.Ordinal);
        Assert.Equal(Minimal, WithoutComments("cmg.yaml"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    /// <summary>What a host's file can't hold is for 'cmg validate' to say, when there is a spec to change.</summary>
    [Fact]
    public void A_zone_too_large_for_one_of_the_hosts_has_its_spec()
    {
        Write("contoso.zone", Head + string.Concat(Enumerable.Range(0, 12_000).Select(i => $"gate{i} CNAME gate{i}.westus.cloudapp.azure.com.\n")));
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Wrote cmg.yaml. 12000 gateways, 0 warnings. Their 12000 records render as the zones have them.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Gateways_stand_in_natural_order_below_what_they_have_in_common()
    {
        Write("contoso.zone", Head + """
            granite10 300 CNAME granite10.westus.cloudapp.azure.com.
            granite2 300 CNAME granite2.westus.cloudapp.azure.com.
            graniteeu CNAME graniteeu.westeurope.cloudapp.azure.com.
            granitegov 300 CNAME granitegov.usgovvirginia.cloudapp.usgovcloudapi.net.
            granitemil 300 CNAME granitemil.usdodeast.usgovcloudapi.net.
            old 300 CNAME old.cloudapp.net.
            oldgov 300 CNAME oldgov.usgovcloudapp.net.
            here.eu 300 CNAME here.westus.cloudapp.azure.com.
            _acme-challenge.graniteeu CNAME graniteeu.acme.contoso.net.

            """);
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal(
            """
            contoso.zone(11,1): warning CMG8053: Nothing says the region of 'old.contoso.com', and a spec has one: 'westus' stands in its place. Write the right one before anything is rendered.
            contoso.zone(12,1): warning CMG8053: Nothing says the region of 'oldgov.contoso.com', and a spec has one: 'usgovvirginia' stands in its place. Write the right one before anything is rendered.

            """,
            run.Error);
        Assert.Equal(
            """
            domain: contoso.com
            cloud: AzurePublicCloud
            dns:
              ttl: 300
            gateways:
              - prefix: granite2
                region: westus
              - prefix: granite10
                region: westus
              - prefix: graniteeu
                region: westeurope
                dns:
                  ttl: 3600
                  acmeChallenge:
                    delegateTo: graniteeu.acme.contoso.net
              - prefix: granitegov
                region: usgovvirginia
                cloud: AzureUSGovernmentCloud
                deploymentSuffix: cloudapp.usgovcloudapi.net
              - prefix: granitemil
                region: usdodeast
                cloud: AzureUSGovernmentCloud
                deploymentSuffix: usgovcloudapi.net
              - prefix: here
                domain: eu.contoso.com
                region: westus
                dns:
                  zone: contoso.com
              - prefix: old
                region: westus
                deployment: classic
              - prefix: oldgov
                region: usgovvirginia
                cloud: AzureUSGovernmentCloud
                deployment: classic

            """,
            WithoutComments("cmg.yaml"));
        Assert.Contains("old.contoso.com dangles: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("'cmg drift'", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, Cmg("validate").ExitCode);
        Assert.Equal(0, Cmg("render").ExitCode);
        Assert.Equal(9, Read("rendered/zones/contoso.com/bind/records.zone").Split(" IN CNAME ").Length - 1);
    }

    [Theory]
    [InlineData("alias CNAME other.westus.cloudapp.azure.com.", "its first label 'alias' isn't the prefix 'other' of its target")]
    [InlineData("web-01 CNAME web-01.westus.cloudapp.azure.com.", "'web-01' is no gateway's prefix: it has a '-'")]
    [InlineData("ab CNAME ab.westus.cloudapp.azure.com.", "'ab' is no gateway's prefix: it has 2 characters")]
    [InlineData("x CNAME a.b.westus.cloudapp.azure.com.", "its target is no deployment name")]
    [InlineData("granite CNAME granite.chinaeast.cloudapp.chinacloudapi.cn.", "no gateway to the cloud of 21Vianet")]
    [InlineData("granite CNAME granite.westus.cloudapp.azure.com", "a CNAME to 'granite.westus.cloudapp.azure.com.contoso.com', isn't adopted: the dot at the end of its target is missing")]
    [InlineData("granite CNAME Granite.WestUS.CloudApp.Azure.com", "the dot at the end of its target is missing")]
    [InlineData("granite CNAME granite.cloudapp.net", "the dot at the end of its target is missing")]
    [InlineData("$ORIGIN eu.contoso.com.\ngranite CNAME granite.westus.cloudapp.azure.com\n$ORIGIN contoso.com.", "the dot at the end of its target is missing")]
    [InlineData("granite CNAME granite.westus.cloudapp.azure.com.\ngranite A 192.0.2.1", "a record of type A stands at the same name (line 7)")]
    [InlineData("granite CNAME granite.westus.cloudapp.azure.com.\ngranite CNAME b", "the name has another CNAME, to 'b.contoso.com' (line 7)")]
    [InlineData("sub NS ns1\ngranite.sub CNAME granite.westus.cloudapp.azure.com.", "'sub.contoso.com' is delegated or redirected as a whole (line 6)")]
    [InlineData("eu DNAME contoso.net.\ngranite.eu CNAME granite.westus.cloudapp.azure.com.", "'eu.contoso.com' is delegated or redirected as a whole (line 6)")]
    [InlineData("granite.contoso.net. CNAME granite.westus.cloudapp.azure.com.", "it lies outside the zone 'contoso.com'")]
    [InlineData("@ CNAME granite.westus.cloudapp.azure.com.", "a CNAME can't stand at the apex")]
    [InlineData("office CNAME office.westus.cloudapp.azure.com.", "'office' is a reserved word")]
    [InlineData("granite 0 CNAME granite.westus.cloudapp.azure.com.", "'0'")]
    [InlineData("granite CNAME granite.usgovvirginia.cloudapp.azure.com.", "usgovvirginia")]
    [InlineData("granite.x_y CNAME granite.westus.cloudapp.azure.com.", "it is no host name")]
    public void What_is_no_gateway_is_told_with_the_reason(string record, string reason)
    {
        Write("contoso.zone", $"{Head}{record}\nfine CNAME fine.westus.cloudapp.azure.com.\n");
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("contoso.zone(", run.Error, StringComparison.Ordinal);
        Assert.Contains(": warning CMG8050: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Trim().Split('\n'));
        Assert.Equal("domain: contoso.com\nprefix: fine\nregion: westus\ncloud: AzurePublicCloud\n", WithoutComments("cmg.yaml"));
    }

    [Fact]
    public void Several_zones_and_a_prefix_that_two_have()
    {
        Write("a.zone", "a.example-a.com. 60 CNAME a.\n$ORIGIN example-a.com.\ngranite 60 CNAME granite.westus.cloudapp.azure.com.\nother 60 CNAME other.westus.cloudapp.azure.com.\n");
        Write("b.zone", "$ORIGIN example-b.com.\ngranite 60 CNAME granite.westus.cloudapp.azure.com.\n");
        var run = Cmg("init", "--from-zone", "a.zone", "--from-zone", "b.zone");
        Assert.StartsWith("b.zone(2,1): warning CMG8050: 'granite.example-b.com' isn't adopted: the prefix 'granite' is that of 'granite.example-a.com'", run.Error, StringComparison.Ordinal);
        Assert.Contains("2 gateways", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("b.zone(1,1): error CMG5053: ", Cmg("init", "x.yaml", "--from-zone", "b.zone", "--from-zone", "b.zone").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_a_TTL_and_one_that_Cloudflare_calls_automatic()
    {
        Write("contoso.zone", "$ORIGIN contoso.com.\nlone CNAME lone.westus.cloudapp.azure.com.\nfine 1 CNAME fine.westus.cloudapp.azure.com.\n");
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Contains("nothing says its TTL; write '$TTL' at the top of the file", run.Error, StringComparison.Ordinal);
        Assert.Contains("The record 'fine.contoso.com' has a TTL of 1 second.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@ CAA 0 issue \"digicert.com\"\n@ CAA 0 iodef \"mailto:a@contoso.com\"", "")]
    [InlineData("@ 60 CAA 0 issue \"digicert.com\"", "their TTL isn't the least of the zone's gateways, 3600")]
    [InlineData("@ CAA 128 issue \"digicert.com\"", "one of them has flags")]
    [InlineData("@ CAA 0 issuemail \"digicert.com\"", "or a tag that a spec doesn't have")]
    [InlineData("@ CAA 0 iodef \"nobody\"", "iodef")]
    public void The_CAA_records_are_adopted_whole_or_not_at_all(string records, string reason)
    {
        Write("contoso.zone", $"{Head}{records}\ngranite CNAME granite.westus.cloudapp.azure.com.\n");
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Equal(reason.Length == 0, Read("cmg.yaml").Contains("  caa:\n", StringComparison.Ordinal));
        Assert.Equal(reason.Length == 0, run.Error.Length == 0);
    }

    [Theory]
    [InlineData("60 CNAME x.contoso.net.", "its TTL isn't that of the gateway's own record")]
    [InlineData("CNAME x_y.contoso.net.", "is no host name")]
    [InlineData("CNAME a.net.\n_acme-challenge.granite CNAME b.net.", "there are several")]
    public void A_challenge_that_a_spec_cannot_say_stays(string record, string reason)
    {
        Write("contoso.zone", $"{Head}granite CNAME granite.westus.cloudapp.azure.com.\n_acme-challenge.granite {record}\n");
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.StartsWith("contoso.zone(7,1): warning CMG8054: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x CNAME y\n", "contoso.zone(1,1): error CMG5051: Name 'x' is relative")]
    [InlineData("$ORIGIN contoso.com.\n  $INCLUDE\n$INCLUDE a\n", "contoso.zone(2,3): error CMG5051: ")]
    [InlineData("a.contoso.com. 60 CNAME b.\n", "contoso.zone(1,1): error CMG5052: ")]
    [InlineData("$ORIGIN _msdcs.contoso.com.\na 60 CNAME b.\n", "contoso.zone(1,1): error CMG5052: ")]
    [InlineData("$ORIGIN contoso.com.\na 60 CNAME b.\n", "contoso.zone(1,1): error CMG8057: ")]
    [InlineData("", "contoso.zone(1,1): error CMG5052: ")]
    [InlineData("\0\0\0\u0002", "contoso.zone(1,1): error CMG5051: The file holds the character NUL")]
    public void What_stops_it_is_an_error_and_nothing_is_written(string text, string message)
    {
        Write("contoso.zone", text);
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "cmg.yaml")));
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_spec_that_is()
    {
        Assert.StartsWith("none.zone(1,1): error CMG5050: ", Cmg("init", "--from-zone", "none.zone").Error, StringComparison.Ordinal);
        Write("cmg.yaml", Minimal);
        Assert.StartsWith("cmg.yaml(1,1): error CMG5014: ", Cmg("init", "--from-zone", "none.zone").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_spec_goes_to_standard_output_and_the_summary_beside_it()
    {
        Write("contoso.zone", "@ SOA ns h 1 2 3 4 60\ngranitefalls 3600 CNAME granitefalls.westus.cloudapp.azure.com.\n");
        var run = Cmg("init", "-", "--from-zone", "contoso.zone", "--zone", "Contoso.com.");
        Assert.EndsWith(Minimal, run.Out, StringComparison.Ordinal);
        Assert.StartsWith("1 gateway, 0 warnings.", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "cmg.yaml")));
        Assert.Equal("# yaml-language-server: $schema=schemas/cmg.schema.json\n" + Cmg("init", "-").Out, File.ReadAllText(Repository.Path("cmg.sample.yaml")));
    }

    [Theory]
    [InlineData("--zone", "contoso.com")]
    [InlineData("--from-zone", "a", "--from-zone", "b", "--zone", "contoso.com")]
    [InlineData("--from-zone", "a", "--zone", "a_b")]
    [InlineData("-", "--format", "json")]
    [InlineData("--from-zone", "--zone")]
    public void What_does_not_go_together_is_an_error_of_usage(params string[] arguments)
    {
        var run = Cmg(["init", .. arguments]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CMG5020", run.Error + run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_gateways_as_show_has_them()
    {
        Write("contoso.zone", Head + "granite 60 CNAME granite.westus.cloudapp.azure.com.\n");
        var document = Json("init", "--from-zone", "contoso.zone");
        Assert.Equal("granite.contoso.com", (string)document["gateways"]![0]!["serviceName"]!);
        Assert.Equal(60, (int)document["gateways"]![0]!["cname"]!["ttl"]!);
        Assert.Empty(document["diagnostics"]!.AsArray());
    }

    /// <summary>PowerShell's '&gt;' writes UTF-16, Windows CRLF, and comments are in any encoding.</summary>
    [Fact]
    public void Encodings()
    {
        var text = ("; \u00fcber\r\n" + Head + "granitefalls CNAME granitefalls.westus.cloudapp.azure.com.").ReplaceLineEndings("\r\n");
        foreach (var encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1 })
        {
            File.WriteAllBytes(Path.Combine(Folder, "contoso.zone"), [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
            Assert.EndsWith(Minimal, Cmg("init", "-", "--from-zone", "contoso.zone").Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_fleet_of_a_thousand()
    {
        Write("contoso.zone", Head + string.Concat(Enumerable.Range(1, 1000).Select(i => $"granite{i} CNAME granite{i}.westus.cloudapp.azure.com.\n")));
        var run = Cmg("init", "--from-zone", "contoso.zone");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Wrote cmg.yaml. 1000 gateways, 0 warnings. Their 1000 records render as the zones have them.\n", run.Out, StringComparison.Ordinal);
    }

    private string WithoutComments(string name) =>
        string.Concat(Read(name).Split('\n').SkipLast(1).Where(line => !line.TrimStart().StartsWith('#')).Select(line => line + "\n"));
}
