using System.Collections.Frozen;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>
/// The provider that makes and keeps the key, and what goes with it (Microsoft, "Cryptographic provider names";
/// "CNG key storage providers"; "certreq").
/// </summary>
internal static class ProviderChecks
{
    private const string Name = "ProviderName";
    private const string Type = "ProviderType";
    private const string Spec = "KeySpec";

    /// <summary>A provider of CAPI by its type, one of CNG without; <paramref name="Reason"/> why it doesn't fit, null where it does.</summary>
    internal sealed record Provider(int? CapiType, string? Reason = null);

    private static readonly FrozenDictionary<string, Provider> Known = new Dictionary<string, Provider>(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft RSA SChannel Cryptographic Provider"] = new(12),
        ["Microsoft Base Cryptographic Provider v1.0"] = new(1),
        ["Microsoft Enhanced Cryptographic Provider v1.0"] = new(1),
        ["Microsoft Strong Cryptographic Provider"] = new(1),
        ["Microsoft Enhanced RSA and AES Cryptographic Provider"] = new(24),
        ["Microsoft Base Smart Card Crypto Provider"] = new(1, "keeps the key in a smart card"),
        ["Microsoft Base DSS Cryptographic Provider"] = new(3, "makes no RSA keys"),
        ["Microsoft Base DSS and Diffie-Hellman Cryptographic Provider"] = new(13, "makes no RSA keys"),
        ["Microsoft Enhanced DSS and Diffie-Hellman Cryptographic Provider"] = new(13, "makes no RSA keys"),
        ["Microsoft DH SChannel Cryptographic Provider"] = new(18, "makes no RSA keys"),
        ["Microsoft Software Key Storage Provider"] = new(null),
        ["Microsoft Smart Card Key Storage Provider"] = new(null, "keeps the key in a smart card"),
        ["Microsoft Platform Crypto Provider"] = new(null, "keeps the key in the machine's TPM"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for one that cmg doesn't know.</summary>
    public static Provider? Find(string name) => Known.GetValueOrDefault(name);

    public static void Check(RequestDraft draft)
    {
        var entry = draft.Entry(Name);
        if (draft.IsJudged(Name))
        {
            return;
        }

        if (entry is null)
        {
            draft.Report(CertificateDiagnostics.ProviderMissing(draft.Header(RequestDraft.NewRequest)), Name);
        }
        else if (Find(entry.Value) is not { } provider)
        {
            var meant = Text.SpellChecker.Suggest(entry.Value, Known.Where(known => known.Value.Reason is null).Select(known => known.Key).Order(StringComparer.Ordinal));
            draft.Report(CertificateDiagnostics.ProviderUnknown(draft.At(entry), entry.Value, meant));
        }
        else if (provider.Reason is { } reason)
        {
            draft.Report(CertificateDiagnostics.ProviderUnfit(draft.At(entry), entry.Value, reason), Name);
        }
        else if (provider.CapiType is { } type)
        {
            Capi(draft, entry.Value, type);
        }
        else
        {
            Cng(draft, entry.Value);
        }
    }

    private static void Capi(RequestDraft draft, string provider, int type)
    {
        if (draft.Request.ProviderType is { } written && written.Value != type)
        {
            var entry = draft.Entry(Type)!;
            draft.Report(CertificateDiagnostics.ProviderTypeDiffers(draft.At(entry), entry.Value, provider, type, draft.Write(entry, $"{type}")), Type);
        }

        var keySpec = draft.Entry(Spec);
        if (draft.IsJudged(Spec))
        {
            return;
        }

        if (keySpec is null)
        {
            draft.Report(CertificateDiagnostics.KeySpecMissing(draft.Header(RequestDraft.NewRequest), draft.Add(RequestDraft.NewRequest, "KeySpec = 1")), Spec);
        }
        else if (draft.Request.KeySpec is { Value: not 1 })
        {
            draft.Report(CertificateDiagnostics.KeySpecNotExchange(draft.At(keySpec), keySpec.Value, draft.Write(keySpec, "1")), Spec);
        }
    }

    private static void Cng(RequestDraft draft, string provider)
    {
        if (draft.Request.KeySpec is { Value: not 0 })
        {
            Refuse(Spec);
        }

        if (draft.Request.ProviderType is { Value: not 0 })
        {
            Refuse(Type);
        }

        void Refuse(string key)
        {
            var entry = draft.Entry(key)!;
            draft.Report(CertificateDiagnostics.LegacySetting(draft.At(entry), key, entry.Value, provider, draft.Write(entry, "0")), key);
        }
    }
}
