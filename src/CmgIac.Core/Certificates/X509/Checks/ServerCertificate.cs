using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.X509.Checks;

/// <summary>A certificate and where it stands: the line that begins it, or the whole file.</summary>
internal sealed record LocatedCertificate(SourceSpan At, Certificate Value);

/// <summary>
/// A server's certificate, or the request for one, as the checks see it: with the day, and the gateway that it is for, null
/// where no spec says.
/// </summary>
internal sealed record ServerCertificate
{
    private ServerCertificate(SourceSpan at, DirectoryName subject, SubjectKey key, Signature signature, CheckQuestion question)
    {
        (At, Subject, Key, Signature, Today, Expected) = (at, subject, key, signature, question.Today, question.Expected);
        CommonNames = [.. subject.CommonNames.Select(part => part.Value ?? "\uFFFD").Where(name => name.Length > 0)];
        CommonNameFault = CommonNameCheck.Check(at, $"{subject}", CommonNames);
        Gateway = question.Expected?.Choose(CommonNames);
    }

    public static ServerCertificate Of(LocatedCertificate certificate, CheckQuestion question) =>
        new(certificate.At, certificate.Value.Subject, certificate.Value.Key, certificate.Value.Signature, question)
        {
            Issued = certificate.Value,
            Extensions = certificate.Value.Version < 3 ? null : certificate.Value.Extensions,
        };

    public static ServerCertificate Of(SourceSpan at, RequestedCertificate request, CheckQuestion question) =>
        new(at, request.Subject, request.Key, request.Signature, question) { Requested = request, Extensions = request.Extensions };

    public SourceSpan At { get; }

    public DirectoryName Subject { get; }

    public SubjectKey Key { get; }

    public Signature Signature { get; }

    /// <summary>Null where there can be none: before version 3, or in a request that asks for none.</summary>
    public CertificateExtensions? Extensions { get; private init; }

    /// <summary>Null for a request.</summary>
    public Certificate? Issued { get; private init; }

    /// <summary>Null for a certificate.</summary>
    public RequestedCertificate? Requested { get; private init; }

    public DateOnly Today { get; }

    public ExpectedGateways? Expected { get; }

    public GatewaySpec? Gateway { get; }

    /// <summary>All that aren't empty.</summary>
    public IReadOnlyList<string> CommonNames { get; }

    public Diagnostic? CommonNameFault { get; }

    /// <summary>Null where there isn't exactly one that a gateway can have.</summary>
    public string? CommonName => CommonNameFault is null ? CommonNames[0] : null;

    /// <summary>For messages.</summary>
    public string What => Issued is null ? "request" : "certificate";

    public bool IsSelfSigned => Issued?.IsSelfSigned == true;

    /// <summary>
    /// Was it issued under the rules of public CAs, as a reserved policy says (Baseline Requirements, reserved policies)? A private
    /// CA has no reason to state one.
    /// </summary>
    public bool IsPublicByPolicy => Extensions?.Policies.Any(policy => policy.StartsWith("2.23.140.1.", StringComparison.Ordinal)) == true;

    /// <summary>Does it say of itself that it may issue certificates?</summary>
    public bool IsAuthority => Extensions is { } extensions
        && (extensions.BasicConstraints?.IsAuthority == true || extensions.KeyUsage?.HasFlag(KeyUsages.KeyCertSign) == true);
}
