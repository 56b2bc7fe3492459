using System.Collections.Immutable;

namespace CmgIac.Core.Certificates.X509;

/// <summary>Is it a CA, and over how many CAs below it at most; null for any number (RFC 5280 4.2.1.9).</summary>
internal sealed record BasicConstraints(bool IsAuthority, int? PathLength);

/// <summary>
/// For which DNS names a CA may issue: within <paramref name="Permitted"/>, null for any, and outside <paramref name="Excluded"/>
/// (RFC 5280 4.2.1.10). Constraints of other names are passed over.
/// </summary>
internal sealed record NameConstraints(ImmutableArray<string>? Permitted, ImmutableArray<string> Excluded)
{
    public int Count => (Permitted?.Length ?? 0) + Excluded.Length;

    /// <summary>The constraint that a DNS name breaks, as a clause about the CA; null for none.</summary>
    public string? Breach(string name) =>
        Excluded.FirstOrDefault(domain => IsWithin(name, domain)) is { } excluded ? $"may issue for no name in '{excluded}'"
        : Permitted is { } permitted && !permitted.Any(domain => IsWithin(name, domain)) ? $"may issue for names in '{string.Join("', '", permitted)}' alone"
        : null;

    /// <summary>The domain and all below it; with a leading dot, as OpenSSL reads it, below it alone.</summary>
    private static bool IsWithin(string name, string domain)
    {
        var (own, suffix) = (name.TrimEnd('.'), domain.TrimEnd('.'));
        return suffix.Length == 0
            || string.Equals(own, suffix, StringComparison.OrdinalIgnoreCase)
            || own.EndsWith(suffix.StartsWith('.') ? suffix : $".{suffix}", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The bits of a key usage, as wincrypt.h and certreq write them (RFC 5280 4.2.1.3).</summary>
[Flags]
internal enum KeyUsages
{
    None = 0,
    EncipherOnly = 0x01,
    CrlSign = 0x02,
    KeyCertSign = 0x04,
    KeyAgreement = 0x08,
    DataEncipherment = 0x10,
    KeyEncipherment = 0x20,
    NonRepudiation = 0x40,
    DigitalSignature = 0x80,
    DecipherOnly = 0x8000,
}

/// <summary>
/// The extensions of a certificate, or those that a request asks for, as far as cmg knows them; null where there is none.
/// </summary>
internal sealed record CertificateExtensions
{
    public static CertificateExtensions None { get; } = new();

    /// <summary>Every extension's identifier, in order.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Of these, the ones that whoever doesn't know them must refuse (RFC 5280 4.2).</summary>
    public ImmutableArray<string> CriticalTypes { get; init; } = [];

    public ImmutableArray<GeneralName>? AlternativeNames { get; init; }

    /// <summary>Dotted identifiers in order.</summary>
    public ImmutableArray<string>? KeyPurposes { get; init; }

    public KeyUsages? KeyUsage { get; init; }

    public BasicConstraints? BasicConstraints { get; init; }

    public NameConstraints? NameConstraints { get; init; }

    /// <summary>Where revocation lists are published: the names of all points, in order.</summary>
    public ImmutableArray<GeneralName>? CrlDistributionPoints { get; init; }

    /// <summary>Under which policies it was issued, as dotted identifiers.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Access methods (1.3.6.1.5.5.7.48.1 is OCSP, …48.2 the issuer's certificate) and places.</summary>
    public ImmutableArray<(string Method, GeneralName Place)> AuthorityAccess { get; init; } = [];

    /// <summary>Upper-case hexadecimal digits.</summary>
    public string? SubjectKeyId { get; init; }

    /// <summary>Upper-case hexadecimal digits.</summary>
    public string? AuthorityKeyId { get; init; }

    /// <summary>The name of an AD CS template in its first form ("WebServer"), or the identifier of the second.</summary>
    public string? Template { get; init; }

    public IEnumerable<string> DnsNames =>
        (AlternativeNames ?? []).Where(name => name.Kind == GeneralNameKind.Dns).Select(name => name.Value);
}
