using CmgIac.Core.Model;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Binding;

public class InheritanceTest
{
    private const string Top = """
        domain: contoso.com
        region: westus
        organization: Contoso
        certificate: {issuer: enterprise, template: CmgServer, alternativeNames: [a.contoso.com, b.contoso.com]}
        azure: {resourceGroup: rg, tags: {team: endpoints, stage: production}}
        dns: {ttl: 1h, internal: {windowsServer: dc01}}
        gateways:

        """;

    [Fact]
    public void An_item_has_what_the_top_level_says()
    {
        var gateway = Specs.Gateways(Top + "- prefix: abc")[0];

        Assert.Equal("abc.contoso.com", gateway.ServiceName.Value);
        Assert.Equal("Contoso", gateway.Organization!.Value);
        Assert.Equal((3, 15), (gateway.Organization.Span.Line, gateway.Organization.Span.Column));
        Assert.Equal(8, gateway.Span.Line);
    }

    [Fact]
    public void Mappings_merge()
    {
        var gateway = Specs.Gateways(Top + "- {prefix: abc, azure: {tags: {stage: pilot, more: x}}, dns: {internal: {zoneScope: s}}}")[0];

        Assert.Equal("team=endpoints stage=pilot more=x", string.Join(' ', gateway.Azure.Tags.Select(tag => $"{tag.Name}={tag.Value}")));
        Assert.Equal("rg", gateway.Azure.ResourceGroup.Value);
        Assert.Equal("dc01 s 3600", $"{gateway.Dns.Internal!.WindowsServer} {gateway.Dns.Internal.ZoneScope} {gateway.Dns.Ttl}");
    }

    /// <summary>No value of the spec, but merged before that is said.</summary>
    [Fact]
    public void Mappings_below_keys_of_the_user_merge_as_well() => Assert.Equal(
        ["CMG2003", "CMG2003"], Specs.Bind("domain: contoso.com\nregion: westus\nazure: {tags: {a: {b: c}}}\ngateways:\n- {prefix: abc, azure: {tags: {a: {d: e}}}}\n").Diagnostics.Select(item => item.Code));

    [Fact]
    public void Lists_replace() =>
        Assert.Equal("c.contoso.com", Assert.Single(
            Specs.Gateways(Top + "- {prefix: abc, certificate: {alternativeNames: [c.contoso.com]}}")[0].Certificate.AlternativeNames).Value.Value);

    [Theory]
    [InlineData("certificate: ~")]
    [InlineData("certificate: {issuer: ~, template: ~, alternativeNames: null}")]
    [InlineData("certificate:")]
    public void Null_clears_to_the_default(string item)
    {
        var certificate = Specs.Gateways($"{Top}- prefix: abc\n  {item}\n")[0].Certificate;

        Assert.Equal(CertificateIssuer.Public, certificate.Issuer.Value);
        Assert.True(certificate.Issuer.IsDefault);
        Assert.Null(certificate.Template);
        Assert.Empty(certificate.AlternativeNames);
    }

    [Theory]
    [InlineData("azure: {resourceGroup: other}", "other", true)]
    [InlineData("azure: {resourceGroup: {name: other, create: false}}", "other", false)]
    [InlineData("azure: {resourceGroup: {create: false}}", "rg", false)]
    [InlineData("azure: {resourceGroup: {}}", "rg", true)]
    [InlineData("azure: {resourceGroup: ~}", "rg-cmg-abc-westus", true)]
    [InlineData("azure: {resourceGroup: {name: ~}}", "rg-cmg-abc-westus", true)]
    public void A_shorthand_is_its_key(string item, string name, bool create)
    {
        var azure = Specs.Gateways($"{Top}- prefix: abc\n  {item}\n")[0].Azure;

        Assert.Equal((name, create), (azure.ResourceGroup.Value, azure.CreateResourceGroup.Value));
    }

    [Fact]
    public void Four_lines_have_every_default()
    {
        var gateway = Specs.Gateways(Specs.Minimal)[0];

        Assert.Equal("AzurePublicCloud ScaleSet Domain Live", $"{gateway.Cloud} {gateway.Deployment} {gateway.ServiceNameFrom} {gateway.State}");
        Assert.Equal(
            "Public False 2048 Capi sha256 certreq,openssl",
            $"{gateway.Certificate.Issuer} {gateway.Certificate.Wildcard} {gateway.Certificate.KeyLength} {gateway.Certificate.KeyProvider} {gateway.Certificate.Hash} {string.Join(',', gateway.Certificate.Outputs)}");
        Assert.Equal("contoso.com 3600 azure,bind", $"{gateway.Dns.Zone} {gateway.Dns.Ttl} {string.Join(',', gateway.Dns.Outputs)}");
        Assert.Equal("rg-cmg-granitefalls-westus True", $"{gateway.Azure.ResourceGroup} {gateway.Azure.CreateResourceGroup}");
        Assert.Equal(
            "A2_v2 1 True True True",
            $"{gateway.ConfigMgr.VmSize} {gateway.ConfigMgr.Instances} {gateway.ConfigMgr.Content} {gateway.ConfigMgr.EnforceTls12} {gateway.ConfigMgr.VerifyClientRevocation}");
        Assert.Equal("bicep,configmgr,runbook", string.Join(',', gateway.Outputs));
        Assert.Null(gateway.Dns.Internal);
        Assert.Null(gateway.Dns.Azure);
    }

    [Fact]
    public void The_internal_zone_defaults_to_the_public_one()
    {
        var dns = Specs.Gateways(Specs.Minimal + "dns: {zone: contoso.com, ttl: 60, internal: {}}")[0].Dns;

        Assert.Equal("contoso.com 60 windows", $"{dns.Internal!.Zone} {dns.Internal.Ttl} {string.Join(',', dns.Internal.Outputs)}");
    }

