using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>
/// Entries that certreq doesn't look at, because a name is misspelt or another section is theirs ("certreq", "Formatting of
/// the INF file"). What is wrong with the file as a whole for their absence isn't said again.
/// </summary>
internal static class PlacementChecks
{
    private const string Extensions = "Extensions";
    private const string Purposes = "EnhancedKeyUsageExtension";

    private static readonly string[] Looked = [RequestDraft.NewRequest, Extensions, Purposes, RequestDraft.RequestAttributes];

    /// <summary>Sections of other extensions, and those that any INF may have.</summary>
    private static readonly string[] OtherSections =
    [
        "Version", "Strings", "BasicConstraintsExtension", "PolicyStatementExtension", "ApplicationPolicyStatementExtension",
        "ApplicationPolicyExtension", "NameConstraintsExtension", "CrossCertificateDistributionPointsExtension",
        "CRLDistributionPoint", "AuthorityInformationAccess",
    ];

    /// <summary>The keys of [NewRequest] whose absence is a finding.</summary>
    private static readonly string[] WantedKeys =
        ["Subject", "Exportable", "MachineKeySet", "KeyLength", "HashAlgorithm", "KeySpec", "KeyUsage", "ProviderName", "ProviderType", "RequestType", "KeyAlgorithm"];

    private static readonly string[] OtherKeys =
    [
        "X500NameFlags", "SubjectNameFlags", "FriendlyName", "Description", "SMIME", "PrivateKeyArchive", "UseExistingKeySet",
        "UserProtected", "Silent", "KeyContainer", "KeyUsageProperty", "KeyProtection", "SecurityDescriptor", "RenewalCert",
        "RequesterName", "EncipherOnly", "ExportableEncrypted", "EncryptionAlgorithm", "EncryptionLength", "NotBefore", "NotAfter",
        "ValidityPeriod", "ValidityPeriodUnits", "AlternateSignatureAlgorithm", "SuppressDefaults", "CertificateTemplate",
    ];

    public static void Sections(RequestDraft draft)
    {
        var missing = Looked.Where(name => draft.Inf.Section(name) is null).ToList();
        foreach (var section in draft.Inf.Sections.Where(section => !Is(section.Name, Looked) && !Is(section.Name, OtherSections)))
        {
            if (Meant(section.Name.Replace(" ", "", StringComparison.Ordinal), missing) is { } meant)
            {
                draft.Report(CertificateDiagnostics.SectionMisspelt(draft.At(section.Line), section.Name, meant), meant);
                Judge(draft, meant, section.Entries);
            }
        }
    }

    public static void Keys(RequestDraft draft)
    {
        var missing = WantedKeys.Where(key => draft.Entry(key) is null).ToList();
        foreach (var entry in draft.Inf.Entries(RequestDraft.NewRequest).Where(entry => entry.Key is not null && !Is(entry.Key, WantedKeys) && !Is(entry.Key, OtherKeys)))
        {
            if (SpellChecker.Suggest(entry.Key!, missing) is { } meant)
            {
                draft.Report(CertificateDiagnostics.KeyMisspelt(draft.At(entry.Line), entry.Key!, meant), meant);
            }
        }
    }

    /// <summary>The first entry of each kind that stands elsewhere, where its own section lacks it.</summary>
    public static void Entries(RequestDraft draft)
    {
        Move(draft, "OID", Purposes, [RequestDraft.NewRequest, Extensions, RequestDraft.RequestAttributes]);
        Move(draft, ObjectIdentifier.SubjectAlternativeName, Extensions, [RequestDraft.NewRequest, Purposes, RequestDraft.RequestAttributes]);
        Move(draft, ObjectIdentifier.EnhancedKeyUsage, Extensions, [RequestDraft.NewRequest, Purposes, RequestDraft.RequestAttributes]);
        foreach (var key in WantedKeys)
        {
            Move(draft, key, RequestDraft.NewRequest, [Extensions, Purposes, RequestDraft.RequestAttributes, "Version"]);
        }

        foreach (var entry in draft.Inf.Entries(Purposes).Where(entry => entry.Key is not null && ObjectIdentifier.IsValid(entry.Key) && !draft.IsReported(entry.Line)))
        {
            draft.Report(CertificateDiagnostics.EntryInWrongSection(draft.At(entry.Line), entry.Key!, Purposes, Extensions));
        }
    }

    private static void Move(RequestDraft draft, string key, string section, string[] elsewhere)
    {
        if (draft.Entry(key, section) is null && elsewhere.Select(other => (other, draft.Entry(key, other))).FirstOrDefault(item => item.Item2 is not null) is (var wrong, { } entry))
        {
            draft.Report(CertificateDiagnostics.EntryInWrongSection(draft.At(entry.Line), key, wrong, section), key);
            Judge(draft, section, [entry]);
        }
    }

    /// <summary>What the entries would have been had they stood in that section, or stood there well.</summary>
    public static void Judge(RequestDraft draft, string section, IEnumerable<InfEntry> entries)
    {
        foreach (var key in entries.Select(entry => entry.Key).OfType<string>())
        {
            if (Is(section, [Purposes]))
            {
                draft.Judge(ObjectIdentifier.EnhancedKeyUsage);
            }
            else if (Is(section, [Extensions]) && (Is(key, ["_continue_"]) || key.Contains('%', StringComparison.Ordinal)))
            {
                draft.Judge(ObjectIdentifier.EnhancedKeyUsage);
                draft.Judge(ObjectIdentifier.SubjectAlternativeName);
            }
            else
            {
                draft.Judge(key);
            }
        }
    }

    /// <summary>A name that is nearly another, or its beginning.</summary>
    private static string? Meant(string name, IReadOnlyCollection<string> missing) =>
        SpellChecker.Suggest(name, missing)
        ?? missing.FirstOrDefault(other => name.Length > 7 && other.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static bool Is(string name, IEnumerable<string> known) => known.Contains(name, StringComparer.OrdinalIgnoreCase);
}
