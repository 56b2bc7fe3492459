using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>The calendar of certificates, from the command line to each of its three forms.</summary>
public class CertificateCalendarCommandTest : Fixture
{
    private static readonly Lazy<string> InUse = new(() => Pem("granitefalls.contoso.com", "20270417235959Z"));

    [Fact]
    public void From_the_certificate_that_the_spec_names()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", InUse.Value);
        var answer = Json("certificate", "calendar", "--until", "2027-06-01");

        Assert.Equal(("2026-11-24", "2027-06-01"), ((string)answer["asOf"]!, (string)answer["until"]!));
        var certificate = Assert.Single(answer["certificates"]!.AsArray())!;
        Assert.Equal("current", (string)certificate["basis"]!);
        Assert.Equal("public", (string)certificate["issuer"]!);
        Assert.Equal("2026-10-01T00:00:00Z", (string)certificate["current"]!["notBefore"]!);
        Assert.Equal("2027-04-17T23:59:59Z", (string)certificate["current"]!["notAfter"]!);
        Assert.Equal((199, 2, "2027-03-14"), ((int)certificate["validityDays"]!, (int)certificate["renewalsAYear"]!, (string)certificate["validationReusableUntil"]!));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                [{"start":"2027-03-19","latest":"2027-04-16","expires":"2027-04-17","issued":"2027-03-19","validityDays":99,"validatesAgain":true},
                 {"start":"2027-05-27","latest":"2027-06-24","expires":"2027-06-25","issued":"2027-05-27","validityDays":99,"validatesAgain":false}]
                """),
            certificate["renewals"]), certificate["renewals"]!.ToJsonString());
    }

    [Fact]
    public void Text_is_a_table()
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("certificate", "calendar", "--until", "2027-06-01");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """
            granitefalls.contoso.com
              gateways            granitefalls.contoso.com
              certificate in use  not known: as if it were requested on 2026-11-24
              issued today        199 days, at least 2 renewals a year
              renew from  at the latest  valid until  new: days  domain validation
              2027-05-12  2027-06-09     2027-06-10          99  again

            """.ReplaceLineEndings("\n"),
            run.Out);
    }

    [Fact]
    public void Certificates_handed_in_take_the_place_of_those_in_the_spec()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", InUse.Value);
        Write("new.cer", Pem("granitefalls.contoso.com", "20270501235959Z"));
        Write("old.cer", Pem("granitefalls.contoso.com", "20261201235959Z"));
        var answer = Json("certificate", "calendar", "--certificates", "old.cer", "new.cer", "old.cer");
        Assert.Equal("2027-05-01T23:59:59Z", (string)answer["certificates"]![0]!["current"]!["notAfter"]!);
        Assert.Equal("2026-12-01T23:59:59Z", (string)Json("certificate", "calendar", "--certificates", "old.cer", "--gateway", "granitefalls.contoso.com")["certificates"]![0]!["current"]!["notAfter"]!);
    }

    [Fact]
    public void What_is_handed_in_and_does_not_fit_is_told()
    {
        Write("cmg.yaml", Minimal);
        Write("capitals.cer", Pem("GRANITEFALLS.contoso.com", "20270501235959Z"));
        Write("other.cer", Pem("graniteridge.contoso.com", "20270501235959Z"));
        var run = Cmg("certificate", "calendar", "--certificates", "capitals.cer", "other.cer");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("capitals.cer(1,1): warning CMG7235: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("other.cer(1,1): warning CMG7236: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("valid until 2027-05-01\n", run.Out, StringComparison.Ordinal);

        Write("bad.cer", "garbage");
        run = Cmg("certificate", "calendar", "--certificates", "bad.cer", "--format", "ics");
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("bad.cer(1,1): error CMG7232: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("CMG7231", (string)Json("certificate", "calendar", "--certificates", "none.cer")["diagnostics"]![0]!["code"]!);
    }

    [Fact]
    public void ICalendar_is_the_same_bytes_each_time_and_nothing_else_on_stdout()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: gone.cer}\n");
        var (first, second) = (Cmg("certificate", "calendar", "--format", "ics"), Cmg("certificate", "calendar", "--format", "ics"));
        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first.Out, second.Out);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", first.Out, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", first.Out, StringComparison.Ordinal);
        Assert.Contains("warning CMG7230: ", first.Error, StringComparison.Ordinal);
        Assert.Contains("DTSTAMP:20281231T000000Z\r\n", Cmg("certificate", "calendar", "--format", "ics", "--as-of", "2028-12-31").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--until", "2027-02-29", "'2027-02-29' is no day for '--until'")]
    [InlineData("--format", "xml", "'--format' is text, json or ics.")]
    public void What_can_t_be_understood(string option, string value, string word)
    {
        Write("cmg.yaml", Minimal);
        var run = Cmg("certificate", "calendar", option, value);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(word, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_renewal_is_told_however_far()
    {
        Write("cmg.yaml", Minimal);
        Assert.Single(Json("certificate", "calendar", "--until", "2026-11-24")["certificates"]![0]!["renewals"]!.AsArray());
    }

    [Fact]
    public void The_end_of_time_is_no_obstacle()
    {
        Write("cmg.yaml", Minimal);
        Assert.Equal(0, Cmg("certificate", "calendar", "--as-of", "9999-12-31").ExitCode);
        Assert.Equal(0, Cmg("next", "--as-of", "9999-12-31").ExitCode);
        Assert.Equal(0, Cmg("certificate", "calendar", "--as-of", "0001-01-01").ExitCode);
    }

    [Fact]
    public void An_error_leaves_the_other_arrays_empty()
    {
        Write("cmg.yaml", "domain: contoso.com\n");
        Assert.Empty(Json("certificate", "calendar")["certificates"]!.AsArray());
        Assert.Empty(Json("certificate", "calendar", "--nope")["certificates"]!.AsArray());
        Assert.Equal(1, Cmg("certificate", "calendar").ExitCode);
    }

    private static string Pem(string commonName, string notAfter) => IssuedCertificate.Pem($"/CN={commonName}", "20261001000000Z", notAfter);
}
