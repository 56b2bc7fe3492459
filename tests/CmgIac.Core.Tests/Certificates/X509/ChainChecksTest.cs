using System.Globalization;
using System.Text;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>Several certificates in one file: what is found, where, and whether OpenSSL is of the same mind.</summary>
public class ChainChecksTest
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Forged Root = Forged.Authority("Contoso Root", "rsa2048-root", "Contoso Root", "rsa2048-root");
    private static readonly Forged Issuing = Forged.Authority("Contoso Issuing", "rsa2048-ca", "Contoso Root", "rsa2048-root");
    private static readonly Forged Server = new() { Issuer = Issuing.Subject, SigningKey = Issuing.Key };
    private static readonly Forged Middle = Forged.Authority("Contoso Middle", "ec-middle", "Contoso Root", "rsa2048-root");
    private static readonly Forged BelowMiddle = Issuing with { Issuer = Middle.Subject, SigningKey = Middle.Key };

    /// <summary>Each file by its certificates in order, and the codes with the number of the certificate that they stand at.</summary>
    private static readonly Dictionary<string, (Forged[] File, string Expected)> Files = new(StringComparer.Ordinal)
    {
        ["one"] = ([Server], ""),
        ["whole"] = ([Server, Issuing, Root], ""),
        ["without the root"] = ([Server, Issuing], ""),
        ["from root"] = ([Server with { Issuer = Root.Subject, SigningKey = Root.Key }, Root], ""),
        ["four, by a curve"] = ([Server, BelowMiddle, Middle, Root], ""),
        ["backwards"] = ([Root, Issuing, Server], "CMG7153:2"),
        ["root before the issuer"] = ([Server, Root, Issuing], "CMG7153:2"),
        ["twice"] = ([Server, Issuing, Server], "CMG7151:3"),
        ["two servers"] = ([Server, Server with { Subject = ["2.5.4.3=graniteridge.contoso.com"] }, Issuing], "CMG7150:2"),
        ["without the issuer"] = ([Server, Root], "CMG7154:1"),
        ["a link is missing"] = ([Server, BelowMiddle, Root], "CMG7152:3"),
        ["unrelated"] = ([Server, Issuing, Root, Forged.Authority("Fabrikam", "ec-x", "Fabrikam", "ec-x")], "CMG7152:4"),
        ["a second way"] = ([Server, Issuing, Root, Issuing with { Issuer = ["2.5.4.3=Fabrikam"], SigningKey = "ec-x" }], ""),
        ["a second way with its root"] = ([Server, Issuing, Root, Issuing with { Issuer = ["2.5.4.3=Fabrikam"], SigningKey = "ec-x" }, Forged.Authority("Fabrikam", "ec-x", "Fabrikam", "ec-x")], ""),
        ["another key of the name"] = ([Server, Issuing with { Key = "rsa2048-x" }, Root], "CMG7155:1"),
        ["an issuer not signed by the root"] = ([Server, Issuing with { SigningKey = "rsa2048-x" }, Root], "CMG7155:2"),
        ["both keys of the name"] = ([Server, Issuing with { Key = "rsa2048-x" }, Issuing, Root], "CMG7152:2"),
        ["expired issuer"] = ([Server, Issuing with { NotAfter = At("2026-11-23") }, Root], "CMG7156:2"),
        ["issuer that ends as the day begins"] = ([Server, Issuing with { NotAfter = At("2026-11-24") }, Root], "CMG7157:2"),
        ["issuer of today"] = ([Server, Issuing with { NotBefore = At("2026-11-24") }, Root], ""),
        ["issuer of tomorrow"] = ([Server, Issuing with { NotBefore = At("2026-11-25") }, Root], "CMG7156:2"),
        ["issuer that ends first"] = ([Server, Issuing with { NotAfter = At("2027-01-01") }, Root], "CMG7157:2"),
        ["no CA"] = ([Server, Issuing with { IsAuthority = false }, Root], "CMG7158:2"),
        ["no constraints"] = ([Server, Issuing with { IsAuthority = null }, Root], "CMG7158:2"),
        ["no signing"] = ([Server, Issuing with { Usage = 0xA0 }, Root], "CMG7158:2"),
        ["no CA below"] = ([Server, BelowMiddle, Middle with { PathLength = 0 }, Root], "CMG7158:3"),
        ["two CAs below"] = ([Server, BelowMiddle, Middle, Root with { PathLength = 1 }], "CMG7158:4"),
        ["one CA below"] = ([Server, BelowMiddle, Middle with { PathLength = 1 }, Root], ""),
        ["none below the issuing one"] = ([Server, Issuing with { PathLength = 0 }, Root], ""),
        ["for clients only"] = ([Server, Issuing with { Purposes = ["1.3.6.1.5.5.7.3.2"] }, Root], "CMG7158:2"),
        ["for servers"] = ([Server, Issuing with { Purposes = ["1.3.6.1.5.5.7.3.1"] }, Root], ""),
        ["for its domain"] = ([Server, Issuing with { Within = ["fabrikam.com", "Contoso.com"] }, Root], ""),
        ["for another domain"] = ([Server, Issuing with { Within = ["toso.com"] }, Root], "CMG7206:2"),
        ["for another domain, by two names"] = ([Server with { Names = ["dns:granitefalls.contoso.com", "dns:www.contoso.com"] }, Issuing with { Within = ["toso.com"] }, Root], "CMG7206:2"),
        ["not for its domain"] = ([Server, Issuing, Root with { Within = ["com", "-contoso.com"] }], "CMG7206:3"),
        ["not for a name below"] = ([Server, Issuing with { Within = ["-a.granitefalls.contoso.com"] }, Root], ""),
        ["for what is below alone"] = ([Server, Issuing with { Within = [".granitefalls.contoso.com"] }, Root], "CMG7206:2"),
        ["critical issuer"] = ([Server, Issuing with { Critical = "1.2.3.4" }, Root], "CMG7204:2"),
        ["root of version 1"] = ([Server, Issuing, Root with { Version = 1 }], ""),
        ["weak issuer"] = ([Server, Issuing with { Hash = System.Security.Cryptography.HashAlgorithmName.SHA1 }, Root], "CMG7124:2"),
        ["weak root"] = ([Server, Issuing, Root with { Hash = System.Security.Cryptography.HashAlgorithmName.SHA1 }], ""),
        ["CAs alone"] = ([Issuing, Root], "CMG7134:1"),
    };

    /// <summary>Verdicts on a server's certificate, its chain behind the first, with the root trusted.</summary>
    private static readonly Dictionary<string, (Forged[] File, bool IsGood)> Verdicts = new(StringComparer.Ordinal)
    {
        ["good"] = ([Server, Issuing, Root], true),
        ["wildcard"] = ([Server with { Subject = ["2.5.4.3=*.contoso.com"], Names = ["dns:*.contoso.com"] }, Issuing, Root], true),
        ["long"] = ([Server, BelowMiddle, Middle, Root], true),
        ["other name"] = ([Server with { Names = ["dns:www.contoso.com"] }, Issuing, Root], false),
        ["wildcard too high"] = ([Server with { Names = ["dns:*.com"] }, Issuing, Root], false),
        ["expired"] = ([Server with { NotBefore = At("2026-01-01"), NotAfter = At("2026-11-01") }, Issuing, Root], false),
        ["of tomorrow"] = ([Server with { NotBefore = At("2026-11-25") }, Issuing, Root], false),
        ["for clients"] = ([Server with { Purposes = ["1.3.6.1.5.5.7.3.2"] }, Issuing, Root], false),
        ["usage of a CA"] = ([Server with { Usage = 0x06 }, Issuing, Root], false),
        ["no link"] = ([Server, Root], false),
        ["expired issuer"] = (Files["expired issuer"].File, false),
        ["no CA"] = (Files["no CA"].File, false),
        ["no signing"] = (Files["no signing"].File, false),
        ["no CA below"] = (Files["no CA below"].File, false),
        ["one CA below"] = (Files["one CA below"].File, true),
        ["for clients only"] = (Files["for clients only"].File, false),
        ["for its domain"] = (Files["for its domain"].File, true),
        ["for another domain"] = (Files["for another domain"].File, false),
        ["not for its domain"] = (Files["not for its domain"].File, false),
        ["not for a name below"] = (Files["not for a name below"].File, true),
        ["for what is below alone"] = (Files["for what is below alone"].File, false),
        ["critical issuer"] = (Files["critical issuer"].File, false),
        ["critical"] = ([Server with { Critical = "1.2.3.4" }, Issuing, Root], false),
        ["another key of the name"] = (Files["another key of the name"].File, false),
        ["an issuer not signed by the root"] = (Files["an issuer not signed by the root"].File, false),
    };

    public static TheoryData<string> FileNames => [.. Files.Keys];

    public static TheoryData<string> VerdictNames => [.. Verdicts.Keys];

    [Theory]
    [MemberData(nameof(FileNames))]
    public void A_file_of_several(string name)
    {
        var (file, expected) = Files[name];
        var pems = file.Select(item => Forged.Pem("CERTIFICATE", item.Certificate())).ToList();
        var result = Check(string.Concat(pems));
        var starts = pems.Select((_, at) => 1 + pems.Take(at).Sum(pem => pem.Count(c => c == '\n'))).ToList();
        Assert.True(result.IsRead);
        Assert.Equal(expected, string.Join(' ', result.Diagnostics.Select(item => $"{item.Code}:{starts.IndexOf(item.Span.Line) + 1}")));
    }

    [Theory]
    [InlineData("no CA below", "allows 0 CAs below it, and there is 1")]
    [InlineData("two CAs below", "allows 1 CAs below it, and there are 2")]
    [InlineData("no CA", "isn't marked as a CA")]
    [InlineData("no signing", "lacks the key usage to sign certificates")]
    [InlineData("without the issuer", "CN=Contoso Issuing")]
    [InlineData("another key of the name", "CN=Contoso Issuing")]
    [InlineData("a link is missing", "CN=Contoso Middle")]
    public void What_is_wrong_with_a_chain_is_said(string name, string reason) =>
        Assert.Contains(reason, Assert.Single(Check(string.Concat(Files[name].File.Select(item => Forged.Pem("CERTIFICATE", item.Certificate())))).Diagnostics).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_of_very_many_is_looked_at_no_further()
    {
        var result = Check(string.Concat(Enumerable.Repeat(Forged.Pem("CERTIFICATE", Root.Certificate()), 3000)));
        Assert.Equal("CMG7159", Assert.Single(result.Diagnostics).Code);
    }

    [Theory]
    [MemberData(nameof(VerdictNames))]
    public void OpenSsl_is_of_the_same_mind(string name)
    {
        var (file, isGood) = Verdicts[name];
        var pems = file.Select(item => Forged.Pem("CERTIFICATE", item.Certificate())).ToList();
        using var folder = new TemporaryFolder();
        var run = ProgramRun.Of(
            OpenSsl.Program, "verify", "-verify_hostname", "granitefalls.contoso.com", "-purpose", "sslserver",
            "-attime", new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "-CAfile", folder.Write("root.pem", pems[^1]), "-untrusted", folder.Write("chain.pem", string.Concat(pems.Skip(1))), folder.Write("server.pem", pems[0]));
        Assert.Equal(isGood, run.ExitCode == 0);
        Assert.Equal(isGood, Check(string.Concat(pems)).Diagnostics.All(item => item.Severity == Core.Diagnostics.Severity.Warning));
    }

    private static CheckedFile Check(string pem) => FileCheck.Check("chain.pem", Encoding.ASCII.GetBytes(pem), new(Today, null));

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
