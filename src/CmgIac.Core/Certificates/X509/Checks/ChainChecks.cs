using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>The certificates beside the server's: are they its chain, and may each have issued what it did (RFC 5280 6.1)?</summary>
internal static class ChainChecks
{
    /// <summary>So many comparisons of names with constraints OpenSSL makes (NAME_CHECK_MAX in crypto/x509/v3_ncons.c).</summary>
    public const int MaxNameComparisons = 1 << 20;

    private const string AnyPurpose = "2.5.29.37.0";

    public static IEnumerable<Diagnostic> Check(CertificateChain chain, DateOnly today, bool mustBeWhole) =>
        Twice(chain).Concat(OtherServers(chain)).Concat(Completeness(chain, mustBeWhole)).Concat(Order(chain))
            .Concat(chain.Links.Skip(1).SelectMany((issuer, below) => Issuer(chain, issuer, below, today)));

    private static IEnumerable<Diagnostic> Twice(CertificateChain chain) =>
        chain.Twice.Select(item => CertificateDiagnostics.CertificateTwice(item.At, Name(item)));

    private static IEnumerable<Diagnostic> OtherServers(CertificateChain chain) =>
        chain.OtherServers.Select(item => CertificateDiagnostics.SeveralServers(item.At, Name(item), Name(chain.Server)));

    private static IEnumerable<Diagnostic> Completeness(CertificateChain chain, bool mustBeWhole)
    {
        var last = chain.Links[^1];
        if (chain.Wrong)
        {
            yield return CertificateDiagnostics.ChainSignatureWrong(last.At, Name(last), $"{last.Value.Issuer}");
        }
        else if (chain.Links.Length == 1 && !chain.HasRoot && (mustBeWhole || !chain.Others.IsEmpty))
        {
            yield return CertificateDiagnostics.ChainIncomplete(last.At, Name(last), $"{last.Value.Issuer}");
        }
        else if (chain.OtherServers.IsEmpty)
        {
            foreach (var other in chain.Others)
            {
                yield return CertificateDiagnostics.CertificateUnrelated(other.At, Name(other), Name(last), chain.HasRoot ? null : $"{last.Value.Issuer}");
            }
        }
    }

    /// <summary>The first that stands before what it issued.</summary>
    private static IEnumerable<Diagnostic> Order(CertificateChain chain) =>
        chain.Links.Zip(chain.Links.Skip(1)).Where(pair => pair.Second.At.CompareTo(pair.First.At) < 0).Take(1)
            .Select(pair => CertificateDiagnostics.ChainOutOfOrder(pair.Second.At, Name(pair.Second)));

    /// <param name="below">How many CAs there are between it and the server.</param>
    private static IEnumerable<Diagnostic> Issuer(CertificateChain chain, LocatedCertificate issuer, int below, DateOnly today)
    {
        var (at, certificate, name) = (issuer.At, issuer.Value, Name(issuer));
        if (certificate.NotAfter < ValidityChecks.Start(today))
        {
            yield return CertificateDiagnostics.IssuerExpired(at, name, certificate.NotAfter);
        }
        else if (DateOnly.FromDateTime(certificate.NotBefore.UtcDateTime) > today)
        {
            yield return CertificateDiagnostics.IssuerNotYetValid(at, name, certificate.NotBefore);
        }
        else if (certificate.NotAfter < chain.Server.Value.NotAfter)
        {
            yield return CertificateDiagnostics.IssuerExpiresFirst(at, name, certificate.NotAfter);
        }

        if (Bar(certificate, below) is { } reason)
        {
            yield return CertificateDiagnostics.IssuerMayNot(at, name, reason);
        }

        if (certificate.Extensions.NameConstraints is { } constraints)
        {
            var names = chain.Server.Value.Extensions.DnsNames.ToList();
            if ((long)constraints.Count * names.Count > MaxNameComparisons)
            {
                yield return CertificateDiagnostics.IssuerMayNot(at, name, $"has {constraints.Count} constraints on names, which nobody compares with {names.Count} names");
            }
            else if (names.Find(dnsName => constraints.Breach(dnsName) is not null) is { } broken)
            {
                yield return CertificateDiagnostics.NameNotPermitted(at, name, constraints.Breach(broken)!, broken);
            }
        }

        foreach (var type in CriticalChecks.Unknown(certificate.Extensions))
        {
            yield return CertificateDiagnostics.CriticalExtensionUnknown(at, $"CA's certificate '{name}'", type);
        }

        if (!certificate.IsSelfSigned && !ServerKeyChecks.IsTrusted(certificate.Signature.Algorithm))
        {
            yield return CertificateDiagnostics.SignatureWeak(at, "CA's certificate", $"{certificate.Signature.Algorithm}");
        }
    }

    private static string? Bar(Certificate issuer, int below)
    {
        var extensions = issuer.Extensions;
        if (!issuer.IsAuthority)
        {
            return "isn't marked as a CA";
        }

        if (extensions.KeyUsage is { } usage && !usage.HasFlag(KeyUsages.KeyCertSign))
        {
            return "lacks the key usage to sign certificates";
        }

        if (extensions.BasicConstraints?.PathLength is { } limit && below > limit)
        {
            return $"allows {limit} CAs below it, and there {(below == 1 ? "is 1" : $"are {below}")}";
        }

        return extensions.KeyPurposes is { } purposes && !issuer.IsSelfSigned
            && !purposes.Contains(ObjectIdentifier.ServerAuthentication, StringComparer.Ordinal) && !purposes.Contains(AnyPurpose, StringComparer.Ordinal)
            ? "is restricted to other purposes than server authentication" : null;
    }

    private static string Name(LocatedCertificate certificate) => $"{certificate.Value.Subject}";
}