    [Theory]
    [InlineData("prefix: abc\nregion: westus", "CMG2002 1,1")]
    [InlineData("domain: ~\nprefix: abc\nregion: westus", "CMG2002 1,9")]
    [InlineData("prefix: abc\nregion:\ndomain: ''", "CMG2002 2,8 | CMG2013 3,9")]
    [InlineData("gateways:\n- prefix: abc\n- prefix: def", "CMG2002 1,1")]
    [InlineData("domain: a.b\ngateways:\n- {prefix: abc, region: westus}\n- prefix: def", "CMG2002 4,3")]
    [InlineData("domain: a.b\nregion: westus\ngateways:\n- region: eastus\n- domain: c.d", "CMG2002 4,3 | CMG2002 5,3")]
    [InlineData("domain: a.b\nregion: westus\ngateways:\n- prefix: abc\n  domain: ~", "CMG2002 5,11")]
    [InlineData("domain: a.b\nregion:\ngateways:\n- prefix: abc\n- prefix: def", "CMG2002 2,8")]
    [InlineData("domain: a.b\nregion: westus\nprefix: abc\ngateways:\n- prefix: def", "CMG2006 3,1")]
    [InlineData("domain: a.b\nregion: westus\nprefix: ~\ngateways:\n- prefix: def", "CMG2006 3,1")]
    [InlineData("domain: a.b\nregion: westus\nrenamedFrom: x.y\ngateways:\n- prefix: def", "CMG2006 3,1")]
    [InlineData("domain: a.b\nregion: westus\ngateways:\n- prefix: def\n  version: 1\n  templates: x", "CMG2006 5,3 | CMG2006 6,3")]
    [InlineData("domain: a.b\nregion: westus\ngateways:\n- prefix: def\n  gateways: []", "CMG2006 5,3")]
    [InlineData("domain: a.b\nregion: westus\ngateways: []", "CMG2024 3,11")]
    [InlineData("domain: a.b\nregion: westus\ngateways: abc", "CMG2003 3,11")]
    [InlineData("domain: a.b\nregion: westus\ngateways: {prefix: abc}", "CMG2003 3,11")]
    [InlineData("domain: a.b\nregion: westus\ngateways: [abc]", "CMG2003 3,12")]
    [InlineData("domain: a.b\nregion: westus\ngateways: [~]", "CMG2003 3,12")]
    [InlineData("domain: a.b\nregion: westus\nprefix: abc\nissuer: public", "CMG2001 4,1")]
    [InlineData("domain: a.b\nregion: westus\nprefix: abc\ndns: {azure: {}, acmeChallenge: {}}", "CMG2002 4,33")]
    [InlineData("domain: a_b\nregion: West US\ngateways:\n- prefix: a\n- prefix: b", "CMG2013 1,9 | CMG2007 2,9 | CMG2004 4,11 | CMG2004 5,11")]
    public void What_is_wrong_is_told_where_it_was_written(string spec, string expected) =>
        Assert.Equal(expected, Specs.Told(Specs.Bind(spec)));

    [Theory]
    [InlineData("prefix: abc", "'domain' and 'region' are missing. The organization's public DNS domain. Azure's short name of the region.")]
    [InlineData("region: westus\ngateways: [{prefix: abc}]", "'domain' is missing. The organization's public DNS domain.")]
    [InlineData("domain: a.b\nprefix: abc\nregion: westus\ndns: {caa: [{}]}", "'tag' and 'value' are missing. What the record says (RFC 8659). The CA's domain, or where to report to.")]
    public void All_that_one_place_lacks_is_told_together(string spec, string message) =>
        Assert.Equal(message, Assert.Single(Specs.Bind(spec).Diagnostics).Message);

    /// <summary>Text over a mapping is its name alone.</summary>
    [Fact]
    public void A_shorthand_merges_as_its_key_does()
    {
        var spec = "domain: a.b\nregion: westus\nazure: {resourceGroup: {name: rg, create: false}}\ngateways: [{prefix: abc, azure: {resourceGroup: other}}]";
        var azure = Specs.Gateways(spec)[0].Azure;

        Assert.Equal(("other", false), (azure.ResourceGroup.Value, azure.CreateResourceGroup.Value));
    }

    [Fact]
    public void Null_gateways_are_none() => Assert.Single(Specs.Gateways(Specs.Minimal + "gateways: ~"));

    /// <summary>One mistake is one diagnostic, however many gateways inherit it.</summary>
    [Fact]
    public void An_inherited_mistake_is_told_once() =>
        Assert.Equal("CMG2012 3,12", Specs.Told(Specs.Bind("domain: a.b\nregion: westus\ndns: {ttl: x}\ngateways: [{prefix: abc}, {prefix: def}]")));

    /// <summary>What is wrong at both levels is told at both.</summary>
    [Theory]
    [InlineData("colour: {a: 1}", "colour: {b: 2}", "CMG2001 7,1 | CMG2001 9,17")]
    [InlineData("prefix: abc", "organization: Fabrikam", "CMG2006 7,1")]
    public void Mistakes_at_the_top_are_told_once(string top, string item, string expected)
    {
        var spec = Top.Replace("gateways:\n", $"{top}\ngateways:\n", StringComparison.Ordinal) + (top.StartsWith("prefix", StringComparison.Ordinal) ? $"- {{{item}}}" : $"- {{prefix: abc, {item}}}");
        Assert.Equal(expected, Specs.Told(Specs.Bind(spec)));
    }
}
