using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>
/// The gateways whose certificate a file may be: <paramref name="Candidates"/>, one of which its common name chooses, out of
/// <paramref name="Fleet"/>, all that may share it.
/// </summary>
internal sealed record ExpectedGateways(ImmutableArray<GatewaySpec> Candidates, ImmutableArray<GatewaySpec> Fleet)
{
    private List<GatewaySpec> Certificates => [.. Candidates.DistinctBy(gateway => gateway.CommonNameKey, StringComparer.Ordinal)];

    /// <summary>Where there is one certificate only it is that one, whatever the file is called.</summary>
    public GatewaySpec? Choose(IReadOnlyList<string> commonNames)
    {
        var (certificates, named) = (Certificates, commonNames.ToHashSet(StringComparer.OrdinalIgnoreCase));
        return certificates is [var only] ? only : certificates.Find(item => named.Contains(item.CommonNameKey));
    }

    public Diagnostic Unknown(SourceSpan at, string commonName) => CertificateDiagnostics.CertificateUnknown(
        at, commonName, SpellChecker.Suggest(commonName, Certificates.Select(item => item.CommonName)));

    /// <summary>The service names of all gateways that have the certificate of that common name.</summary>
    public ImmutableArray<string> SharedBy(string commonName) =>
    [
        .. Fleet.Where(gateway => string.Equals(gateway.CommonNameKey, commonName, StringComparison.OrdinalIgnoreCase))
            .Select(gateway => gateway.ServiceName).Order().Select(name => name.Value),
    ];
}
