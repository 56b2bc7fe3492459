using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>How grave findings about what was handed in are, and what their messages say.</summary>
public class IssuedMessagesTest
{
    private static readonly Dictionary<string, Forged> Changes = new(StringComparer.Ordinal)
    {
        ["no names"] = new() { Names = null },
        ["SHA-1"] = new() { Hash = HashAlgorithmName.SHA1 },
        ["EC"] = new() { Key = "ec" },
        ["DSA"] = new() { Key = "dsa" },
    };

    /// <summary>Messages name what was handed in, and what is wrong with it.</summary>
    [Theory]
    [InlineData("no names", "request", "CMG7110")]
    [InlineData("no names", "certificate", "CMG7110")]
    [InlineData("SHA-1", "request", "RSA with SHA1")]
    [InlineData("EC", "key", "EC P-256")]
    [InlineData("DSA", "key", "DSA")]
    public void A_message_names_what_it_is_about(string change, string what, string said)
    {
        var forged = Changes[change];
        var found = Check(what == "request" ? forged.Request() : forged.Certificate()).Diagnostics[0];
        Assert.Contains(what, found.Message, StringComparison.Ordinal);
        Assert.Contains(said, $"{found.Code} {found.Message}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CERTIFICATE", "certificate")]
    [InlineData("CERTIFICATE REQUEST", "request")]
    public void A_broken_block_is_told_with_its_fault(string label, string what)
    {
        var found = Assert.Single(Check(Encoding.ASCII.GetBytes($"-----BEGIN {label}-----\nAAA\n-----END {label}-----\n")).Diagnostics);
        Assert.Contains(what, found.Message, StringComparison.Ordinal);
        Assert.Contains("isn't base64", found.Message, StringComparison.Ordinal);
    }

    /// <summary>Of a certificate that another hash signed the CA is to blame, of a request its maker.</summary>
    [Fact]
    public void Another_hash_weighs_more_in_a_request()
    {
        const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncertificate: {hash: sha384}\n";
        Assert.Equal(Severity.Warning, Assert.Single(Check(new Forged().Certificate(), Spec).Diagnostics).Severity);
        Assert.Equal(Severity.Error, Assert.Single(Check(new Forged().Request(), Spec).Diagnostics).Severity);
        Assert.Empty(Check(new Forged { Hash = HashAlgorithmName.SHA384 }.Certificate(), Spec).Diagnostics);
    }

    /// <summary>Of a CA alone no more is said than that it is one, unless it has something of a server.</summary>
    [Theory]
    [InlineData("Contoso Root", null, null, true)]
    [InlineData("contoso", null, null, true)]
    [InlineData("ca.contoso.com", null, null, false)]
    [InlineData("*.contoso.com", null, null, false)]
    [InlineData("Contoso Root", "dns:ca.contoso.com", null, false)]
    [InlineData("Contoso Root", null, "1.3.6.1.5.5.7.3.1", false)]
    [InlineData("Contoso Root", null, "1.3.6.1.5.5.7.3.2", true)]
    public void Of_a_CA_that_it_is_one(string name, string? dnsName, string? purpose, bool isAll)
    {
        var forged = Forged.Authority(name, "rsa2048", "Other", "rsa2048-ca") with { Names = dnsName is null ? null : [dnsName], Purposes = purpose is null ? null : [purpose] };
        var found = Check(forged.Certificate()).Diagnostics;
        Assert.Contains(found, item => item.Code == "CMG7134");
        Assert.Equal(isAll, found.Length == 1);
    }

    private static CheckedFile Check(byte[] der, string? spec = null) =>
        FileCheck.Check("x.der", der, new(new(2026, 11, 24), spec is null ? null : GatewayForTests.Of(spec)));
}
