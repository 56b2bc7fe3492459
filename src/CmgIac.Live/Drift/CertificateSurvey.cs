using System.Collections.Immutable;
using System.Net;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Certificates.X509.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using CmgIac.Live.Dns;

namespace CmgIac.Live.Drift;

/// <summary>Where gateways are reached, in the place of their names.</summary>
internal sealed record TlsPlace(ResolverAddress Shown, ImmutableArray<IPAddress> Addresses);

/// <summary>Holds the certificate that a gateway presents against the spec, as <c>certificate check</c> does with a file.</summary>
internal sealed class CertificateSurvey(ResolverSet resolvers, TlsPlace? elsewhere, DateOnly today)
{
    private const int HttpsPort = 443;

    /// <summary>Is a place given, so that the name needn't lead anywhere yet?</summary>
    public bool HasPlace => elsewhere is not null;

    public async Task<ImmutableArray<DriftFinding>> Run(GatewaySpec gateway, CancellationToken cancellation)
    {
        var name = gateway.ServiceName;
        var served = elsewhere is { } place
            ? await ServedCertificate.Fetch([.. place.Addresses.Select(address => new IPEndPoint(address, place.Shown.Port))], $"{place.Shown}", name, cancellation)
            : await AtServiceName(gateway, cancellation);
        return served.Fault is { } fault
            ? [DriftFinding.Unknown(DriftDiagnostics.CertificateUnseen(gateway.Prefix.Span, name.Value, fault))]
            : Judge(gateway, served);
    }

    private async Task<ServedChain> AtServiceName(GatewaySpec gateway, CancellationToken cancellation)
    {
        var place = $"{gateway.ServiceName}:{HttpsPort}";
        var faults = new List<string>();
        foreach (var questions in resolvers.All.Select(resolver => new AddressQuestions(resolver)))
        {
            // A server that doesn't chase aliases leaves it at the target.
            foreach (var name in new[] { gateway.ServiceName, gateway.DeploymentName })
            {
                var (addresses, fault) = await questions.Of(name, cancellation);
                if (!addresses.IsEmpty)
                {
                    return await ServedCertificate.Fetch([.. addresses.Distinct().Select(address => new IPEndPoint(address, HttpsPort))], place, gateway.ServiceName, cancellation);
                }

                faults.Add(fault ?? $"'{name}' has no address");
            }
        }

        return ServedChain.None(place, faults.Count == 0 ? "no resolver was given" : faults[^1]);
    }

    private ImmutableArray<DriftFinding> Judge(GatewaySpec gateway, ServedChain served)
    {
        // The line is the certificate's place in what was sent.
        var sent = served.Certificates.Select((der, index) => (At: SourceSpan.At(served.Place, index + 1, 1), Reading: Certificate.Read(der))).ToList();
        if (sent.Find(item => item.Reading.Value is null) is { Reading: not null } damaged)
        {
            return [DriftFinding.Difference(CertificateDiagnostics.Damaged(damaged.At, "certificate", damaged.Reading.Fault!))];
        }

        // Only a public CA is known to have one between its root and a server.
        var mustBeWhole = gateway.Certificate.Issuer.Value == CertificateIssuer.Public && !served.IsCutShort;
        var result = IssuedCheck.Chain(
            [.. sent.Select(item => new LocatedCertificate(item.At, item.Reading.Value!))], new CheckQuestion(today, new ExpectedGateways([gateway], [gateway])), mustBeWhole);
        var findings = result.Diagnostics.Select(diagnostic => diagnostic.Severity == Severity.Error ? DriftFinding.Difference(diagnostic) : DriftFinding.Remark(diagnostic));
        return [.. Other(gateway, sent[0].Reading.Value!), .. findings];
    }

    private static IEnumerable<DriftFinding> Other(GatewaySpec gateway, Certificate served)
    {
        if (gateway.Certificate.InUse is { } current && current.Fingerprint != served.Sha256)
        {
            yield return DriftFinding.Difference(DriftDiagnostics.OtherCertificate(
                gateway.Certificate.Current?.Span ?? gateway.Prefix.Span, gateway.ServiceName.Value, $"{served.NotAfter.UtcDateTime:yyyy-MM-dd}", served.NotBefore > current.NotBefore));
        }
    }
}
