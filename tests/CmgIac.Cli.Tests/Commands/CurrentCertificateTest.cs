using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>The certificate in use that a spec names: its spelling counts in every verb, and what is wrong with its file is told.</summary>
public class CurrentCertificateTest : Fixture
{
    private const string Key = "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n";

    private static readonly Lazy<string> Capitals = new(() => Certificate("GraniteFalls.contoso.com"));

    private static readonly Lazy<string> Lower = new(() => Certificate("granitefalls.contoso.com"));

    [Fact]
    public void Its_spelling_counts_as_if_the_previous_common_name_had_been_written()
    {
        Write("named/cmg.yaml", Minimal + "certificate: {previousCommonName: GraniteFalls.contoso.com}\n");
        Write("current/cmg.yaml", Minimal + "certificate: {current: ../certs/granitefalls.cer}\n");
        Write("certs/granitefalls.cer", Capitals.Value);

        Assert.Equal(
            Json("show", "named")["gateways"]!.ToJsonString(),
            Json("show", "current")["gateways"]!.ToJsonString());
        Assert.Equal(["CMG3024"], Codes("validate", "current"));
        Assert.Equal(0, Cmg("render", "named", "-o", "a").ExitCode);
        Assert.Equal(0, Cmg("render", "current", "-o", "b").ExitCode);
        const string request = "certificates/granitefalls.contoso.com/certreq/request.inf";
        Assert.Contains("CN=GraniteFalls.contoso.com", Read($"b/{request}"), StringComparison.Ordinal);
        Assert.Equal(Read($"a/{request}"), Read($"b/{request}"));
        Assert.Equal(0, Cmg("check", "current", "-o", "b").ExitCode);

        var run = CmgWith("KEY", "a long passphrase", "certificate", "request", "current", "--passphrase-env", "KEY");
        Assert.Equal(0, run.ExitCode);
        var subject = ProgramRun.Of(Oracle.Require("openssl", "openssl"), "req", "-in", Path.Combine(Folder, "granitefalls.contoso.com.csr.pem"), "-noout", "-subject");
        Assert.Contains("GraniteFalls.contoso.com", subject.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_warning_of_its_spelling_is_accepted_as_ever()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\nsuppress: [{code: CMG3024, reason: renewed}]\n");
        Write("granitefalls.cer", Capitals.Value);
        Assert.Equal("", Cmg("validate").Error);
    }

    /// <summary>Told at each place that names it, and read once.</summary>
    [Fact]
    public void Many_gateways_may_name_one()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n" + string.Concat(Enumerable.Range(0, 3).Select(i => $"  - {{prefix: granite{i}, certificate: {{current: a/../shared.cer}}}}\n")));
        Write("shared.cer", Lower.Value);
        Assert.Equal(["CMG7233", "CMG7233", "CMG7233"], Codes("validate"));
    }

