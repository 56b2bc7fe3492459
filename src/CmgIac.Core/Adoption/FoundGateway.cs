using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Text;

namespace CmgIac.Core.Adoption;

/// <summary>A zone that was handed in, as it was read; <paramref name="File"/> is how messages name its file.</summary>
internal sealed record FoundZone(string File, DnsName Name, ImmutableArray<MasterRecord> Records)
{
    public SourceSpan At(MasterRecord record) => SourceSpan.At(File, record.Line, record.Column);
}

/// <summary>
/// What a certificate says that a spec can say. Subject and <paramref name="AlternativeNames"/> are as written there; texts
/// are null where there is none. <paramref name="KeyLength"/> is null where a spec has no such key.
/// </summary>
internal sealed record FoundCertificate(
    SourceSpan At, string CommonName, ImmutableArray<string> AlternativeNames, int? KeyLength, string? Hash, bool IsPublic,
    string? Template, DateTimeOffset NotAfter, string Issuer)
{
    public string? Organization { get; init; }

    public string? OrganizationalUnit { get; init; }

    public string? Locality { get; init; }

    public string? State { get; init; }

    public string? Country { get; init; }

    public string Key => CommonName.ToLowerInvariant();

    public bool IsWildcard => CommonName.StartsWith("*.", StringComparison.Ordinal);
}

/// <summary>
/// A gateway that exists: <paramref name="At"/> is the record or the certificate that tells of it. Without
/// <see cref="Record"/> nothing is published under its name, or its name is Azure's own.
/// </summary>
internal sealed record FoundGateway(SourceSpan At, DnsName ServiceName, AzureTarget Target)
{
    /// <summary>Null where the service name doesn't say it: it is Azure's own.</summary>
    public DnsName? Domain { get; init; }

    public FoundZone? Zone { get; init; }

    public MasterRecord? Record { get; init; }

    /// <summary>The delegation of the challenge at <c>_acme-challenge</c>.</summary>
    public MasterRecord? Challenge { get; init; }

    /// <summary>The zone's CAA records; of all its gateways or of none.</summary>
    public ImmutableArray<MasterRecord> Caa { get; init; } = [];

    public FoundCertificate? Certificate { get; init; }

    /// <summary>Is the deployment name the service name?</summary>
    public bool IsAzureNamed => Domain is null;
}
