using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG7180 to CMG7202: a PFX as a file, its protection, and the key in it. No message has anything of a passphrase.</summary>
internal static partial class CertificateDiagnostics
{
    /// <summary>What makes a file that every Windows reads.</summary>
    private const string ForOldWindows =
        "'openssl pkcs12 -export -certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1', or 'Export-PfxCertificate -CryptoAlgorithmOption TripleDES_SHA1'";

    /// <param name="fault">The end of a sentence.</param>
    public static Diagnostic PfxUnreadable(SourceSpan at, string fault) => Error("CMG7180", at,
        $"The PFX can't be read: it {fault}. Export it again, with a password and the private key.");

    public static Diagnostic PfxPassphraseWrong(SourceSpan at) => Error("CMG7181", at,
        "The passphrase doesn't open the PFX. Look for a blank at its end, for another keyboard layout, and for characters beyond ASCII, which not every program encodes alike; a PFX that was exported for accounts of a domain alone (-ProtectTo) has none that is known.");

    /// <param name="algorithm">As people call it, or its object identifier.</param>
    public static Diagnostic PfxAlgorithmUnknown(SourceSpan at, string algorithm) => Error("CMG7182", at,
        $"The PFX is protected by {algorithm}, which cmg doesn't have on this machine. Export it again with AES-256 and SHA-256, or with 3DES and SHA-1.");

    public static Diagnostic PfxTooMuchWork(SourceSpan at, long most) => Error("CMG7183", at,
        $"The PFX asks for more than {most} hashes before a passphrase can be tried, which nobody waits for. Export it again with fewer iterations; 2048 to 600000 are usual.");

    public static Diagnostic PfxWithoutPassphrase(SourceSpan at) => Error("CMG7184", at,
        "The PFX has no passphrase: whoever has the file has the key, and the gateway's wizard and cmdlet ask for one. Export it again with a passphrase.");

    public static Diagnostic PfxWithoutMac(SourceSpan at) => Warning("CMG7185", at,
        "The PFX has no MAC: nothing shows whether somebody changed it, and some programs take that for a wrong passphrase. Export it again, without '-nomac'.");

    public static Diagnostic PfxKeyUnencrypted(SourceSpan at) => Warning("CMG7186", at,
        "The private key stands in the PFX without encryption, so that the passphrase protects nothing. Export it again, without '-keypbe NONE', and have the certificate issued anew for another key if others had the file.");

    public static Diagnostic PfxKeyWeaklyEncrypted(SourceSpan at, string algorithm) => Warning("CMG7187", at,
        $"The private key is encrypted by {algorithm}, which can be broken by trying. Export it again with AES-256, or with 3DES where an old Windows must read it.");

    /// <param name="algorithms">What is new about it, as people call it.</param>
    public static Diagnostic PfxTooNew(SourceSpan at, IEnumerable<string> algorithms) => Warning("CMG7188", at,
        $"The PFX is protected by {string.Join(", ", algorithms)}, which Windows Server 2016 and older can't read: they say that the password is not correct. Where the console runs on one, write the file by {ForOldWindows}.");

    public static Diagnostic PfxWithBytesBehind(SourceSpan at, int count) => Warning("CMG7189", at,
        $"{(count == 1 ? "1 byte stands" : $"{count} bytes stand")} behind the end of the PFX. Something was added on the way: take the file as it was exported.");

    public static Diagnostic PfxWithOthers(SourceSpan at, int count) => Warning("CMG7190", at,
        $"The PFX holds {(count == 1 ? "something" : $"{count} things")} besides certificates and keys, such as a secret or a revocation list. No gateway uses that: export the certificate, its chain and its key alone.");

    public static Diagnostic PfxWithoutCertificate(SourceSpan at) => Error("CMG7191", at,
        "There is no certificate in the PFX. Export the gateway's certificate with its chain and its private key.");

    public static Diagnostic PfxInText(SourceSpan at) => Warning("CMG7192", at,
        "The PFX is written as text, in base64. Programs for Windows read it in binary: 'openssl base64 -d' decodes what stands between the lines with hyphens.");

    public static Diagnostic PfxWithoutKey(SourceSpan at) => Error("CMG7195", at,
        "There is no private key in the PFX, and a gateway needs it. Export it where the request was made, and choose to export the private key; where that can't be chosen the key isn't exportable.");

    /// <param name="subject">The server certificate's.</param>
    public static Diagnostic PfxKeyOfAnother(SourceSpan at, string subject) => Error("CMG7196", at,
        $"The private key in the PFX isn't that of the certificate '{subject}'. Take the key that its request was made with.");

    public static Diagnostic PfxWithSeveralKeys(SourceSpan at, int count, IEnumerable<string> subjects) => Error("CMG7197", at,
        $"There are {count} private keys in the PFX"
            + (subjects.Any() ? $", with the certificates {string.Join(", ", subjects.Select(subject => $"'{subject}'"))}" : "")
            + ". Which one a gateway takes is left to chance: export one key with its certificate and chain.");

    public static Diagnostic PfxKeyUnreadable(SourceSpan at) => Error("CMG7198", at,
        "The private key in the PFX is damaged, or neither RSA nor EC. A gateway takes an RSA key: export it again.");

    public static Diagnostic PfxKeyIdDiffers(SourceSpan at, string subject) => Error("CMG7199", at,
        $"The key's identifier in the PFX isn't that of its certificate '{subject}', so that programs which pair them by it find none or another. Export it again.");

    public static Diagnostic PfxProviderDiffers(SourceSpan at, string provider, string expected) => Warning("CMG7201", at,
        $"The PFX names the key's provider '{provider}'; the spec's 'keyProvider' is '{expected}'. Change one of the two.");

    /// <param name="reason">The end of a sentence about the provider.</param>
    public static Diagnostic PfxProviderUnfit(SourceSpan at, string provider, string reason) => Warning("CMG7202", at,
        $"The PFX names the key's provider '{provider}', which {reason}: an import that keeps to it fails, or ties the key to one machine. Export the key from a provider in software.");
}
