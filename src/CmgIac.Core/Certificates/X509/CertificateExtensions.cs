using System.Collections.Immutable;

namespace CmgIac.Core.Certificates.X509;

/// <summary>Is it a CA, and over how many CAs below it at most; null for any number (RFC 5280 4.2.1.9).</summary>
internal sealed record BasicConstraints(bool IsAuthority, int? PathLength);

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

    public ImmutableArray<GeneralName>? AlternativeNames { get; init; }

    /// <summary>Dotted identifiers in order.</summary>
    public ImmutableArray<string>? KeyPurposes { get; init; }

    public KeyUsages? KeyUsage { get; init; }

    public BasicConstraints? BasicConstraints { get; init; }

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
