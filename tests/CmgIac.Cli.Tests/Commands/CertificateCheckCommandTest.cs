using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary><c>cmg certificate check</c> as a whole: exit codes, forms, and which certificate of a spec a file is for.</summary>
public class CertificateCheckCommandTest : Fixture
{
    private const string Fleet = "domain: contoso.com\nregion: westus\ngateways:\n  - {prefix: granitefalls}\n  - {prefix: graniteridge}\n";

    private static string Good { get; } = File.ReadAllText(
        Repository.Path("examples/minimal/rendered/certificates/granitefalls.contoso.com/certreq/request.inf"));

    [Fact]
    public void A_good_file_is_fine()
    {
        Write("request.inf", Good);
        Write("cmg.yaml", Minimal);
        Assert.Equal(new CmgRun(0, "0 errors, 0 warnings\n", ""), Cmg("certificate", "check", "request.inf"));
        Assert.Equal(
            new CmgRun(0, "request.inf: policy file of 'granitefalls.contoso.com', for granitefalls.contoso.com\n0 errors, 0 warnings\n", ""),
            Cmg("certificate", "check", "--spec", "cmg.yaml", "request.inf"));
    }

    [Theory]
    [InlineData("Exportable = TRUE", "Exportable = FALSE", 2)]
    [InlineData("SMIME = FALSE", "SMIME = TRUE", 0)]
    [InlineData("[Version]", "Version", 1)]
    public void Exit_codes(string from, string to, int expected)
    {
        Write("request.inf", Good.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(expected, Cmg("certificate", "check", "request.inf").ExitCode);
    }

    /// <summary>Whatever stands behind the name, its section is known, and what stands in it isn't missed.</summary>
    [Theory]
    [InlineData("[Version]", "[Version  ")]
    [InlineData("[NewRequest]", "[NewRequest ; of the gateway")]
    [InlineData("[EnhancedKeyUsageExtension]", "[EnhancedKeyUsageExtension ; purposes")]
    [InlineData("[EnhancedKeyUsageExtension]", "[EnhancedKeyUsageExtension\t")]
    [InlineData("[Extensions]", "[ Extensions;")]
    public void A_header_without_its_bracket_is_one_mistake(string from, string to)
    {
        Write("request.inf", Good.Replace(from, to, StringComparison.Ordinal));
        Write("cmg.yaml", Minimal);
        foreach (var run in new[] { Cmg("certificate", "check", "request.inf"), Cmg("certificate", "check", "request.inf", "--spec", "cmg.yaml") })
        {
            Assert.Contains("error CMG7005:", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_that_can_t_be_read_outweighs_one_that_doesn_t_fit()
    {
        Write("bad.inf", Good.Replace("2048", "1024", StringComparison.Ordinal));
        var run = Cmg("certificate", "check", "bad.inf", "none.inf", ".");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["CMG7002", "CMG7021", "CMG7002"],
            run.Error.TrimEnd().Split('\n').Select(line => line.Split(' ')[2].TrimEnd(':')));
    }

    [Fact]
    public void Json_counts_and_has_fixes()
    {
        Write("request.inf", Good.Replace("sha256", "sha1", StringComparison.Ordinal));
        var document = Json("certificate", "check", "request.inf");
        Assert.Equal((1, 0), ((int)document["errors"]!, (int)document["warnings"]!));
        var diagnostic = Assert.Single(document["diagnostics"]!.AsArray())!;
        Assert.Equal(("CMG7020", "sha256", 17), ((string)diagnostic["code"]!, (string)diagnostic["fix"]!["text"]!, (int)diagnostic["fix"]!["column"]!));
        Assert.Equal(0, (int)Json("certificate", "check", "--gateway", "x")["warnings"]!);
    }

    [Theory]
    [InlineData("granitefalls.contoso.com", null, "")]
    [InlineData("graniteridge.contoso.com", null, "")]
    [InlineData("graniteridge.contoso.com", "GraniteRidge.contoso.com", "")]
    [InlineData("graniteridge.contoso.com", "granitefalls.contoso.com", "CMG7061")]
    [InlineData("granitehill.contoso.com", null, "CMG7060")]
    public void The_common_name_or_the_gateway_chooses_the_certificate(string commonName, string? gateway, string expected)
    {
        Write("cmg.yaml", Fleet);
        Write("request.inf", Good.Replace("granitefalls.contoso.com", commonName, StringComparison.Ordinal));
        var run = Cmg(["certificate", "check", "request.inf", "--spec", "cmg.yaml", .. gateway is null ? [] : new[] { "--gateway", gateway }]);
        Assert.Equal(expected.Length == 0 ? 0 : 2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RequestType = PKCS10", "RequestType = CMC", "issuer: public", "CMG7065")]
    [InlineData("RequestType = PKCS10", "RequestType = CMC", "issuer: enterprise, template: CmgServer", "CMG7066")]
    [InlineData("[Extensions]", "[RequestAttributes]\r\nCertificateTemplate = WebServer\r\n[Extensions]", "issuer: enterprise, template: CmgServer", "CMG7065")]
    [InlineData("[Extensions]", "[RequestAttributes]\r\nCertificateTemplate = CmgServer\r\n[Extensions]", "issuer: enterprise, template: CmgServer", null)]
    [InlineData("[Extensions]", "[RequestAttributes]\r\nCertificateTemplate = CmgServer\r\n[Extensions]", "issuer: public", "CMG7065")]
    [InlineData("KeyLength = 2048", "KeyLength = 1024", "keyLength: 4096", "CMG7021")]
    [InlineData("sha256", "sha512", "hash: sha512", null)]
    public void One_mistake_against_the_spec_is_one_diagnostic(string from, string to, string certificate, string? expected)
    {
        Write("cmg.yaml", Minimal + $"certificate: {{{certificate}}}\n");
        Write("request.inf", Good.Replace(from, to, StringComparison.Ordinal));
        var found = Json("certificate", "check", "request.inf", "--spec", "cmg.yaml")["diagnostics"]!.AsArray();
        Assert.Equal(expected is null ? [] : [expected], found.Select(item => (string)item!["code"]!));
    }

    [Fact]
    public void A_broken_spec_ends_the_run()
    {
        Write("cmg.yaml", "prefix: granite-falls\n");
        Write("request.inf", Good);
        var run = Cmg("certificate", "check", "request.inf", "--spec", "cmg.yaml");
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("CMG7", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_is_one_of_a_spec()
    {
        Write("request.inf", Good);
        var run = Cmg("certificate", "check", "request.inf", "--gateway", "granitefalls.contoso.com");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("cmg certificate check: error CMG5020: '--gateway' chooses from a spec", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_hundred_are_shown()
    {
        Write("request.inf", Good.Replace("SMIME", string.Concat(Enumerable.Repeat("FriendlyName = x\r\n", 130)) + "SMIME", StringComparison.Ordinal));
        var run = Cmg("certificate", "check", "request.inf");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error CMG7099: … and 30 more.", run.Error, StringComparison.Ordinal);
    }
}
