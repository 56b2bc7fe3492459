namespace CmgIac.Core.Model;

/// <summary>
/// What the certificate that a gateway presents today says of itself: its common name as spelled there, the issuer's
/// distinguished name as text, and its validity, of which both ends count (RFC 5280 4.1.2.5).
/// <paramref name="Fingerprint"/> is the SHA-256 of its DER, as hexadecimal digits.
/// </summary>
internal sealed record CertificateInUse(
    string CommonName, string Issuer, DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Fingerprint);
