using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.InUse;

/// <summary>
/// What a file that a spec names as the certificate in use says, with its path as shown. Of one that can't be read,
/// <paramref name="Fault"/> says why, as a clause; it is null where there is no such file.
/// </summary>
internal sealed record CurrentFile(string Path, InUseReading? Reading, string? Fault = null)
{
    /// <summary>Keeps none of the bytes, which may be those of thousands of names.</summary>
    public static CurrentFile Of(string path, byte[] bytes) => new(path, InUseReader.Read(path, bytes));
}

/// <summary>
/// Between bind and check: gives each gateway what its certificate in use says of itself. The common name's spelling counts
/// from then on as if 'previousCommonName' had been written in its place.
/// </summary>
internal static class CurrentCertificates
{
    /// <param name="files">What was read, under the place of the key's value; many gateways may have one file.</param>
    public static StageResult<Fleet> Apply(Fleet fleet, IReadOnlyDictionary<SourceSpan, CurrentFile> files, DateOnly today)
    {
        var diagnostics = new DiagnosticList('7');
        return StageResult.Of(fleet.Change(gateway => Apply(gateway, files, today, diagnostics)), diagnostics);
    }

    /// <summary>
    /// Certificates that were handed in, in the place of those that the specs name: each for the gateways whose common name it
    /// has, the one that is valid longest where several have it.
    /// </summary>
    public static StageResult<Fleet> Replace(Fleet fleet, IEnumerable<CurrentFile> files)
    {
        var diagnostics = new DiagnosticList('7');
        var handed = new Dictionary<string, CertificateInUse>(StringComparer.OrdinalIgnoreCase);
        var owners = fleet.Gateways.Where(gateway => gateway.IsRendered)
            .DistinctBy(gateway => gateway.CommonNameKey, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(gateway => gateway.CommonNameKey, StringComparer.OrdinalIgnoreCase);
        foreach (var (path, reading, _) in files)
        {
            var at = SourceSpan.WholeFile(path);
            if (reading!.Value is not { } certificate)
            {
                diagnostics.Add(CertificateDiagnostics.CurrentNotCertificate(at, path, reading.Fault!));
                continue;
            }

            if (!Ascii.IsValid(certificate.CommonName) || !owners.TryGetValue(certificate.CommonName, out var owner))
            {
                diagnostics.Add(CertificateDiagnostics.CertificateOfNoGateway(at, path, certificate.CommonName));
                continue;
            }

            if (certificate.CommonName != owner.CommonName)
            {
                diagnostics.Add(CertificateDiagnostics.HandedSpellingDiffers(at, path, certificate.CommonName, owner.CommonName));
            }

            if (!handed.TryGetValue(certificate.CommonName, out var other) || other.NotAfter < certificate.NotAfter)
            {
                handed[certificate.CommonName] = certificate;
            }
        }

        return StageResult.Of(
            fleet.Change(gateway => handed.TryGetValue(gateway.CommonNameKey, out var own) ? With(gateway, own) : gateway), diagnostics);
    }

    private static GatewaySpec Apply(
        GatewaySpec gateway, IReadOnlyDictionary<SourceSpan, CurrentFile> files, DateOnly today, DiagnosticList diagnostics)
    {
        if (gateway.Certificate.Current is not { Span: var at } || !files.TryGetValue(at, out var file))
        {
            return gateway;
        }

        if (file.Reading is not { } read)
        {
            diagnostics.Add(file.Fault is null
                ? CertificateDiagnostics.CurrentMissing(at, file.Path)
                : CertificateDiagnostics.CurrentUnreadable(at, file.Path, file.Fault));
            return gateway;
        }

        if (read.HasKey)
        {
            diagnostics.Add(CertificateDiagnostics.CurrentHasKey(at, file.Path));
        }

        if (read.Value is not { } certificate)
        {
            diagnostics.Add(CertificateDiagnostics.CurrentNotCertificate(at, file.Path, read.Fault!));
            return gateway;
        }

        if (!IsNameOf(certificate, gateway))
        {
            diagnostics.Add(CertificateDiagnostics.CurrentOfOtherName(at, file.Path, certificate.CommonName, gateway.CommonNameKey));
            return gateway;
        }

        if (gateway.Certificate.PreviousCommonName is { } previous && previous.Value != certificate.CommonName)
        {
            diagnostics.Add(CertificateDiagnostics.CurrentSpellingDiffers(at, file.Path, certificate.CommonName, previous.Value, previous.Span));
        }

        if (NotValid(certificate, today) is { } day)
        {
            diagnostics.Add(CertificateDiagnostics.CurrentNotValid(at, file.Path, day, hasEnded: day < today));
        }

        var named = gateway with
        {
            Certificate = gateway.Certificate with
            {
                PreviousCommonName = gateway.Certificate.PreviousCommonName ?? new Located<string>(certificate.CommonName, at),
            },
        };
        return With(named, certificate);
    }

    private static GatewaySpec With(GatewaySpec gateway, CertificateInUse certificate) =>
        gateway with { Certificate = gateway.Certificate with { InUse = certificate } };

    /// <summary>A name beyond ASCII is no gateway's, whatever Unicode takes for its other case.</summary>
    private static bool IsNameOf(CertificateInUse certificate, GatewaySpec gateway) =>
        Ascii.IsValid(certificate.CommonName) && string.Equals(certificate.CommonName, gateway.CommonNameKey, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last day of one that has ended, the first of one that hasn't begun; null today.</summary>
    private static DateOnly? NotValid(CertificateInUse certificate, DateOnly today)
    {
        var (first, last) = (DateOnly.FromDateTime(certificate.NotBefore.UtcDateTime), DateOnly.FromDateTime(certificate.NotAfter.UtcDateTime));
        return today > last ? last : today < first ? first : null;
    }
}
