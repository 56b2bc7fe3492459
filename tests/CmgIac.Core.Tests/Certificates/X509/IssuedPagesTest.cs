using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>
/// Every page from CMG7100 to CMG7159 and from CMG7203 to CMG7229 describes a file, and shows what cmg says of it: exactly that, so that every code is
/// produced here. The file is made by the entry of the page's code.
/// </summary>
public partial class IssuedPagesTest
{
    private static readonly Forged Good = new();
    private static readonly Forged Root = Forged.Authority("Contoso Root", "rsa2048-root", "Contoso Root", "rsa2048-root");
    private static readonly Forged Issuing = Forged.Authority("Contoso Issuing", "rsa2048-ca", "Contoso Root", "rsa2048-root");
    private static readonly Forged Server = Good with { Issuer = Issuing.Subject, SigningKey = Issuing.Key };

    private static readonly Dictionary<string, Func<byte[]>> Files = new(StringComparer.Ordinal)
    {
        ["CMG7100"] = () => Forged.KeyOf("rsa2048").ExportPkcs8PrivateKey(),
        ["CMG7101"] = () => Good.Certificate()[..500],
        ["CMG7102"] = () => Changed(Good.Request()),
        ["CMG7103"] = () => (Good with { HasChallengePassword = true }).Request(),
        ["CMG7104"] = () => Encoding.ASCII.GetBytes(Forged.Pem("CERTIFICATE", Good.Certificate()) + Forged.Pem("PRIVATE KEY", Forged.KeyOf("rsa2048").ExportPkcs8PrivateKey())),
        ["CMG7105"] = () => (Good with { Names = null, Purposes = null, Usage = null }).Request(),
        ["CMG7106"] = () => (Good with { Template = "WebServer" }).Request(),
        ["CMG7110"] = () => (Good with { Names = null }).Certificate(),
        ["CMG7111"] = () => (Good with { Names = ["dns:www.contoso.com"] }).Certificate(),
        ["CMG7112"] = () => (Good with { Names = ["dns:contoso.com", "dns:granitefalls.contoso.com"] }).Certificate(),
        ["CMG7113"] = () => (Good with { Names = ["dns:granitefalls.contoso.com", "ip:0A000001"] }).Certificate(),
        ["CMG7114"] = () => (Good with { Names = ["dns:granitefalls.contoso.com", "dns:granitefalls.contoso.com."] }).Certificate(),
        ["CMG7115"] = () => (Good with { Subject = ["2.5.4.3=*.contoso.com"], Names = ["dns:*.contoso.com"] }).Certificate(),
        ["CMG7116"] = () => Good.Certificate(),
        ["CMG7117"] = () => (Good with { Names = ["dns:granitefalls.contoso.com", "dns:mail.contoso.com"] }).Certificate(),
        ["CMG7120"] = () => (Good with { Key = "ec" }).Certificate(),
        ["CMG7121"] = () => (Good with { Key = "rsa3072" }).Certificate(),
        ["CMG7122"] = () => (Good with { Key = "rsa2048-e3" }).Certificate(),
        ["CMG7123"] = () => Good.Certificate(),
        ["CMG7124"] = () => (Good with { Hash = HashAlgorithmName.SHA1 }).Certificate(),
        ["CMG7125"] = () => (Good with { Padding = RSASignaturePadding.Pss }).Certificate(),
        ["CMG7126"] = () => Good.Certificate(),
        ["CMG7130"] = () => (Good with { Purposes = null }).Certificate(),
        ["CMG7131"] = () => (Good with { Purposes = ["1.3.6.1.5.5.7.3.2"] }).Certificate(),
        ["CMG7132"] = () => (Good with { Purposes = ["1.3.6.1.5.5.7.3.1", "2.5.29.37.0"] }).Certificate(),
        ["CMG7133"] = () => (Good with { Usage = 0x08 }).Certificate(),
        ["CMG7134"] = () => Issuing.Certificate(),
        ["CMG7135"] = () => (Good with { Version = 1 }).Certificate(),
        ["CMG7136"] = () => (Good with { Issuer = Good.Subject, SigningKey = Good.Key }).Certificate(),
        ["CMG7140"] = () => Good.Certificate(),
        ["CMG7141"] = () => Good.Certificate(),
        ["CMG7142"] = () => Good.Certificate(),
        ["CMG7143"] = () => (Good with { NotAfter = new(2027, 11, 30, 23, 59, 59, TimeSpan.Zero) }).Certificate(),
        ["CMG7144"] = () => (Good with { NotAfter = new(2026, 10, 31, 0, 0, 0, TimeSpan.Zero) }).Certificate(),
        ["CMG7145"] = () => (Good with { Lists = ["ldap:///CN=Contoso Issuing,CN=CDP", "http://pki.contoso.local/issuing.crl"] }).Certificate(),
        ["CMG7150"] = () => Chain(Server, Server with { Subject = ["2.5.4.3=graniteridge.contoso.com"] }, Issuing),
        ["CMG7151"] = () => Chain(Server, Issuing, Issuing),
        ["CMG7152"] = () => Chain(Server, Issuing, Root, Forged.Authority("Fabrikam CA", "rsa2048-x", "Fabrikam CA", "rsa2048-x")),
        ["CMG7153"] = () => Chain(Root, Issuing, Server),
        ["CMG7154"] = () => Chain(Server, Root),
        ["CMG7155"] = () => Chain(Server, Issuing with { Key = "rsa2048-x" }),
        ["CMG7156"] = () => Chain(Server, Issuing with { NotAfter = new(2026, 10, 31, 0, 0, 0, TimeSpan.Zero) }),
        ["CMG7157"] = () => Chain(Server, Issuing with { NotAfter = new(2027, 1, 31, 0, 0, 0, TimeSpan.Zero) }),
        ["CMG7158"] = () => Chain(Server, Issuing with { IsAuthority = false }),
        ["CMG7159"] = () => Chain([.. Enumerable.Repeat(Root, 140)]),
        ["CMG7203"] = () => (Good with { Lists = ["https://crl.contoso.com/issuing.crl"] }).Certificate(),
        ["CMG7204"] = () => (Good with { Critical = "1.2.3.4.5" }).Certificate(),
        ["CMG7205"] = () => (Good with { Critical = "1.3.6.1.4.1.11129.2.4.3" }).Certificate(),
        ["CMG7206"] = () => Chain(Server, Issuing with { Within = ["corp.contoso.com"] }),
    };

