namespace CmgIac.Live.Drift;

/// <summary>Who is asked. <paramref name="Internal"/>, <paramref name="Azure"/> and <paramref name="Certificates"/> are null where nobody is.</summary>
/// <param name="IsBeforeApply">Only whether each name is absent or ours.</param>
internal sealed record DriftSources(DnsView Public, DnsView? Internal, AzureZones? Azure, CertificateSurvey? Certificates, bool IsBeforeApply)
{
    public DnsView? ViewOf(bool isInternal) => isInternal ? Internal : Public;
}
