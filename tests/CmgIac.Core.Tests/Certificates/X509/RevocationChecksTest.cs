using CmgIac.Core.Certificates.Checks;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>Where a list of revoked certificates can be fetched from, and by whom it is missed.</summary>
public class RevocationChecksTest
{
    /// <summary>By a client that is nowhere but on the internet.</summary>
    [Theory]
    [InlineData("http://crl.contoso.com/ca.crl", true)]
    [InlineData("http://crl.contoso.com./ca.crl", true)]
    [InlineData("crl.contoso.com/ca.crl", false)]
    [InlineData("file://crl.contoso.com/ca.crl", false)]
    [InlineData("ldap:///CN=x", false)]
    [InlineData("http://pki/ca.crl", false)]
    [InlineData("http://pki.contoso.local/ca.crl", false)]
    [InlineData("http://0.1.2.3/", false)]
    [InlineData("http://1.2.3.4/", true)]
    [InlineData("http://10.1.2.3/", false)]
    [InlineData("http://11.1.2.3/", true)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://100.63.0.1/", true)]
    [InlineData("http://100.64.0.1/", false)]
    [InlineData("http://100.127.0.1/", false)]
    [InlineData("http://100.128.0.1/", true)]
    [InlineData("http://169.253.0.1/", true)]
    [InlineData("http://169.254.0.1/", false)]
    [InlineData("http://172.15.0.1/", true)]
    [InlineData("http://172.16.0.1/", false)]
    [InlineData("http://172.31.255.255/", false)]
    [InlineData("http://172.32.0.1/", true)]
    [InlineData("http://192.167.0.1/", true)]
    [InlineData("http://192.168.0.1/", false)]
    [InlineData("http://223.0.0.1/", true)]
    [InlineData("http://224.0.0.1/", false)]
    [InlineData("http://[2001:db8::1]/", true)]
    [InlineData("http://[::]/", false)]
    [InlineData("http://[::1]/", false)]
    [InlineData("http://[FE80::1]/", false)]
    [InlineData("http://[fd00::1]/", false)]
    public void A_place_is_in_reach_or_not(string place, bool isReachable) =>
        Assert.Equal(isReachable ? [] : ["CMG7145"], Check(new Forged { Lists = [place] }.Certificate()).Diagnostics.Select(item => item.Code));

    /// <summary>Nobody asks whether a root is revoked, and a certificate of version 1 can't say where.</summary>
    [Theory]
    [InlineData("Forged CA", 3, true)]
    [InlineData("Forged CA", 1, false)]
    [InlineData("granitefalls.contoso.com", 3, false)]
    public void A_list_is_missed_where_one_can_be(string issuer, int version, bool isMissed)
    {
        const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncertificate: {issuer: enterprise, template: x}\n";
        var forged = new Forged { Issuer = [$"2.5.4.3={issuer}"], SigningKey = issuer.StartsWith('g') ? "rsa2048" : "rsa2048-ca", Version = version, Lists = null };
        Assert.Equal(isMissed, Check(forged.Certificate(), Spec).Diagnostics.Any(item => item.Code == "CMG7145"));
    }

    private static CheckedFile Check(byte[] der, string? spec = null) =>
        FileCheck.Check("x.der", der, new(new(2026, 11, 24), spec is null ? null : GatewayForTests.Of(spec)));
}
