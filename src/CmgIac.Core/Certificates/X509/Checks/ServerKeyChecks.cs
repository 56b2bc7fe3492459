using System.Numerics;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>The key and the signature (Microsoft, "CMG server authentication certificate"; "PKI certificate requirements").</summary>
internal static class ServerKeyChecks
{
    private const int UsualExponent = 65537;

    public static IEnumerable<Diagnostic> Key(ServerCertificate certificate)
    {
        var (at, key, expected) = (certificate.At, certificate.Key, certificate.Gateway?.Certificate.KeyLength.Value);
        if (!key.IsRsa)
        {
            yield return CertificateDiagnostics.KeyNotRsa(at, key.Algorithm == "RSASSA-PSS" ? "for RSASSA-PSS alone" : key.Algorithm);
        }
        else if (key.RsaBits is not (2048 or 4096))
        {
            yield return CertificateDiagnostics.KeyLengthUnfit(at, key.RsaBits!.Value);
        }
        else if (expected is { } bits && bits != key.RsaBits)
        {
            yield return CertificateDiagnostics.KeyLengthDiffers(at, key.RsaBits.Value, bits);
        }
    }

    /// <summary>Baseline Requirements, public key parameters: odd and 3 or more; from 65537 on recommended.</summary>
    public static IEnumerable<Diagnostic> Exponent(ServerCertificate certificate)
    {
        if (certificate.Key.RsaExponent is not { } exponent || exponent == UsualExponent)
        {
            yield break;
        }

        if (exponent.IsEven || exponent.IsOne)
        {
            yield return CertificateDiagnostics.ExponentUnusable(certificate.At, Shown(exponent));
        }
        else if (exponent < UsualExponent)
        {
            yield return CertificateDiagnostics.ExponentSmall(certificate.At, Shown(exponent));
        }
    }

    /// <summary>A key of another kind can't make a signature that fits: of a request, that is said already.</summary>
    public static IEnumerable<Diagnostic> Signature(ServerCertificate certificate)
    {
        var (at, algorithm, expected) = (certificate.At, certificate.Signature.Algorithm, certificate.Gateway?.Certificate.Hash.Value);
        var isOwn = certificate.Issued is null || certificate.IsSelfSigned;
        if (isOwn && !certificate.Key.IsRsa)
        {
            yield break;
        }

        if (!IsTrusted(algorithm))
        {
            yield return CertificateDiagnostics.SignatureWeak(at, certificate.What, $"{algorithm}");
            yield break;
        }

        if (algorithm.Scheme == SignatureScheme.Pss)
        {
            yield return CertificateDiagnostics.SignaturePss(at, certificate.What);
        }

        if (expected is not null && expected != algorithm.Hash)
        {
            yield return certificate.Issued is null
                ? CertificateDiagnostics.HashDiffersInRequest(at, algorithm.Hash!, expected)
                : CertificateDiagnostics.HashDiffersInCertificate(at, algorithm.Hash!, expected);
        }
    }

    /// <summary>RSA or ECDSA with a hash of SHA-2 that Windows knows.</summary>
    public static bool IsTrusted(SignatureAlgorithm algorithm) =>
        algorithm is { Scheme: SignatureScheme.Pkcs1 or SignatureScheme.Pss or SignatureScheme.Ecdsa, Hash: "sha256" or "sha384" or "sha512" };

    /// <summary>One of a thousand digits is no number to show.</summary>
    private static string Shown(BigInteger exponent) => exponent.GetBitLength() > 64 ? $"a number of {exponent.GetBitLength()} bits" : $"{exponent}";
}
