using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>
/// Does a cloud management gateway take a certificate, with its chain, or one made of a request, and is it the one that the
/// spec describes?
/// </summary>
internal static class IssuedCheck
{
    /// <summary>Real chains have three or four; every pair of them is compared.</summary>
    public const int MaxCertificates = 20;

    /// <summary>Each looks at one matter.</summary>
    private static readonly Func<ServerCertificate, IEnumerable<Diagnostic>>[] Checks =
    [
        RequestChecks.SignatureWrong, RequestChecks.ChallengePassword, RequestChecks.ExtensionsMissing, RequestChecks.TemplateDiffers,
        NameChecks.CommonName, NameChecks.AlternativeNames,
        GatewayChecks.Unknown, GatewayChecks.CommonNameDiffers, GatewayChecks.SubjectDiffers, GatewayChecks.AlternativeNamesDiffer,
        ServerKeyChecks.Key, ServerKeyChecks.Exponent, ServerKeyChecks.Signature,
        CriticalChecks.Check, PurposeChecks.Version, PurposeChecks.SelfSigned, PurposeChecks.Authority, PurposeChecks.Purposes, PurposeChecks.Usage,
        ValidityChecks.Period, ValidityChecks.TooLong, RevocationChecks.Unreachable,
    ];

    /// <summary>Checks every request of the file, and its certificates as one server's with its chain.</summary>
    public static CheckedFile Check(string path, HandedContent content, CheckQuestion question)
    {
        var found = new List<Diagnostic>();
        var (certificates, requests) = (new List<LocatedCertificate>(), new List<ServerCertificate>());
        foreach (var block in content.Blocks)
        {
            var at = block.Line == 0 ? SourceSpan.WholeFile(path) : SourceSpan.At(path, block.Line, 1, block.Width);
            if (block.Kind == FileKind.Certificate)
            {
                var reading = block.Fault is null ? Certificate.Read(block.Bytes, block.IsTrusted) : new(null, block.Fault);
                Add(reading, "certificate", at, found, certificate => certificates.Add(new(at, certificate)));
            }
            else if (block.Kind == FileKind.Request)
            {
                var reading = block.Fault is null ? RequestedCertificate.Read(block.Bytes) : new(null, block.Fault);
                Add(reading, "request", at, found, request => requests.Add(ServerCertificate.Of(at, request, question)));
            }
        }

        var isRead = found.Count == 0;
        found.AddRange(content.Blocks.Where(block => block.Kind == FileKind.PrivateKey)
            .Select(block => CertificateDiagnostics.PrivateKeyInFile(SourceSpan.At(path, block.Line, 1, block.Width))));
        if (!isRead)
        {
            return new(IsRead: false, DiagnosticList.Sort(found));
        }

        found.AddRange(requests.SelectMany(One));
        var result = certificates.Count > 0 ? Chain(certificates, question, mustBeWhole: false) : new(IsRead: true, []) { CommonName = requests[0].CommonName };
        return result with { Diagnostics = DiagnosticList.Sort(found.Concat(result.Diagnostics)) };
    }

    /// <summary>
    /// Checks a server's certificate and its chain, in any order. <paramref name="mustBeWhole"/>: an issuer that is missing is an error
    /// also where there is one certificate only.
    /// </summary>
    public static CheckedFile Chain(IReadOnlyList<LocatedCertificate> certificates, CheckQuestion question, bool mustBeWhole)
    {
        if (certificates.Count > MaxCertificates)
        {
            return new(IsRead: true, [CertificateDiagnostics.CertificatesTooMany(certificates[MaxCertificates].At, certificates.Count, MaxCertificates)]);
        }

        var chain = CertificateChain.Of(certificates);
        var server = ServerCertificate.Of(chain.Server, question);
        return new(IsRead: true, DiagnosticList.Sort(
        [
            .. One(server), .. ChainChecks.Check(chain, question.Today, mustBeWhole), .. RevocationChecks.OfIssuers(server, chain.Links.Skip(1)),
        ])) { CommonName = server.CommonName };
    }

    private static IEnumerable<Diagnostic> One(ServerCertificate certificate) =>
        PurposeChecks.IsNoServer(certificate) ? PurposeChecks.Authority(certificate) : Checks.SelectMany(check => check(certificate));

    private static void Add<T>(DerReading<T> reading, string what, SourceSpan at, List<Diagnostic> found, Action<T> add)
        where T : class
    {
        if (reading.Value is { } value)
        {
            add(value);
        }
        else
        {
            found.Add(CertificateDiagnostics.Damaged(at, what, reading.Fault!));
        }
    }
}
