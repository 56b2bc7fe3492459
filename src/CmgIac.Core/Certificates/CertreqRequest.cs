using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>One subject alternative name as certreq's text form gives it: <c>dns</c> (lower case) and its value.</summary>
internal readonly record struct AlternativeName(string Type, string Value)
{
    public const string Dns = "dns";
}

/// <summary>
/// A certreq policy file as certreq understands it. Every value carries the line where it stands, and is null where the
/// file does not give it or gives what <see cref="CertreqReader"/> reported as unreadable.
/// </summary>
internal sealed record CertreqRequest
{
    /// <summary>The subject as written, for CertStrToName.</summary>
    public AtLine<string>? SubjectText { get; init; }

    /// <summary>The subject's relative names in the order in which they are encoded.</summary>
    public AtLine<ImmutableArray<RelativeName>>? Subject { get; init; }

    public AtLine<X500NameFlags>? X500NameFlags { get; init; }

    /// <summary>In bits.</summary>
    public AtLine<int>? KeyLength { get; init; }

    /// <summary>As written: <c>sha256</c>.</summary>
    public AtLine<string>? HashAlgorithm { get; init; }

    /// <summary>0 AT_NONE, 1 AT_KEYEXCHANGE, 2 AT_SIGNATURE.</summary>
    public AtLine<int>? KeySpec { get; init; }

    /// <summary>The bits of wincrypt.h: digitalSignature 0x80, keyEncipherment 0x20, … decipherOnly 0x8000.</summary>
    public AtLine<int>? KeyUsage { get; init; }

    public AtLine<bool>? Exportable { get; init; }

    public AtLine<bool>? MachineKeySet { get; init; }

    public AtLine<string>? ProviderName { get; init; }

    /// <summary>The CAPI type: 12 is PROV_RSA_SCHANNEL.</summary>
    public AtLine<int>? ProviderType { get; init; }

    /// <summary>As written: <c>PKCS10</c>, <c>CMC</c>, ….</summary>
    public AtLine<string>? RequestType { get; init; }

    /// <summary>Dotted identifiers of both forms, in file order.</summary>
    public ImmutableArray<AtLine<string>> EnhancedKeyUsages { get; init; } = [];

    /// <summary>In file order.</summary>
    public ImmutableArray<AtLine<AlternativeName>> AlternativeNames { get; init; } = [];

    /// <summary>The template's name, from [RequestAttributes].</summary>
    public AtLine<string>? CertificateTemplate { get; init; }
}
