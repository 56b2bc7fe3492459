using System.Collections.Immutable;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Adoption;

/// <summary>Reads a server's certificate out of a file: PEM or DER, alone or with its chain.</summary>
internal static class CertificateSearch
{
    /// <summary>A policy under which a public CA issues (Baseline Requirements, reserved policies).</summary>
    private const string PublicPolicies = "2.23.140.1.";

    private static readonly string[] SubjectKeys = ["CN", "O", "OU", "L", "S", "C"];

    /// <summary>Each server's certificate of the file; what can't be read, and what no spec can say.</summary>
    public static (ImmutableArray<FoundCertificate> Certificates, ImmutableArray<Diagnostic> Diagnostics) Find(string path, ReadOnlyMemory<byte> bytes)
    {
        var content = HandedContent.Read(path, bytes);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var found = ImmutableArray.CreateBuilder<FoundCertificate>();
        if (content.Kind != FileKind.Certificate)
        {
            return ([], [AdoptionDiagnostics.NoCertificate(SourceSpan.WholeFile(path), Word(content.Kind))]);
        }

        foreach (var block in content.Blocks.Where(block => block.Kind == FileKind.Certificate))
        {
            var at = block.Line == 0 ? SourceSpan.WholeFile(path) : SourceSpan.At(path, block.Line, 1, block.Width);
            var read = block.Fault is null ? Certificate.Read(block.Bytes, block.IsTrusted) : new(null, block.Fault);
            if (read.Value is not { } certificate)
            {
                diagnostics.Add(AdoptionDiagnostics.NoCertificate(at, "a certificate that " + read.Fault));
            }
            else if (!certificate.IsAuthority)
            {
                if (certificate.Subject.CommonNames.ToList() is [{ Value: { Length: > 0 } name }])
                {
                    found.Add(Of(at, name, certificate, diagnostics));
                }
                else
                {
                    diagnostics.Add(AdoptionDiagnostics.NoGatewayCertificate(at, "its subject hasn't exactly one common name"));
                }
            }
        }

        if (found.Count == 0 && diagnostics.Count == 0)
        {
            diagnostics.Add(AdoptionDiagnostics.NoGatewayCertificate(SourceSpan.WholeFile(path), "it is a CA's"));
        }

        return (found.ToImmutable(), diagnostics.ToImmutable());
    }

    private static FoundCertificate Of(SourceSpan at, string name, Certificate certificate, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var isPublic = certificate.Extensions.Policies.Any(policy => policy.StartsWith(PublicPolicies, StringComparison.Ordinal));
        var key = certificate.Key is { IsRsa: true, RsaBits: 2048 or 4096 } ? (int?)certificate.Key.RsaBits : null;
        var unit = Single(certificate, "OU");
        var others = (certificate.Extensions.AlternativeNames ?? []).Where(other => other.Kind != GeneralNameKind.Dns).ToList();
        var strange = certificate.Subject.Parts.Where(part => !SubjectKeys.Contains(part.Key, StringComparer.Ordinal) || Single(certificate, part.Key) is null)
            .Select(part => part.Key).Distinct(StringComparer.Ordinal).ToList();
        string?[] unsaid =
        [
            key is null ? $"its key, {(certificate.Key.IsRsa ? $"RSA of {certificate.Key.RsaBits} bits" : certificate.Key.Algorithm)}" : null,
            others.Count > 0 ? "alternative names that aren't DNS names" : null,
            strange.Count > 0 ? $"{string.Join(", ", strange)} of its subject" : null,
            isPublic && unit is not null ? "OU of its subject, which no public CA signs any more" : null,
        ];
        if (unsaid.Any(part => part is not null))
        {
            diagnostics.Add(AdoptionDiagnostics.LeftOut(at, $"certificate '{name}'", string.Join("; ", unsaid.OfType<string>())));
        }

        return new(
            at, name,
            [.. certificate.Extensions.DnsNames.Where(other => !string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
                .Select(other => other.ToLowerInvariant()).Distinct(StringComparer.Ordinal)],
            key,
            certificate.Signature.Algorithm.Hash is "sha256" or "sha384" or "sha512" ? certificate.Signature.Algorithm.Hash : null,
            isPublic,
            // The second form of a template is an identifier, and a spec has its name.
            certificate.Extensions.Template is { } template && !template.All(c => char.IsAsciiDigit(c) || c == '.') ? template : null,
            certificate.NotAfter,
            certificate.Issuer.ToString())
        {
            Organization = Single(certificate, "O"),
            OrganizationalUnit = isPublic ? null : unit,
            Locality = Single(certificate, "L"),
            State = Single(certificate, "S"),
            Country = Single(certificate, "C"),
        };
    }

    private static string? Single(Certificate certificate, string key) =>
        certificate.Subject.Parts.Where(part => part.Key == key).ToList() is [{ Value: { Length: > 0 } value }] ? value : null;

    private static string Word(FileKind kind) => kind switch
    {
        FileKind.Request => "a certificate request, which nobody has signed",
        FileKind.Policy => "a certreq policy file",
        FileKind.Pfx => "a PFX, which has the private key as well; export the certificate alone",
        FileKind.Pkcs7 => "a bag of certificates (PKCS#7); take the server's certificate out of it",
        FileKind.PrivateKey or FileKind.EncryptedPrivateKey or FileKind.ForeignKey => "a private key",
        FileKind.RevocationList => "a revocation list",
        _ => "nothing that cmg knows",
    };
}
