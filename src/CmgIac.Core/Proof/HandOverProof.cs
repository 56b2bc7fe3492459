using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>Do the texts for people name the gateway, and no other host of the organization's domain?</summary>
internal static class HandOverProof
{
    public static IEnumerable<Diagnostic> ProveAllowList(GatewaySpec gateway, Artifact file)
    {
        var (records, problems) = CsvReader.Read(file.Text);
        if (!problems.IsEmpty)
        {
            return [ProofDiagnostics.ListUnreadable(file.At(problems[0].Line), problems[0].Message)];
        }

        var column = records.IsEmpty ? -1 : records[0].Value.IndexOf("name");
        return column < 0
            ? [ProofDiagnostics.ListUnreadable(file.At(1), "It has no column 'name'.")]
            : Prove(gateway, file, records.Skip(1).Select(record => new AtLine<string>(record.Value[column], record.Line)),
                [gateway.ServiceName, gateway.DeploymentName]);
    }

    public static IEnumerable<Diagnostic> ProveRunbook(GatewaySpec gateway, Artifact file)
    {
        DnsName[] expected = [gateway.ServiceName, gateway.DeploymentName, .. gateway.HasCname ? [gateway.Dns.Zone.Value] : Array.Empty<DnsName>()];
        var areDotted = expected.All(name => name.Value.Contains('.', StringComparison.Ordinal));
        return Prove(gateway, file, areDotted ? HostNames.Dotted(file.Text) : HostNames.In(file.Text), expected);
    }

    /// <summary>The first name of each that is missing or foreign: one mistake of a template comes many times.</summary>
    private static IEnumerable<Diagnostic> Prove(
        GatewaySpec gateway, Artifact file, IEnumerable<AtLine<string>> names, DnsName[] expected)
    {
        var found = names.ToList();
        var written = found.Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        var ending = EndingOf(gateway);
        var others = found.Where(name => name.Value.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            && !Array.Exists(expected, own => own.Value == name.Value)).ToList();
        var known = others.Count == 0 ? [] : Known(gateway);
        var foreign = others.Where(name => !known.Contains(name.Value));
        var missing = Array.Find(expected, name => !written.Contains(name.Value));
        return foreign.Select(name => ProofDiagnostics.ForeignName(file.At(name.Line), name.Value, gateway.ServiceName.Value)).Take(1)
            .Concat(missing is null ? [] : [ProofDiagnostics.NameMissing(file.At(), missing.Value)]).Take(1);
    }

    /// <summary>Every name that the spec has, to the letter, and what its free texts happen to hold.</summary>
    private static HashSet<string> Known(GatewaySpec gateway)
    {
        var (configMgr, dns) = (gateway.ConfigMgr, gateway.Dns);
        string?[] texts =
        [
            gateway.ServiceName.Value, gateway.DeploymentName.Value, gateway.CommonName, gateway.CertificateFileName, gateway.RenamedFrom?.Value.Value,
            .. gateway.SubjectAlternativeNames, .. dns.Zones.Select(zone => zone.Value.Value), dns.Internal?.WindowsServer?.Value,
            gateway.AcmeChallengeName.Value, dns.AcmeDelegateTo?.Value.Value, configMgr.SiteServer?.Value,
            .. configMgr.ConnectionPoints.Select(server => server.Value), .. configMgr.ClientRoots.Select(path => path.Value),
            configMgr.Description?.Value, gateway.Azure.ResourceGroup.Value, dns.Azure?.ResourceGroup?.Value, gateway.Certificate.Template?.Value,
            gateway.Organization?.Value,
        ];
        return texts.OfType<string>().SelectMany(HostNames.In).Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How the names end that the organization's hosts have.</summary>
    private static string EndingOf(GatewaySpec gateway) => $".{gateway.Domain}";
}
