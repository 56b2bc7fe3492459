using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>The common name of any request or certificate (Microsoft, "CMG server authentication certificate").</summary>
internal static class CommonNameCheck
{
    /// <summary>ub-common-name of X.520.</summary>
    private const int MaxLength = 64;

    /// <summary>
    /// What is wrong, or null for exactly one name that a gateway can have. <paramref name="subject"/> is the whole, as it is shown;
    /// none of <paramref name="names"/> is empty.
    /// </summary>
    public static Diagnostic? Check(SourceSpan at, string subject, IReadOnlyList<string> names)
    {
        if (names is not [var name])
        {
            return names.Count == 0
                ? CertificateDiagnostics.CommonNameMissing(at, subject)
                : CertificateDiagnostics.CommonNameTwice(at, names[0], names[1]);
        }

        if (RequestedName.Fault(name) is { } fault)
        {
            return fault.IsWildcard
                ? CertificateDiagnostics.WildcardOutOfPlace(at, "Common name", name, fault.Text)
                : CertificateDiagnostics.CommonNameNotAHost(at, name, fault.Text);
        }

        return name.Length > MaxLength ? CertificateDiagnostics.CommonNameTooLong(at, name, MaxLength) : null;
    }
}
