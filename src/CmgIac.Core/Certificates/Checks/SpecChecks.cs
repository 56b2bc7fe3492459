using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>
/// Holds a policy file against the spec. What was said of a setting without the spec is not said again. Weaker than the
/// proof of our own files: the order of names and of the subject's parts is the author's, and what certreq or the CA fills
/// in may be absent.
/// </summary>
internal static class SpecChecks
{
    public static void Check(RequestDraft draft, ExpectedGateways expected)
    {
        var commonNames = SubjectChecks.CommonNames(draft.Request);
        if (expected.Choose(commonNames) is { } gateway)
        {
            Subject(draft, gateway, commonNames);
            AlternativeNames(draft, gateway);
            Settings(draft, gateway.Certificate);
        }
        else if (commonNames is [var commonName, ..])
        {
            draft.Report(expected.Unknown(draft.At(draft.Entry("Subject")!), commonName));
        }
    }

    private static void Subject(RequestDraft draft, GatewaySpec gateway, IReadOnlyList<string> commonNames)
    {
        if (commonNames is not [var commonName])
        {
            return;
        }

        var at = draft.At(draft.Entry("Subject")!);
        var expected = gateway.Subject.Attributes.Select(attribute => new RelativeName([attribute])).ToHashSet();
        if (commonName != gateway.CommonName)
        {
            draft.Report(CertificateDiagnostics.CommonNameDiffers(at, commonName, gateway.CommonName));
        }
        else if (!expected.SetEquals(draft.Request.Subject!.Value))
        {
            draft.Report(CertificateDiagnostics.SubjectDiffers(at, gateway.Subject.ToString()));
        }
    }

    private static void AlternativeNames(RequestDraft draft, GatewaySpec gateway)
    {
        var entries = CertreqExtensions.Written(draft.Inf, ObjectIdentifier.SubjectAlternativeName).FirstOrDefault();
        var written = AlternativeNameChecks.DnsNames(draft.Request).ToList();
        // Without names, and without the common name among them, there is more to mend first.
        var missing = gateway.SubjectAlternativeNames.Skip(1)
            .Where(name => !written.Any(item => Same(item.Value, name))).ToList();
        if (entries is not null && missing.Count > 0)
        {
            draft.Report(CertificateDiagnostics.AlternativeNamesLacking(draft.At(entries[0]), missing));
        }

        foreach (var name in written.Where(item => !gateway.SubjectAlternativeNames.Any(meant => Same(item.Value, meant))))
        {
            draft.Report(CertificateDiagnostics.AlternativeNameForeign(
                draft.At(AlternativeNameChecks.Entry(name.Line, entries!)), name.Value));
        }
    }

    private static void Settings(RequestDraft draft, CertificateSpec certificate)
    {
        // A request in CMC is as good for an enterprise CA.
        var differences = CertreqSettings.Compare(certificate, draft.Inf, draft.Request)
            .Where(setting => !draft.IsJudged(setting.Key))
            .Where(setting => setting.Key != "RequestType" || (setting.Entry is not null && certificate.Issuer.Value == CertificateIssuer.Public))
            .ToLookup(setting => setting.Entry is null);
        foreach (var (key, expected, entry) in differences[false])
        {
            draft.Report(CertificateDiagnostics.SettingDiffers(
                draft.At(entry!), key, entry!.Value, expected, expected is null ? null : draft.Write(entry, expected.Contains(' ', StringComparison.Ordinal) ? $"\"{expected}\"" : expected)));
        }

        if (differences[true].Any())
        {
            draft.Report(CertificateDiagnostics.SettingsMissing(
                draft.Header(RequestDraft.NewRequest), differences[true].Select(setting => $"{setting.Key} = {setting.Expected}")));
        }
    }

    private static bool Same(string a, string b) => string.Equals(a.TrimEnd('.'), b, StringComparison.OrdinalIgnoreCase);
}
