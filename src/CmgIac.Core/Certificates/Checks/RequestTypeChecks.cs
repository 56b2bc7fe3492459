using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>The form of the request, and the entries that only some forms know ("certreq", [NewRequest]).</summary>
internal static class RequestTypeChecks
{
    private static readonly string[] ValidityKeys = ["NotBefore", "NotAfter", "ValidityPeriod", "ValidityPeriodUnits"];

    public static bool UsesExistingKey(RequestDraft draft) => IsTrue(draft, "UseExistingKeySet");

    /// <summary>PKCS #10 and CMC, by name or number; PKCS #7 only wraps a renewal.</summary>
    public static void RequestType(RequestDraft draft)
    {
        if (draft.Entry("RequestType") is not { } entry || IsPkcs10(entry) || IsCmc(entry) || (IsPkcs7(entry) && draft.Entry("RenewalCert") is not null))
        {
            return;
        }

        var fix = draft.Write(entry, "PKCS10");
        draft.Report(
            IsOneOf(entry, "Cert", "4")
                ? CertificateDiagnostics.SelfSigned(draft.At(entry), entry.Value, fix)
                : CertificateDiagnostics.RequestTypeNotAllowed(draft.At(entry), entry.Value, fix), "RequestType");
    }

    public static void Validity(RequestDraft draft)
    {
        var isSelfSigned = draft.Entry("RequestType") is { } type && IsOneOf(type, "Cert", "4");
        var entries = ValidityKeys.Select(key => draft.Entry(key)).OfType<InfEntry>().OrderBy(entry => entry.Line).ToList();
        if (entries.Count > 0 && !isSelfSigned)
        {
            draft.Report(CertificateDiagnostics.ValidityWithoutEffect(draft.At(entries[0]), [.. entries.Select(entry => entry.Key!)]));
            entries.ForEach(entry => draft.Judge(entry.Key!));
        }
    }

    /// <summary>An existing key must be named, and its properties are no longer to be chosen.</summary>
    public static void ExistingKeySet(RequestDraft draft)
    {
        if (!UsesExistingKey(draft))
        {
            return;
        }

        var entry = draft.Entry("UseExistingKeySet")!;
        if (draft.Entry("RenewalCert") is null && draft.Entry("KeyContainer") is null)
        {
            draft.Report(CertificateDiagnostics.ExistingKeyUnnamed(draft.At(entry), draft.Write(entry, "FALSE")));
        }

        if (draft.Entry("Exportable") is { } exportable)
        {
            draft.Report(CertificateDiagnostics.ExistingKeyExportable(draft.At(exportable)), "Exportable");
        }
    }

    public static void RenewalCertificate(RequestDraft draft)
    {
        if (draft.Entry("RenewalCert") is { } entry && (draft.Entry("RequestType") is not { } type || IsPkcs10(type)))
        {
            draft.Report(CertificateDiagnostics.RenewalInPkcs10(draft.At(entry)));
        }
    }

    public static void KeyArchive(RequestDraft draft)
    {
        if (IsTrue(draft, "PrivateKeyArchive") && (draft.Entry("RequestType") is not { } type || !IsCmc(type)))
        {
            var entry = draft.Entry("PrivateKeyArchive")!;
            draft.Report(CertificateDiagnostics.ArchiveWithoutCmc(draft.At(entry), draft.Write(entry, "FALSE")));
        }
    }

    public static void Smime(RequestDraft draft)
    {
        if (IsTrue(draft, "SMIME"))
        {
            var entry = draft.Entry("SMIME")!;
            draft.Report(CertificateDiagnostics.SmimeCapabilities(draft.At(entry), draft.Write(entry, "FALSE")));
        }
    }

    private static bool IsTrue(RequestDraft draft, string key) => draft.Entry(key) is { } entry && CertreqNumbers.Boolean(entry.Value) == true;

    private static bool IsPkcs10(InfEntry entry) => IsOneOf(entry, "PKCS10", "PKCS10-", "1");

    private static bool IsPkcs7(InfEntry entry) => IsOneOf(entry, "PKCS7", "PKCS7-", "2");

    private static bool IsCmc(InfEntry entry) => IsOneOf(entry, "CMC", "CMC-", "3");

    private static bool IsOneOf(InfEntry entry, params string[] values) => values.Contains(entry.Value, StringComparer.OrdinalIgnoreCase);
}
