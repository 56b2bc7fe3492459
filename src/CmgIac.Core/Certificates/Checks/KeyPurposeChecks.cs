using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>What the certificate may be used for (Microsoft, "PKI certificate requirements": server authentication).</summary>
internal static class KeyPurposeChecks
{
    private const string Section = "EnhancedKeyUsageExtension";
    private const string ServerAuthentication = ObjectIdentifier.ServerAuthentication;

    public static void Check(RequestDraft draft)
    {
        var bySection = draft.Inf.Entries(Section, "OID").ToList();
        var byExtension = CertreqExtensions.Written(draft.Inf, ObjectIdentifier.EnhancedKeyUsage).Select(group => group[0]).ToList();
        if (bySection.Count == 0 && byExtension.Count == 0)
        {
            var header = draft.Inf.Section(Section);
            draft.Report(CertificateDiagnostics.KeyPurposeMissing(
                draft.Header(header is null ? RequestDraft.NewRequest : Section), header is null ? null : draft.Add(Section, $"OID = {ServerAuthentication}")));
        }
        else if (bySection.Count > 0 && byExtension.Count > 0)
        {
            draft.Report(CertificateDiagnostics.KeyPurposeInTwoForms(draft.At(byExtension[0])));
        }
        else if (!draft.Request.EnhancedKeyUsages.Any(usage => usage.Value == ServerAuthentication))
        {
            draft.Report(CertificateDiagnostics.ServerAuthenticationMissing(
                draft.At(bySection.Concat(byExtension).First()), ServerAuthentication));
        }
    }
}
