using System.Collections.Immutable;
using System.Security.Cryptography;
using CmgIac.Cli;
using CmgIac.Cli.Commands;
using CmgIac.Core.Certificates;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// A spec asks for one request, whatever makes it: the policy file, OpenSSL's configuration and the PKCS#10 that cmg writes
/// itself agree in every field.
/// </summary>
public class OneRequestTest
{
    /// <summary>Baselines whose requests the second readers compare as well: variants, names, renewals, subjects.</summary>
    private static readonly string[] ReadTwice = ["002", "004", "005", "006", "019"];

    public static TheoryData<BaselineCase> Cases => [.. BaselineCase.All.Where(item => Directory.Exists(Path.Combine(item.Expected, "certificates")))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_three_ask_for_what_the_spec_says(BaselineCase item)
    {
        using var folder = new TemporaryFolder();
        item.CopyInputTo(folder.Path);
        Compare(Load(folder), Path.Combine(item.Expected, "certificates"), ReadTwice.Contains(item.Name[..3]));
    }

    /// <summary>Subjects of any text, renewals, further names, lengths and hashes.</summary>
    [Fact]
    public void All_three_ask_for_what_any_spec_says()
    {
        var text = HostileText.Of(",", "\"", "+", "%", ";", "=", "#", "\\", "<", "&", "*", "$", "ü", "日", "\uD83D\uDE00", "'", " ", "a", "b ").Generator
            .Where(value => value.Length is > 0 and <= 40 && !string.IsNullOrWhiteSpace(value) && value.All(c => c is >= ' ' and < '\u007F' or 'ü' or '日' or '\uD83D' or '\uDE00'))
            .Where(value => value.EnumerateRunes().All(rune => rune.Value != 0xFFFD));
        var names = Gen.Elements("", "www.contoso.com", "\"*.eu.contoso.com\", bücher.contoso.com", "b.contoso.com, a.contoso.com, c.contoso.com");
        var gateway =
            from organization in text
            from unit in text
            from place in text
            from more in names
            from settings in Gen.Elements("", "keyLength: 4096, hash: sha384", "hash: sha512, keyProvider: cng", "hash: sha256")
            select (organization, unit, place, more, settings);
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", "domain: contoso.com\nregion: westus\noutputs: []\ndns: {outputs: []}\ncertificate: {issuer: enterprise, template: CmgServer}\ngateways:\n"
            + string.Concat(gateway.Sample(12, 20).Select((item, index) =>
                $"- prefix: granite{index}\n  organization: {Quoted(item.organization)}\n  certificate: {{{item.settings}{(item.settings.Length > 0 ? ", " : "")}previousCommonName: Granite{index}.Contoso.com, "
                + $"alternativeNames: [{item.more}], subject: {{organizationalUnit: {Quoted(item.unit)}, locality: {Quoted(item.place)}, country: de}}}}\n")));
        var run = CmgRun.In(folder.Path, "render");
        Assert.True(run.ExitCode == 0, run.Error);
        Compare(Load(folder), Path.Combine(folder.Path, "rendered", "certificates"), readTwice: true);
    }

    private static void Compare(IEnumerable<GatewaySpec> gateways, string tree, bool readTwice)
    {
        foreach (var gateway in gateways.Where(gateway => gateway.IsRendered).DistinctBy(gateway => gateway.CommonNameKey))
        {
            var expected = RequestFields.OfSpec(gateway);
            var folder = Path.Combine(tree, gateway.CertificateFileName);
            using var key = OpenSsl.Key(expected.KeyBits);
            var written = PemEncoding.WriteString("CERTIFICATE REQUEST", SigningRequest.Write(gateway, key));
            RequestFields.AssertSame(expected, Pkcs10.Read(written));

            var policy = Path.Combine(folder, "certreq", "request.inf");
            if (File.Exists(policy))
            {
                RequestFields.AssertSame(expected, RequestFields.OfPolicy(policy));
            }

            var config = Path.Combine(folder, "openssl", "request.cnf");
            if (File.Exists(config) && readTwice)
            {
                var made = OpenSsl.RequestPem(config, expected.KeyBits);
                RequestFields.AssertSame(expected, Pkcs10.Read(made));
                Assert.Equal(ReadByGnuTls(made), ReadByGnuTls(written));
                Assert.Equal(ReadByOpenSsl(made), ReadByOpenSsl(written));
            }
        }
    }

    /// <summary>All that GnuTLS says of a request whose signature is right: it shows no string types, and the key is the same.</summary>
    private static string ReadByGnuTls(string pem)
    {
        var run = ProgramRun.Fed(Oracle.Require("certtool", "gnutls-bin"), pem, "--crq-info");
        Assert.Contains("Self signature: verified", run.Output, StringComparison.Ordinal);
        return run.Output.Split("-----BEGIN")[0];
    }

    /// <summary>All that OpenSSL says up to the signature, string types included.</summary>
    private static string ReadByOpenSsl(string pem)
    {
        var run = ProgramRun.Fed(OpenSsl.Program, pem, "req", "-verify", "-noout", "-text", "-nameopt", "utf8,sep_multiline,show_type");
        Assert.Contains("verify OK", run.Errors, StringComparison.Ordinal);
        return run.Output.Split("Signature Value:")[0];
    }

    private static ImmutableArray<GatewaySpec> Load(TemporaryFolder folder)
    {
        using var output = new StringWriter();
        var shell = new Shell(output, output, folder.Path, CmgRun.Today, UseColour: false);
        var loaded = Pipeline.Load(new SpecQuestion(["."], null, null, CmgRun.Today, ReportFormat.Text), shell);
        Assert.False(loaded.HasErrors);
        return loaded.Value!.Fleet.Gateways;
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
