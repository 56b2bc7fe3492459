using System.Collections.Immutable;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Certificates.X509.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>What files are held against: the day, and the gateways of the specs given, null for none.</summary>
internal sealed record CheckQuestion(DateOnly Today, ExpectedGateways? Expected);

/// <summary>What was found in a file; <paramref name="IsRead"/>: it is what it says it is, so that it could be examined.</summary>
internal sealed record CheckedFile(bool IsRead, ImmutableArray<Diagnostic> Diagnostics)
{
    public FileKind Kind { get; init; }

    /// <summary>Null where there isn't exactly one that a gateway can have.</summary>
    public string? CommonName { get; init; }

    /// <summary>The service names of the gateways that have this certificate; empty where no spec was given.</summary>
    public ImmutableArray<string> Gateways { get; init; } = [];
}

/// <summary>Takes a file that was handed in to the check of its kind.</summary>
internal static class FileCheck
{
    public static CheckedFile Check(string path, ReadOnlyMemory<byte> bytes, CheckQuestion question)
    {
        var content = HandedContent.Read(path, bytes);
        var result = content.Kind switch
        {
            FileKind.Policy => PolicyCheck.Check(path, bytes.Span, question.Expected),
            FileKind.Certificate or FileKind.Request => IssuedCheck.Check(path, content, question),
            _ => new(IsRead: false, [Refusal(SourceSpan.WholeFile(path), content.Kind)]),
        };
        return result with
        {
            Kind = content.Kind,
            Gateways = result.CommonName is null || question.Expected is null ? [] : question.Expected.SharedBy(result.CommonName),
        };
    }

    private static Diagnostic Refusal(SourceSpan at, FileKind kind) => kind switch
    {
        FileKind.Pfx => CertificateDiagnostics.FileOfOtherKind(at, "a PFX file",
            "This version looks at the certificate alone: 'openssl pkcs12 -nokeys' writes it, with its chain, in PEM."),
        FileKind.Pkcs7 => CertificateDiagnostics.FileOfOtherKind(at, "a PKCS #7 file of certificates",
            "Hand in the certificates themselves: 'openssl pkcs7 -print_certs' writes them in PEM, from DER with '-inform DER'."),
        FileKind.PrivateKey => CertificateDiagnostics.FileOfOtherKind(at, "a private key that isn't encrypted",
            "Hand in the request or certificate of that key, and keep the key encrypted and to yourself."),
        FileKind.EncryptedPrivateKey => CertificateDiagnostics.FileOfOtherKind(at, "an encrypted private key",
            "Hand in the request or certificate of that key; the key itself is nobody else's."),
        FileKind.PublicKey => CertificateDiagnostics.FileOfOtherKind(at, "a public key alone",
            "Hand in the request or certificate that holds it."),
        FileKind.RevocationList => CertificateDiagnostics.FileOfOtherKind(at, "a certificate revocation list",
            "Hand in the certificate, not the list of those that were revoked."),
        FileKind.ForeignKey => CertificateDiagnostics.FileOfOtherKind(at, "a key of SSH or PGP",
            "A gateway's certificate is one of X.509: hand in the request or certificate in PEM or DER."),
        FileKind.JavaKeyStore => CertificateDiagnostics.FileOfOtherKind(at, "a key store of Java",
            "Hand in the certificate: 'keytool -exportcert -rfc' writes it in PEM."),
        FileKind.Archive => CertificateDiagnostics.FileOfOtherKind(at, "an archive",
            "Unpack it and hand in the certificate within."),
        FileKind.WebPage => CertificateDiagnostics.FileOfOtherKind(at, "a web page",
            "The download was a page of the CA instead of the certificate: sign in and load it again."),
        _ => CertificateDiagnostics.FileUnknown(at),
    };
}
