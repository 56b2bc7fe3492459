using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>The key pair and the hash (Microsoft, "CMG server authentication certificate"; "PKI certificate requirements"; "certreq").</summary>
internal static class KeyChecks
{
    private const string Rsa = "1.2.840.113549.1.1.1";

    /// <summary>digitalSignature, keyEncipherment, keyAgreement: any of them goes with server authentication (RFC 5280 4.2.1.12).</summary>
    private const int ServerUsages = DigitalSignature | KeyEncipherment | 0x08;

    private const int DigitalSignature = 0x80;
    private const int KeyEncipherment = 0x20;

    public static void Hash(RequestDraft draft)
    {
        const string key = "HashAlgorithm";
        var entry = draft.Entry(key);
        if (draft.IsJudged(key))
        {
            return;
        }

        if (entry is null)
        {
            draft.Report(CertificateDiagnostics.HashMissing(draft.Header(RequestDraft.NewRequest), draft.Add(RequestDraft.NewRequest, "HashAlgorithm = sha256")), key);
        }
        else if (!(Is(entry, "sha256") || Is(entry, "sha384") || Is(entry, "sha512")))
        {
            draft.Report(CertificateDiagnostics.HashNotAllowed(draft.At(entry), entry.Value, draft.Write(entry, "sha256")), key);
        }
    }

    public static void Length(RequestDraft draft)
    {
        const string key = "KeyLength";
        var entry = draft.Entry(key);
        if (draft.IsJudged(key) || !IsRsa(draft))
        {
            return;
        }

        if (entry is null)
        {
            draft.Report(CertificateDiagnostics.KeyLengthMissing(draft.Header(RequestDraft.NewRequest), draft.Add(RequestDraft.NewRequest, "KeyLength = 2048")), key);
        }
        else if (draft.Request.KeyLength?.Value is not (2048 or 4096))
        {
            draft.Report(CertificateDiagnostics.KeyLengthNotAllowed(draft.At(entry), entry.Value), key);
        }
    }

    public static void Algorithm(RequestDraft draft)
    {
        if (draft.Entry("KeyAlgorithm") is { } entry && !IsRsa(draft))
        {
            draft.Report(CertificateDiagnostics.KeyAlgorithmNotAllowed(draft.At(entry), entry.Value, draft.Write(entry, "RSA")), entry.Key);
        }
    }

    /// <summary>A key that exists already is as exportable as it was made: <see cref="RequestTypeChecks.ExistingKeySet"/>.</summary>
    public static void Exportable(RequestDraft draft)
    {
        if (!RequestTypeChecks.UsesExistingKey(draft))
        {
            True(draft, "Exportable", CertificateDiagnostics.NotExportable);
        }
    }

    public static void MachineKeySet(RequestDraft draft) => True(draft, "MachineKeySet", CertificateDiagnostics.NotOfTheMachine);

    /// <summary>As in a request of PKCS #10.</summary>
    public static void Usage(RequestDraft draft)
    {
        if (draft.Request.KeyUsage is not { } usage || !IsRsa(draft))
        {
            return;
        }

        var entry = draft.Entry("KeyUsage")!;
        if ((usage.Value & ServerUsages) == 0)
        {
            draft.Report(CertificateDiagnostics.KeyUsageUnfit(draft.At(entry), entry.Value, draft.Write(entry, "0xA0")), entry.Key);
        }
        else if ((usage.Value & DigitalSignature) == 0)
        {
            draft.Report(CertificateDiagnostics.UsageLacksSignature(draft.At(entry)));
        }
        else if ((usage.Value & KeyEncipherment) == 0)
        {
            draft.Report(CertificateDiagnostics.UsageLacksEncipherment(draft.At(entry)));
        }
    }

    public static void Signature(RequestDraft draft)
    {
        if (draft.Entry("AlternateSignatureAlgorithm") is { } entry && CertreqNumbers.Boolean(entry.Value) == true)
        {
            draft.Report(CertificateDiagnostics.SignaturePss(draft.At(entry), "request"));
        }
    }

    private static void True(RequestDraft draft, string key, Func<Text.SourceSpan, string?, Fix, Diagnostic> diagnostic)
    {
        var entry = draft.Entry(key);
        if (!draft.IsJudged(key) && (entry is null || CertreqNumbers.Boolean(entry.Value) != true))
        {
            var fix = entry is null ? draft.Add(RequestDraft.NewRequest, $"{key} = TRUE") : draft.Write(entry, "TRUE");
            draft.Report(diagnostic(draft.At(entry, RequestDraft.NewRequest), entry?.Value, fix), key);
        }
    }

    private static bool IsRsa(RequestDraft draft) => draft.Entry("KeyAlgorithm") is not { } entry || Is(entry, "RSA") || Is(entry, Rsa);

    private static bool Is(InfEntry entry, string value) => string.Equals(entry.Value, value, StringComparison.OrdinalIgnoreCase);
}
