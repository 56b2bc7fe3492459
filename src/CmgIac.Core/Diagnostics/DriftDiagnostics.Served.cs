using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG6030 to CMG6042: the certificate that is served, and records read through Azure.</summary>
internal static partial class DriftDiagnostics
{
    /// <param name="why">A clause that names the place.</param>
    public static Diagnostic CertificateUnseen(SourceSpan at, string serviceName, string why) => Diagnostic.Error("CMG6030", at,
        $"Which certificate '{serviceName}' presents is unknown: {why}. See that the gateway runs and that this machine may reach it, name another place by '--connect HOST:PORT', or leave it out by '--no-tls'.");

    /// <param name="isNewer">The certificate served was issued later than the spec's file.</param>
    public static Diagnostic OtherCertificate(SourceSpan at, string serviceName, string until, bool isNewer) => Diagnostic.Error("CMG6031", at,
        $"'{serviceName}' presents another certificate than 'certificate.current', one that is valid until {until}. "
        + (isNewer ? "It is the newer of the two: put it in the place of the file." : "It is no newer than the file: hand the gateway the one of the file."));

    public static Diagnostic AzureZoneUnread(SourceSpan at, string zone, string why) => Diagnostic.Error("CMG6040", at,
        $"What Azure DNS has for '{zone}' is unknown: {why}. Sign in by 'az login' or as the environment says, to the zone's tenant, with the role Reader on the zone; and see that 'dns.azure' and 'dns.zone' name it.");

    public static Diagnostic AzureZoneUnnamed(SourceSpan at, string zone, string lacking) => Diagnostic.Error("CMG6041", at,
        $"Azure is asked for a zone in its subscription and resource group, and '{zone}' has no {lacking}. Write 'dns.azure.{lacking}' in the spec"
        + (lacking == "subscription" ? ", or give it by '--subscription'." : "."));

    /// <param name="spec">The first spec given.</param>
    public static Diagnostic NoZoneInAzure(string spec) => Diagnostic.Error("CMG6042", SourceSpan.WholeFile(spec),
        "There is no zone in Azure to read: no gateway that was asked for has 'azure' among its 'dns.outputs'. Leave '--azure' out.");
}
