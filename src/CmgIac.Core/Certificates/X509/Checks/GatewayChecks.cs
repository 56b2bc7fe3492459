using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>
/// Holds a certificate or request against the gateway that it is for. A public CA may drop and change parts of the subject
/// and add names of its own.
/// </summary>
internal static class GatewayChecks
{
    public static IEnumerable<Diagnostic> Unknown(ServerCertificate certificate)
    {
        if (certificate is { Gateway: null, Expected: { } expected, CommonName: { } commonName })
        {
            yield return expected.Unknown(certificate.At, commonName);
        }
    }

    /// <summary>To the letter: a renewal is refused otherwise (Microsoft, "Modify a cloud management gateway").</summary>
    public static IEnumerable<Diagnostic> CommonNameDiffers(ServerCertificate certificate)
    {
        if (certificate is not { Gateway: { } gateway, CommonName: { } commonName } || commonName == gateway.CommonName)
        {
            yield break;
        }

        var names = (certificate.Extensions?.DnsNames ?? []).Prepend(commonName).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        // Only of a wildcard does anybody think that it covers what it doesn't.
        yield return !names.Any(name => name.StartsWith('*')) || names.Any(name => RequestedName.Covers(name, gateway.ServiceName.Value))
            ? CertificateDiagnostics.CommonNameDiffers(certificate.At, commonName, gateway.CommonName)
            : CertificateDiagnostics.ServiceNameNotCovered(certificate.At, gateway.ServiceName.Value, names, gateway.CommonName);
    }

    public static IEnumerable<Diagnostic> SubjectDiffers(ServerCertificate certificate)
    {
        if (Fitting(certificate) is not { } gateway)
        {
            yield break;
        }

        var expected = gateway.Subject.Attributes;
        var actual = certificate.Subject.Parts.Select(part => new NameAttribute(part.Key, part.Value ?? "\uFFFD")).ToList();
        var differs = IsOfPublicIssuer(certificate)
            ? gateway.Organization is { } organization && actual.Any(part => part.Key == "O" && part.Value != organization.Value)
            : !expected.ToHashSet().SetEquals(actual);
        if (differs)
        {
            yield return CertificateDiagnostics.SubjectDiffers(certificate.At, $"{gateway.Subject}");
        }
    }

    public static IEnumerable<Diagnostic> AlternativeNamesDiffer(ServerCertificate certificate)
    {
        if (Fitting(certificate) is not { } gateway || certificate.Extensions?.AlternativeNames is not { Length: > 0 })
        {
            yield break;
        }

        var (names, expected) = (certificate.Extensions.DnsNames.ToList(), gateway.SubjectAlternativeNames);
        var lacking = expected.Skip(1).Where(wanted => !names.Any(name => RequestedName.Covers(name, wanted))).ToList();
        if (lacking.Count > 0)
        {
            yield return CertificateDiagnostics.SpecNamesLacking(certificate.At, certificate.What, lacking);
        }

        var foreign = names.Where(name => RequestedName.Fault(name) is null)
            .Where(name => !expected.Any(wanted => RequestedName.Covers(wanted, name)) && !IsAddedByAuthority(certificate, gateway, name)).ToList();
        if (foreign.Count > 0)
        {
            yield return CertificateDiagnostics.NamesForeign(certificate.At, foreign);
        }
    }

    /// <summary>Public CAs add the domain to its wildcard, and 'www.' to a name, unasked.</summary>
    private static bool IsAddedByAuthority(ServerCertificate certificate, GatewaySpec gateway, string name) =>
        IsOfPublicIssuer(certificate)
        && (string.Equals($"*.{name}", gateway.CommonName, StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, $"www.{gateway.CommonName}", StringComparison.OrdinalIgnoreCase));

    private static bool IsOfPublicIssuer(ServerCertificate certificate) =>
        certificate.Issued is not null && certificate.Gateway!.Certificate.Issuer.Value == CertificateIssuer.Public;

    /// <summary>The gateway, where the common name is its own: else there is more to mend first.</summary>
    private static GatewaySpec? Fitting(ServerCertificate certificate) =>
        certificate.Gateway is { } gateway && certificate.CommonName == gateway.CommonName ? gateway : null;
}
