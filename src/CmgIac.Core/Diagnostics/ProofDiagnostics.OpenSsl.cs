using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>What is said in other words of a request for OpenSSL than of one for certreq.</summary>
internal static partial class ProofDiagnostics
{
    public static Diagnostic ConfigUnreadable(OutputPlace at, string reason) =>
        Error("CMG4020", at, $"can't be read as an OpenSSL configuration of a request: {reason}");

    public static Diagnostic ServerAuthenticationMissingInConfig(OutputPlace at) =>
        Error("CMG4023", at, "lacks 'extendedKeyUsage = serverAuth' in the section that 'req_extensions' names.");

    public static Diagnostic KeyUsagesTwiceInConfig(OutputPlace at) =>
        Error("CMG4023", at, "states the usage server authentication a second time.");
}
