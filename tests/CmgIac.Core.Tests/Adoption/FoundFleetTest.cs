using System.Text;
using CmgIac.Core.Adoption;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Certificates.X509;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Adoption;

/// <summary>Zones and certificates that tell of gateways together.</summary>
public class FoundFleetTest
{
    private const string Azure = "westus.cloudapp.azure.com.";

    /// <summary>Of all gateways only those with the wildcard of that domain, in that zone, have the challenge.</summary>
    [Fact]
    public void A_challenge_is_of_the_gateways_that_share_a_wildcard()
    {
        var found = FoundFleet.Of(
            [
                Zone("contoso.com", $"""
                    granite1 300 CNAME granite1.{Azure}
                    granite2 300 CNAME granite2.{Azure}
                    basalt.eu 60 CNAME basalt.{Azure}
                    _acme-challenge 300 CNAME a.acme.net.
                    """),
                Zone("fabrikam.com", $"schist 60 CNAME schist.{Azure}"),
                Zone("woodgrove.com", $"gneiss 60 CNAME gneiss.{Azure}"),
            ],
            [.. new[] { "*.contoso.com", "*.eu.contoso.com", "*.fabrikam.com", "gneiss.woodgrove.com" }.Select(Certificate)]);

        Assert.Empty(found.Findings);
        Assert.Equal(
            ["basalt.eu.contoso.com", "gneiss.woodgrove.com", "granite1.contoso.com a.acme.net", "granite2.contoso.com a.acme.net", "schist.fabrikam.com"],
            found.Gateways.Select(gateway => $"{gateway.ServiceName} {gateway.Challenge?.Data[0]}".TrimEnd()).Order(StringComparer.Ordinal));
    }

    /// <summary>Two zones may answer for one name, and a spec has one challenge for it.</summary>
    [Fact]
    public void A_challenge_that_another_gateway_delegates_elsewhere_is_left_out()
    {
        var adopted = Adopter.Adopt(
            FoundFleet.Of(
                [
                    Zone("contoso.com", $"granite.eu 300 CNAME granite.{Azure}\n_acme-challenge.eu 300 CNAME a.acme.net."),
                    Zone("eu.contoso.com", $"basalt 300 CNAME basalt.{Azure}\n_acme-challenge 300 CNAME b.acme.net."),
                ],
                [Certificate("*.eu.contoso.com")]),
            "cmg.yaml", ["zones"], new(2026, 11, 24));

        Assert.Contains(adopted.Diagnostics, item => item.Code == "CMG8054" && item.Message.Contains("another gateway delegates it elsewhere", StringComparison.Ordinal));
    }

    /// <summary>An internal name can only have a certificate of an enterprise CA, whether it was given or not.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gateway_of_an_internal_zone_has_an_enterprise_s_certificate(bool isGiven)
    {
        var certificate = CertificateSearch.Find("x.cer", new Forged { Subject = ["2.5.4.3=granite.contoso.local"], Names = ["dns:granite.contoso.local"], Template = "WebServer" }.Certificate()).Certificates;
        var adopted = Adopter.Adopt(
            FoundFleet.Of([Zone("contoso.local", $"granite 300 CNAME granite.{Azure}")], isGiven ? certificate : []), "cmg.yaml", ["zone"], new(2026, 11, 24));
        var spec = Encoding.UTF8.GetString(adopted.Value!.Bytes);
        Assert.Contains("issuer: enterprise", spec, StringComparison.Ordinal);
        Assert.Equal(isGiven, spec.Contains("template: WebServer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("granite.westus.cloudapp.azure.com", true)]
    [InlineData("granite.chinanorth.cloudapp.chinacloudapi.cn", false)]
    [InlineData("a.granite.westus.cloudapp.azure.com", false)]
    [InlineData("granite", false)]
    [InlineData("granite.contoso.com", true)]
    public void A_certificate_alone_may_tell_of_a_gateway(string name, bool tells)
    {
        var found = FoundFleet.Of([], [Certificate(name)]);
        Assert.Equal((tells ? 1 : 0, !tells), (found.Gateways.Length, found.Findings.Any(item => item.Code == "CMG8052")));
    }

    [Theory]
    [InlineData("granite", "granite")]
    [InlineData("a\u0007b\u2028\u2029\u202E\uFEFF", "a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\U0001F600", "\U0001F600")]
    public void What_could_disturb_a_terminal_is_not_repeated(string name, string shown)
    {
        var at = SourceSpan.WholeFile("x.cer");
        Assert.Contains($"'{shown}'", AdoptionDiagnostics.OlderCertificate(at, name, at).Message, StringComparison.Ordinal);
    }

    private static FoundZone Zone(string name, string records) =>
        DnsName.TryParse(name, out var apex) ? ZoneText.Read($"{name}.zone", Encoding.UTF8.GetBytes(records), apex).Value! : throw new ArgumentException(name, nameof(name));

    private static FoundCertificate Certificate(string name) =>
        Assert.Single(CertificateSearch.Find($"{name}.cer", new Forged { Subject = [$"2.5.4.3={name}"], Names = [$"dns:{name}"], Policy = "2.23.140.1.2.1" }.Certificate()).Certificates);
}
