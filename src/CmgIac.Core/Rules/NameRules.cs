using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rules;

/// <summary>Rules on the names that a gateway has or derives.</summary>
internal static class NameRules
{
    /// <summary>X.509's ub-common-name (RFC 5280, appendix A).</summary>
    public const int MaxCommonName = 64;

    public static IEnumerable<Diagnostic> PrefixIsReserved(GatewaySpec gateway)
    {
        var prefix = gateway.Prefix;
        if (ReservedNames.IsWindowsDevice(prefix.Value.Value))
        {
            yield return RuleDiagnostics.PrefixIsDevice(prefix.Span, prefix.Value.Value);
        }
        else if (ReservedNames.AzureRefusal(prefix.Value) is { } refusal)
        {
            yield return RuleDiagnostics.PrefixIsReserved(prefix.Span, prefix.Value.Value, refusal);
        }
    }

    public static IEnumerable<Diagnostic> RegionDoesNotFit(GatewaySpec gateway)
    {
        var (region, cloud) = (gateway.Region.Value, gateway.Cloud.Value);
        if (region.IsInChina)
        {
            yield return RuleDiagnostics.RegionInChina(gateway.Region.Span, region.Name);
        }
        else if (region.Cloud is null)
        {
            yield return RuleDiagnostics.UnknownRegion(
                gateway.Region.Span, region.Name, SpellChecker.Suggest(region.Name, AzureRegion.KnownIn(cloud)));
        }
        else if (region.Cloud != cloud)
        {
            yield return RuleDiagnostics.RegionOfOtherCloud(gateway.Region.Span, region.Name, region.Cloud.Name, cloud.Name);
        }
    }

    /// <summary>Stands at what can be shortened: the prefix where that is enough, else the domain or suffix.</summary>
    public static IEnumerable<Diagnostic> CommonNameTooLong(GatewaySpec gateway)
    {
        var commonName = gateway.CommonNameKey;
        if (commonName.Length <= MaxCommonName || (!gateway.HasCname && commonName.Length > DnsName.MaxLength))
        {
            yield break;
        }

        if (gateway.Certificate.Wildcard.Value && gateway.HasCname)
        {
            yield return RuleDiagnostics.CommonNameTooLong(
                gateway.Domain.Span, commonName, MaxCommonName, $"With a wildcard the domain may have {MaxCommonName - 2}.");
            yield break;
        }

        var room = MaxCommonName - (commonName.Length - gateway.Prefix.Value.Value.Length);
        var (at, remedy) = room >= GatewayPrefix.MinLength
            ? (gateway.Prefix.Span, $"The prefix may have {room} here.")
            : gateway.HasCname
                ? (gateway.Domain.Span, gateway.Domain.Value.Value.Length <= MaxCommonName - 2
                    ? "Use a shorter domain, or 'certificate: {wildcard: true}'."
                    : "Use a shorter domain.")
                : (gateway.DeploymentSuffix!.Span, "Use a name in your own domain: 'serviceNameFrom: domain'.");
        yield return RuleDiagnostics.CommonNameTooLong(at, commonName, MaxCommonName, remedy);
    }

    public static IEnumerable<Diagnostic> DeploymentNameTooLong(GatewaySpec gateway)
    {
        var name = gateway.DeploymentName.Value;
        if (name.Length > DnsName.MaxLength)
        {
            yield return RuleDiagnostics.NameTooLong(
                gateway.DeploymentSuffix!.Span, "deployment name", name, DnsName.MaxLength);
        }
    }

    public static IEnumerable<Diagnostic> SuffixRepeatsRegion(GatewaySpec gateway)
    {
        var lead = gateway.Region.Value.Name + ".";
        if (gateway.DeploymentSuffix is { } suffix && suffix.Value.Value.StartsWith(lead, StringComparison.Ordinal))
        {
            yield return RuleDiagnostics.SuffixRepeatsRegion(
                suffix.Span, suffix.Value.Value, gateway.Region.Value.Name, suffix.Value.Value[lead.Length..]);
        }
    }

    public static IEnumerable<Diagnostic> RenamedFromItself(GatewaySpec gateway)
    {
        if (gateway.RenamedFrom is { } former && former.Value == gateway.ServiceName)
        {
            yield return RuleDiagnostics.RenamedFromItself(former.Span, former.Value.Value);
        }
    }
}
