using System.Security.Cryptography;
using CmgIac.Core.Binding;
using CmgIac.Core.Rendering;

namespace CmgIac.Cli;

/// <summary>
/// What every rendering needs and a third of a start is spent on: OpenSSL, for the hashes, and the built-in templates. A second
/// core sees to both while the first reads the spec.
/// </summary>
internal static class HeadStart
{
    public static void Take(string? verb)
    {
        if (Environment.ProcessorCount > 1 && verb is "render" or "check" or "validate" or "diff")
        {
            // What fails here fails again where it is needed, and is told there.
            _ = Task.Run(Prepare);
        }
    }

    private static void Prepare()
    {
        SHA256.HashData([]);
        // The first is at its work by then: so what it comes to last is parsed first.
        TemplateSet.ParseBuiltIn("per-zone", SpecReader.ItemsOf(DnsKeys.Outputs.Default!));
        TemplateSet.ParseBuiltIn("per-gateway", SpecReader.ItemsOf(SpecKeys.Outputs.Default!));
        TemplateSet.ParseBuiltIn("per-certificate", SpecReader.ItemsOf(CertificateKeys.Outputs.Default!));
    }
}
