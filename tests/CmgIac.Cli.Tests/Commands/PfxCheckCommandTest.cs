using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary><c>cmg certificate check</c> on PFX files: how it comes by the passphrase, exit codes, and the certificates within.</summary>
public sealed class PfxCheckCommandTest : Fixture
{
    private const string Secret = PfxWriter.Secret;

    private static string Request { get; } = Repository.Path("examples/minimal/rendered/certificates/granitefalls.contoso.com/certreq/request.inf");

    [Fact]
    public void Whatever_gives_the_passphrase_it_opens()
    {
        Pfx("gateway.pfx", "-legacy");
        Write("secret", Secret + "\r\nanother line\n");
        var fine = new CmgRun(0, "0 errors, 0 warnings\n", "");
        Assert.Equal(fine, Cmg("certificate", "check", "gateway.pfx", "--passphrase-file", "secret"));
        Assert.Equal(fine, CmgWith("KEY", Secret, "certificate", "check", "gateway.pfx", "--passphrase-env", "KEY"));
        Assert.Equal(fine, CmgAnswered([Secret], "certificate", "check", "gateway.pfx"));
    }

    [Fact]
    public void One_question_for_several_files_and_none_without_a_pfx()
    {
        Pfx("a.pfx", "-legacy");
        Pfx("b.p12", "-legacy", "-keypbe", "NONE");
        File.Copy(Request, Path.Combine(Folder, "request.inf"));
        Assert.Equal(0, CmgAnswered([], "certificate", "check", "request.inf").ExitCode);
        Assert.Equal(0, CmgAnswered([Secret], "certificate", "check", "request.inf", "a.pfx", "b.p12").ExitCode);
    }

    [Fact]
    public void Nobody_to_ask_is_said_once_and_the_other_files_are_checked()
    {
        Pfx("a.pfx");
        Pfx("b.pfx");
        Write("bad.inf", File.ReadAllText(Request).Replace("2048", "1024", StringComparison.Ordinal));
        var run = Cmg("certificate", "check", "a.pfx", "b.pfx", "bad.inf");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["CMG7021", "CMG7083"], CodesOf(run).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("correct-horse-7")]
    [InlineData(Secret + " ")]
    [InlineData("")]
    public void A_wrong_passphrase_is_an_error_and_never_shown(string wrong)
    {
        Pfx("gateway.pfx");
        foreach (var format in new[] { "text", "json" })
        {
            var run = CmgAnswered([wrong], "certificate", "check", "gateway.pfx", "--format", format);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("CMG7181", run.Out + run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("orse-7", run.Out + run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", 0, "CMG7188")]
    [InlineData("-legacy -passout pass:", 2, "CMG7184")]
    [InlineData("-legacy -nomac", 0, "CMG7185")]
    [InlineData("-legacy -certpbe NONE", 0, "")]
    public void Exit_codes(string options, int exitCode, string code)
    {
        Pfx("gateway.pfx", options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var run = CmgAnswered([Secret], "certificate", "check", "gateway.pfx");
        Assert.Equal((exitCode, code), (run.ExitCode, string.Join(' ', CodesOf(run))));
    }

    [Fact]
    public void Content_decides_before_the_name()
    {
        Pfx("gateway.pem", "-legacy");
        Write("certificate.pfx", string.Concat(PfxWriter.Chain.Select(certificate => certificate.ExportCertificatePem() + "\n")));
        Assert.Equal(0, CmgAnswered([Secret], "certificate", "check", "gateway.pem").ExitCode);
        Assert.Equal(0, CmgAnswered([], "certificate", "check", "certificate.pfx").ExitCode);
        Write("empty.pfx", "");
        Write("text.pfx", "no PFX at all\n");
        foreach (var name in new[] { "empty.pfx", "text.pfx" })
        {
            var run = CmgAnswered([], "certificate", "check", name);
            Assert.Equal((1, "CMG7180"), (run.ExitCode, string.Join(' ', CodesOf(run))));
        }
    }

    /// <summary>The certificates go through the checks of any certificate; the chain must be there.</summary>
    [Fact]
    public void Its_chain_must_be_whole()
    {
        using var writer = new PfxWriter();
        File.WriteAllBytes(Path.Combine(Folder, "alone.pfx"), writer.OpenSslOf("leaf.pem", "-inkey", "key.pem", "-legacy", "-passout", "pass:" + Secret));
        var run = CmgAnswered([Secret], "certificate", "check", "alone.pfx");
        Assert.Equal((2, "CMG7154"), (run.ExitCode, string.Join(' ', CodesOf(run))));
        File.WriteAllBytes(
            Path.Combine(Folder, "issuing.pfx"), writer.OpenSslOf("leaf.pem", "-inkey", "key.pem", "-legacy", "-certfile", "issuing.pem", "-passout", "pass:" + Secret));
        Assert.Equal(0, CmgAnswered([Secret], "certificate", "check", "issuing.pfx").ExitCode);
    }

    [Fact]
    public void All_gateways_that_share_a_wildcard_s_key_are_named()
    {
        Write("cmg.yaml", "domain: contoso.com\nregion: westus\ncertificate: {wildcard: true}\ngateways:\n  - {prefix: granite2}\n  - {prefix: granite10}\n");
        using var writer = new PfxWriter();
        File.WriteAllBytes(
            Path.Combine(Folder, "gateway.pfx"),
            writer.OpenSslOf("wildcard.pem", "-inkey", "other-key.pem", "-legacy", "-certfile", "chain.pem", "-passout", "pass:" + Secret));
        var run = CmgAnswered([Secret], "certificate", "check", "gateway.pfx", "--spec", "cmg.yaml");
        Assert.Equal("gateway.pfx: PFX of '*.contoso.com', for granite2.contoso.com, granite10.contoso.com\n0 errors, 0 warnings\n", run.Out);
    }

    [Theory]
    [InlineData("granitefalls", "capi", "Microsoft RSA SChannel Cryptographic Provider", "")]
    [InlineData("granitefalls", "cng", "Microsoft RSA SChannel Cryptographic Provider", "CMG7201")]
    [InlineData("granitefalls", "cng", "Microsoft Software Key Storage Provider", "")]
    [InlineData("graniteridge", "capi", "Microsoft RSA SChannel Cryptographic Provider", "CMG7061")]
    public void Against_a_spec(string prefix, string keyProvider, string provider, string codes)
    {
        Write("cmg.yaml", $"domain: contoso.com\nprefix: {prefix}\nregion: westus\ncertificate: {{keyProvider: {keyProvider}}}\n");
        Pfx("gateway.pfx", "-legacy", "-CSP", provider);
        var run = CmgAnswered([Secret], "certificate", "check", "gateway.pfx", "--spec", "cmg.yaml");
        Assert.Equal(codes, string.Join(' ', CodesOf(run)));
    }

    private static IEnumerable<string> CodesOf(CmgRun run) =>
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.RegularExpressions.Regex.Match(line, "CMG[0-9]{4}").Value);

    private void Pfx(string name, params string[] options)
    {
        using var writer = new PfxWriter();
        File.WriteAllBytes(Path.Combine(Folder, name), writer.OpenSsl(options));
    }
}
