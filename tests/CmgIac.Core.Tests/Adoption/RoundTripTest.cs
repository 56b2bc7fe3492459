using System.Text;
using CmgIac.Core.Adoption;
using CmgIac.Core.Binding;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Syntax;
using Xunit;

namespace CmgIac.Core.Tests.Adoption;

/// <summary>A spec that says something else than the zone must not be written.</summary>
public class RoundTripTest
{
    private const string Spec = "domain: contoso.com\nprefix: granitefalls\nregion: westus\n";

    [Theory]
    [InlineData("granitefalls 3600 CNAME granitefalls.westus.cloudapp.azure.com.", "")]
    [InlineData("granitefalls 60 CNAME granitefalls.westus.cloudapp.azure.com.", "it lacks 'granitefalls.contoso.com. 60 |it adds 'granitefalls.contoso.com. 3600 ")]
    [InlineData("granitefalls 3600 CNAME granitefalls.eastus.cloudapp.azure.com.", "CNAME granitefalls.eastus.|CNAME granitefalls.westus.")]
    [InlineData("granitefalls 3600 CNAME granitefalls.westus.cloudapp.azure.com.\ngraniteeu 3600 CNAME graniteeu.westus.cloudapp.azure.com.", "it lacks 'graniteeu.contoso.com. ")]
    [InlineData("graniteeu 3600 CNAME graniteeu.westus.cloudapp.azure.com.", "it lacks 'graniteeu.|it adds 'granitefalls.")]
    public void What_differs_is_told(string records, string differences)
    {
        Assert.True(DnsName.TryParse("contoso.com", out var name));
        var zone = ZoneText.Read("contoso.zone", Encoding.UTF8.GetBytes("; by hand\n" + records), name).Value!;
        var rendered = SpecParser.Parse([new SpecText("cmg.yaml", Encoding.UTF8.GetBytes(Spec))])
            .Then(SpecBinder.Bind)
            .Then(fleet => TemplateSet.Load([]).Then(templates => Lowerer.Lower(fleet).Then(jobs => Renderer.Render(jobs, templates))));

        var compared = RoundTrip.Compare(ZoneSearch.Find(zone).Gateways, rendered.Value!);

        Assert.Equal(differences.Length > 0, compared.HasErrors);
        Assert.All(compared.Diagnostics, diagnostic => Assert.Equal("CMG8058", diagnostic.Code));
        Assert.All(
            differences.Split('|'),
            difference => Assert.Contains(difference, string.Join('\n', compared.Diagnostics.Select(diagnostic => diagnostic.Message)), StringComparison.Ordinal));
    }
}