    public static TheoryData<string> Codes =>
    [
        .. Directory.GetFiles(Repository.Path("docs", "diagnostics"), "CMG7*.md").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(code => IsBetween(code, "CMG7100", "CMG7159") || IsBetween(code, "CMG7203", "CMG7229")).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_example_gives_what_it_shows(string code)
    {
        var page = File.ReadAllText(Repository.Path("docs", "diagnostics", $"{code}.md")).Split("\n## ")[3];
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec().Match(page).Groups["text"].Value);
        var (command, shown) = (Shown().Match(page).Groups["command"].Value.Split(' '), Shown().Match(page).Groups["text"].Value);
        File.WriteAllBytes(Path.Combine(folder.Path, command[2]), Files[code]());

        var run = CmgRun.In(folder.Path, command);

        Assert.Equal(shown, run.Error);
        Assert.Contains($" {code}: ", run.Error, StringComparison.Ordinal);
    }

    private static bool IsBetween(string code, string first, string last) =>
        string.CompareOrdinal(code, first) >= 0 && string.CompareOrdinal(code, last) <= 0;

    private static byte[] Changed(byte[] der) => [.. der[..^1], (byte)(der[^1] ^ 1)];

    private static byte[] Chain(params Forged[] certificates) =>
        Encoding.ASCII.GetBytes(string.Concat(certificates.Select(item => Forged.Pem("CERTIFICATE", item.Certificate()))));

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Spec();

    [GeneratedRegex(@"^```console\n\$ cmg (?<command>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Shown();
}
