using System.Text;
using CmgIac.Core.Binding;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Syntax;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>The gateways of a spec, all of which a file may be for.</summary>
internal static class GatewayForTests
{
    public static ExpectedGateways Of(string spec)
    {
        var fleet = SpecParser.Parse([new SpecText("cmg.yaml", Encoding.UTF8.GetBytes(spec))]).Then(SpecBinder.Bind).Value!;
        return new(fleet.Gateways, fleet.Gateways);
    }
}