    [Fact]
    public void DER_is_read()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        File.WriteAllBytes(Path.Combine(Folder, "granitefalls.cer"), IssuedCertificate.Der(Capitals.Value));
        Assert.Equal(["CMG3024"], Codes("validate"));
    }

    [Fact]
    public void In_lower_case_it_says_nothing()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer, previousCommonName: granitefalls.contoso.com}\n");
        Write("granitefalls.cer", Lower.Value);
        Assert.Equal((0, ""), (Cmg("validate").ExitCode, Cmg("validate").Error));
    }

    /// <summary>A pipeline without the file renders what the spec alone says.</summary>
    [Fact]
    public void A_file_that_is_not_there_is_a_warning()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: certs/granitefalls.cer}\n");
        var run = Cmg("render");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("cmg.yaml(5,24): warning CMG7230: The certificate in use 'certs/granitefalls.cer' is not there", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_can_t_be_read()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: certs}\n");
        Write("certs/granitefalls.cer", Lower.Value);
        AssertError("CMG7231", "it is a folder");
    }

    [Theory]
    [InlineData("", "nothing that cmg knows")]
    [InlineData("garbage", "nothing that cmg knows")]
    [InlineData("[Version]\r\nSignature=\"$Windows NT$\"\r\n", "a certreq policy file")]
    [InlineData(Key, "a private key")]
    public void Another_kind_of_file(string text, string word)
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.pem}\n");
        Write("granitefalls.pem", text.Length == 0 ? " " : text);
        AssertError("CMG7232", text is "" or "garbage" ? "granitefalls.pem" : word);
    }

    [Fact]
    public void A_certificate_that_breaks_off()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        var der = IssuedCertificate.Der(Lower.Value);
        File.WriteAllBytes(Path.Combine(Folder, "granitefalls.cer"), der[..(der.Length / 2)]);
        AssertError("CMG7232", "breaks off");
    }

    [Theory]
    [InlineData("/CN=graniteridge.contoso.com", "CMG7233", "graniteridge.contoso.com")]
    [InlineData("/CN=*.contoso.com", "CMG7233", "*.contoso.com")]
    [InlineData("/O=Contoso", "CMG7232", "no common name")]
    [InlineData("/CN=granitefalls.contoso.com/CN=b", "CMG7232", "several common names")]
    public void Another_name(string subject, string code, string word)
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", IssuedCertificate.Pem(subject, "20261001000000Z", "20270417235959Z"));
        AssertError(code, word);
    }

    [Theory]
    [InlineData("2027-04-17", null)]
    [InlineData("2027-04-18", "expired on 2027-04-17")]
    [InlineData("2026-10-01", null)]
    [InlineData("2026-09-30", "is valid from 2026-10-01 only")]
    public void Out_of_its_time_it_is_a_warning(string today, string? word)
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer}\n");
        Write("granitefalls.cer", Lower.Value);
        var run = Cmg("render", "--dry-run", "--as-of", today);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(word is null ? "" : "warning CMG7234: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(word is null, run.Error.Length == 0);
        Assert.Contains(word ?? "", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_disagrees_with_the_previous_common_name()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.cer, previousCommonName: GRANITEFALLS.contoso.com}\n");
        Write("granitefalls.cer", Capitals.Value);
        AssertError("CMG7235", "at cmg.yaml(5,62) is 'GRANITEFALLS.contoso.com'");
    }

    [Fact]
    public void A_private_key_beside_it_is_an_error_that_doesn_t_show_it()
    {
        Write("cmg.yaml", Minimal + "certificate: {current: granitefalls.pem}\n");
        Write("granitefalls.pem", Lower.Value + Key);
        AssertError("CMG7237", "private key");
        Assert.DoesNotContain("MAA=", Cmg("validate").Error, StringComparison.Ordinal);
    }

    /// <summary>A path is relative to its spec: one file has several.</summary>
    [Fact]
    public void Specs_in_several_folders_share_a_wildcard_certificate()
    {
        const string spec = "domain: contoso.com\nregion: westus\ncertificate: {wildcard: true, current: ";
        Write("a/cmg.yaml", spec + "wildcard.cer}\nprefix: granite1\n");
        Write("b/cmg.yaml", spec + "../a/wildcard.cer}\nprefix: granite2\n");
        Write("a/wildcard.cer", Certificate("*.contoso.com"));
        Assert.Equal((0, ""), (Cmg("validate", ".").ExitCode, Cmg("validate", ".").Error));
    }

    [Fact]
    public void A_retired_gateway_s_is_not_read()
    {
        Write("cmg.yaml", Minimal + "state: retired\ncertificate: {current: granitefalls.cer}\n");
        Assert.Equal("", Cmg("validate").Error);
    }

    private static string Certificate(string commonName) => IssuedCertificate.Pem($"/CN={commonName}", "20261001000000Z", "20270417235959Z");

    private void AssertError(string code, string word)
    {
        var run = Cmg("validate");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"cmg.yaml(5,24): error {code}: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(word, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Cmg("render").ExitCode);
        Assert.Empty(Files());
    }

    private IEnumerable<string> Codes(params string[] arguments) =>
        Json(arguments)["diagnostics"]!.AsArray().Select(item => (string)item!["code"]!);
}
