using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;
using System.Text.RegularExpressions;
using CmgIac.Core.Certificates;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CmgIac.Core.Tests.Oracles.Windows;

/// <summary>
/// Windows' own readers, as Wine has them, find in policy files what ours find and what the spec says. Two differences are
/// Wine's: it takes BMP strings where a flag asks for UTF-8 strings ("CertStrToNameA function":
/// CERT_NAME_STR_ENABLE_UTF8_UNICODE_FLAG, CERT_RDN_UTF8_STRING instead of CERT_RDN_UNICODE_STRING), and it cuts long fields.
/// </summary>
public sealed partial class WindowsInfTest(Wine wine) : IClassFixture<Wine>
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["CN"] = "2.5.4.3", ["OU"] = "2.5.4.11", ["O"] = "2.5.4.10", ["L"] = "2.5.4.7", ["S"] = "2.5.4.8", ["C"] = "2.5.4.6",
    };

    /// <summary>What X.500 names or INF files read as more than itself, and what isn't in ASCII.</summary>
    private static readonly string[] Hostile =
    [
        ",", "\"", "+", "%", ";", "=", "#", "\\", "<", ">", "'", "&", "*", "@", "_", "|", "[", "]", "{", "}", "$", "%%", "%x%", "\"\"",
        "\\\"", ",,", ", ", "ü", "日本", "\uD83D\uDE00", "\u00A0", "\u3000", "\u2019", " ",
    ];

    [Fact]
    public void Rendered_files_read_as_they_do_here()
    {
        var paths = BaselineTest.Trees.Select(tree => Repository.Path(tree.Data))
            .SelectMany(tree => Directory.GetFiles(tree, "request.inf", SearchOption.AllDirectories)).ToList();
        Assert.NotEmpty(paths);
        AssertSame(paths.ConvertAll(File.ReadAllBytes));
    }

    /// <summary>From the spec to what Windows encodes: each hostile piece in each place of a value, and several at once.</summary>
    [Fact]
    public void A_subject_of_any_text_arrives_at_Windows_as_the_spec_has_it()
    {
        var places = Hostile.SelectMany(piece => new[] { piece + "a", "a" + piece, "a" + piece + "b", piece + piece + "a" + piece });
        var mixtures = HostileText.Of([.. Hostile, "a", "b "]).Generator.Where(IsOrganization).Sample(200, 12);
        var spec = Spec([.. places, .. mixtures]);
        var gateways = Specs.Gateways(spec);
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", spec);
        var run = CmgRun.In(folder.Path, "render");
        Assert.True(run.ExitCode == 0, run.Error);

        var files = gateways.Select(gateway => File.ReadAllBytes(Path.Combine(
            folder.Path, "rendered", "certificates", gateway.CommonName, "certreq", "request.inf"))).ToList();
        AssertSame(files);
        foreach (var (gateway, file) in gateways.Zip(files))
        {
            var request = CertreqReader.Read(PolicyText.Decode(file)!.Text).Value;
            Assert.Equal(gateway.Subject.Attributes, request.Subject!.Value.SelectMany(name => name.Attributes));

            // Windows would make BMP strings of it otherwise, which RFC 5280 4.1.2.4 no longer lets a CA issue to new subjects.
            Assert.Equal(!gateway.Subject.Attributes.All(part => part.Value.All(IsPrintable)), request.X500NameFlags?.Value.HasFlag(X500NameFlags.EnableUtf8) == true);
        }
    }

    /// <summary>Any text, in any state of syntax: where Windows takes it for an INF, it has the sections and entries that we read.</summary>
    [Fact]
    public void Any_INF_reads_as_it_does_here()
    {
        var texts = HostileText.Of("[", "]", "[a]\r\n", "a", "b", "=", ",", "\"", "\"\"", "\\", "\\\r\n", ";", " ", "\t", "\r\n", "\n", "%", "%%", "%x%", "ü")
            .Generator.Where(text => IsLines(text) && !Unsettled().IsMatch(text)).Sample(500, 20)
            .Select(text => $"[Version]\r\nSignature=\"$Windows NT$\"\r\n[Strings]\r\nx=\"y;z\"\r\n[Test]\r\n{text}\r\n").ToList();
        var windows = wine.Read(texts.Select(text => (byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));
        var good = 0;
        foreach (var (text, inf) in texts.Zip(windows))
        {
            var (ours, problems) = InfReader.Read(text);
            if (problems.IsEmpty)
            {
                good++;
                Assert.Equal(0u, inf.Error);
                Assert.Equal(WindowsInf.Show(ours), inf.Lines);
            }
        }

        Assert.InRange(good, texts.Count / 4, texts.Count);
    }

    /// <summary>
    /// Where Windows isn't known: blanks between a backslash and the end of its field. A CR alone ends a line here and is a
    /// blank to Windows; no editor writes one.
    /// </summary>
    [GeneratedRegex(@"\\[ \t]+[=,]|\r(?!\n)")]
    private static partial Regex Unsettled();

    /// <summary>The texts as parts of subjects, four in each.</summary>
    private static string Spec(IEnumerable<string> texts) =>
        "domain: contoso.com\nregion: westus\noutputs: []\ndns: {outputs: []}\ncertificate: {issuer: enterprise, template: CmgServer, outputs: [certreq]}\ngateways:\n"
        + string.Concat(texts.Select(Quoted).Chunk(4).Select((parts, index) =>
            $"- {{prefix: granite{index}, organization: {parts[0]}, certificate: {{subject: {{organizationalUnit: {parts[^1]}, locality: {parts[parts.Length / 2]}, state: {parts[1 % parts.Length]}, country: US}}}}}}\n"));

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>What the spec takes as text, if it isn't longer than certificates can hold.</summary>
    private static bool IsOrganization(string text) =>
        text.Length is > 0 and <= 30 && IsLines(text) && !text.AsSpan().ContainsAny('\r', '\n', '\t') && !string.IsNullOrWhiteSpace(text);

    /// <summary>Without NUL, Ctrl-Z, which ends an INF, lone surrogates and what ends lines elsewhere.</summary>
    private static bool IsLines(string text) =>
        text.All(c => c is '\r' or '\n' or '\t' or (>= ' ' and < '\u007F') or (>= '\u00A0' and not ('\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE')))
        && text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);

    private void AssertSame(IReadOnlyList<byte[]> files)
    {
        foreach (var (bytes, windows) in files.Zip(wine.Read(files)))
        {
            Assert.Equal((0u, 0), (windows.Error, windows.Line));
            var text = PolicyText.Decode(bytes)!.Text;
            var inf = InfReader.Read(text);
            Assert.Empty(inf.Problems);
            Assert.Equal(WindowsInf.Show(inf.Value), windows.Lines);

            var request = CertreqReader.Read(inf.Value).Value;
            if (request.SubjectText!.Value.Length <= WindowsInf.Longest)
            {
                Assert.Equal(0u, windows.NameError);
                Assert.Equal(Expected(request), WindowsAttribute.Read(windows.Name.AsMemory()));
            }
        }
    }

    private static IEnumerable<WindowsAttribute> Expected(CertreqRequest request) =>
        from name in request.Subject!.Value
        let part = Assert.Single(name.Attributes)
        select new WindowsAttribute(Types[part.Key], part.Value.All(IsPrintable) ? UniversalTagNumber.PrintableString : UniversalTagNumber.BMPString, part.Value);

    private static bool IsPrintable(char c) => char.IsAsciiLetterOrDigit(c) || " '()+,-./:=?".Contains(c, StringComparison.Ordinal);
}
