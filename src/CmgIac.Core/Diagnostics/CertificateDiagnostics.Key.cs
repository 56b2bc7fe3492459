using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7020 to CMG7036: the settings of a request that are wrong for any gateway.</summary>
internal static partial class CertificateDiagnostics
{
    public static Diagnostic HashMissing(SourceSpan at, Fix fix) => Error("CMG7020", at,
        "[NewRequest] has no HashAlgorithm, and certreq's own may be SHA-1. Write 'HashAlgorithm = sha256'; sha384 and sha512 are allowed too.", fix);

    public static Diagnostic HashNotAllowed(SourceSpan at, string written, Fix fix) => Error("CMG7020", at,
        $"HashAlgorithm '{written}' isn't allowed. Write sha256, sha384 or sha512.", fix);

    public static Diagnostic KeyLengthMissing(SourceSpan at, Fix fix) => Error("CMG7021", at,
        "[NewRequest] has no KeyLength, and the provider's own may be too short. Write 'KeyLength = 2048' or 4096.", fix);

    public static Diagnostic KeyLengthNotAllowed(SourceSpan at, string written) => Error("CMG7021", at,
        $"KeyLength '{written}' isn't allowed. A gateway takes keys of 2048 or 4096 bits.");

    public static Diagnostic KeyAlgorithmNotAllowed(SourceSpan at, string written, Fix fix) => Error("CMG7022", at,
        $"KeyAlgorithm '{written}' isn't allowed. A gateway takes RSA keys only.", fix);

    /// <param name="written">Null where the file doesn't say.</param>
    public static Diagnostic NotExportable(SourceSpan at, string? written, Fix fix) => Error("CMG7023", at,
        $"The private key can't be exported: {Said("Exportable", written)}. The gateway takes a PFX file with its key: write 'Exportable = TRUE'.", fix);

    public static Diagnostic NotOfTheMachine(SourceSpan at, string? written, Fix fix) => Error("CMG7024", at,
        $"The key is put into the user's store: {Said("MachineKeySet", written)}. Write 'MachineKeySet = TRUE', so that it is the machine's, whoever runs certreq.", fix);

    public static Diagnostic KeyUsageUnfit(SourceSpan at, string written, Fix fix) => Error("CMG7025", at,
        $"KeyUsage '{written}' allows nothing that a TLS server does. Write '0xA0', digital signature and key encipherment.", fix);

    public static Diagnostic LegacySetting(SourceSpan at, string key, string written, string provider, Fix fix) => Error("CMG7026", at,
        $"{key} '{written}' is a setting of CAPI, and '{provider}' is a provider of CNG. Leave the line out, or write 0.", fix);

    public static Diagnostic KeySpecMissing(SourceSpan at, Fix fix) => Warning("CMG7027", at,
        "[NewRequest] has no KeySpec for a provider of CAPI. Write 'KeySpec = 1', a key for exchange, so that nothing is left to a default.", fix);

    public static Diagnostic KeySpecNotExchange(SourceSpan at, string written, Fix fix) => Error("CMG7027", at,
        $"KeySpec '{written}' makes no key for exchange, as a TLS server needs with a provider of CAPI. Write 'KeySpec = 1'.", fix);

    public static Diagnostic ProviderTypeDiffers(SourceSpan at, string written, string provider, int expected, Fix fix) => Error("CMG7028", at,
        $"ProviderType '{written}' isn't the type of '{provider}', which is {expected}. Write '{expected}', or leave the line out.", fix);

    public static Diagnostic ProviderMissing(SourceSpan at) => Warning("CMG7029", at,
        "[NewRequest] has no ProviderName, so that Windows chooses. Write \"Microsoft RSA SChannel Cryptographic Provider\" with KeySpec 1 and ProviderType 12, or \"Microsoft Software Key Storage Provider\".");

    public static Diagnostic ProviderUnknown(SourceSpan at, string written, string? meant) => Warning("CMG7029", at,
        $"The provider '{written}' is not known to this cmg. " + (meant is null
            ? "Known to fit are 'Microsoft RSA SChannel Cryptographic Provider' and 'Microsoft Software Key Storage Provider'."
            : $"Did you mean '{meant}'?"));

    public static Diagnostic ProviderUnfit(SourceSpan at, string written, string reason) => Error("CMG7030", at,
        $"The provider '{written}' {reason}; a gateway takes an RSA key in a PFX file. Write \"Microsoft RSA SChannel Cryptographic Provider\" or \"Microsoft Software Key Storage Provider\".");

    public static Diagnostic SelfSigned(SourceSpan at, string written, Fix fix) => Error("CMG7031", at,
        $"RequestType '{written}' makes a self-signed certificate instead of a request. Write 'PKCS10'; for an enterprise CA, CMC is allowed too.", fix);

    public static Diagnostic RequestTypeNotAllowed(SourceSpan at, string written, Fix fix) => Error("CMG7031", at,
        $"RequestType '{written}' isn't a new request that a CA takes. Write 'PKCS10'; for an enterprise CA, CMC is allowed too.", fix);

    public static Diagnostic ValidityWithoutEffect(SourceSpan at, IReadOnlyCollection<string> keys) => Warning("CMG7032", at, keys.Count == 1
        ? $"'{keys.First()}' has no effect: it is for self-signed certificates, and here the CA sets the validity. Leave the line out."
        : $"{Listed(keys)} have no effect: they are for self-signed certificates, and here the CA sets the validity. Leave the lines out.");

    public static Diagnostic ExistingKeyUnnamed(SourceSpan at, Fix fix) => Error("CMG7033", at,
        "UseExistingKeySet needs to know which key: neither RenewalCert nor KeyContainer is given. Write 'FALSE' for a new key, or name the certificate by RenewalCert.", fix);

    public static Diagnostic ExistingKeyExportable(SourceSpan at) => Error("CMG7033", at,
        "With UseExistingKeySet nothing can be set of the key, and 'Exportable' is refused. Leave this line out; the key must have been made exportable.");

    public static Diagnostic RenewalInPkcs10(SourceSpan at) => Error("CMG7034", at,
        "RenewalCert needs a request that the old key signs, which PKCS10 isn't. Write 'RequestType = CMC' for an enterprise CA, or leave RenewalCert out for a public one.");

    public static Diagnostic ArchiveWithoutCmc(SourceSpan at, Fix fix) => Error("CMG7035", at,
        "PrivateKeyArchive works with 'RequestType = CMC' only. Write 'FALSE': the key is exported, not archived.", fix);

    public static Diagnostic SmimeCapabilities(SourceSpan at, Fix fix) => Warning("CMG7036", at,
        "'SMIME = TRUE' puts the abilities of a mail program into a server's certificate. Write 'FALSE'.", fix);

    private static string Said(string key, string? written) => written is null ? $"{key} is absent and FALSE by default" : $"{key} is '{written}'";
}
