using CmgIac.Core.Certificates.X509.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>What the certificate may be used for (Microsoft, "PKI certificate requirements": server authentication).</summary>
internal static class KeyPurposeChecks
{
    private const string Section = "EnhancedKeyUsageExtension";
    private const string BasicConstraints = "2.5.29.19";
    private const string ServerAuthentication = ObjectIdentifier.ServerAuthentication;

    public static void Check(RequestDraft draft)
    {
        var bySection = draft.Inf.Entries(Section, "OID").ToList();
        var byExtension = CertreqExtensions.Written(draft.Inf, ObjectIdentifier.EnhancedKeyUsage).Select(group => group[0]).ToList();
        if (draft.IsJudged(ObjectIdentifier.EnhancedKeyUsage))
        {
            return;
        }

        var template = draft.Request.CertificateTemplate?.Value;
        if (bySection.Count == 0 && byExtension.Count == 0)
        {
            if (template is not null)
            {
                draft.Report(CertificateDiagnostics.KeyPurposeOfTemplate(draft.Header(RequestDraft.NewRequest), template));
                return;
            }

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
        else if (template is null && Foreign(draft) is { Count: > 0 } foreign)
        {
            draft.Report(CertificateDiagnostics.PurposesForeign(
                draft.At(bySection.Concat(byExtension).FirstOrDefault(entry => entry.Line == foreign[0].Line) ?? bySection.Concat(byExtension).First()),
                [.. foreign.Select(usage => usage.Value)]));
        }
    }

    /// <summary>Whether the file asks for the certificate of a CA, by the text form of basic constraints.</summary>
    public static void Authority(RequestDraft draft)
    {
        if (CertreqExtensions.Written(draft.Inf, BasicConstraints).FirstOrDefault() is { } entries
            && IsAuthority(string.Concat(entries.Select(entry => entry.Value))))
        {
            draft.Report(CertificateDiagnostics.OfAnAuthority(draft.At(entries[0]), "request"), BasicConstraints);
        }
    }

    private static bool IsAuthority(string text) =>
        new[] { "ca=1", "ca=true", "ca=yes" }.Any(form => text.Replace(" ", "", StringComparison.Ordinal).Contains(form, StringComparison.OrdinalIgnoreCase));

    private static List<AtLine<string>> Foreign(RequestDraft draft) =>
        [.. draft.Request.EnhancedKeyUsages.Where(usage => !PurposeChecks.Harmless.Contains(usage.Value, StringComparer.Ordinal))];
}
