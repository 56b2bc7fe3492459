using CmgIac.Core.Certificates;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// Does a certreq policy file ask for the certificate that the spec describes? What it asks for beside that, such as a
/// friendly name, is the template's own.
/// </summary>
internal sealed class InfProof
{
    private const string NewRequest = "NewRequest";
    private const string Extensions = "Extensions";
    private const string Signature = "$Windows NT$";

    private readonly GatewaySpec spec;
    private readonly Artifact file;
    private readonly InfFile inf;
    private readonly CertreqRequest request;

    private InfProof(GatewaySpec spec, Artifact file, InfFile inf, CertreqRequest request) =>
        (this.spec, this.file, this.inf, this.request) = (spec, file, inf, request);

    /// <summary>
    /// <paramref name="isMain"/>: the file must be a request. Any other may be something else, as long as it has no
    /// section [NewRequest].
    /// </summary>
    public static IEnumerable<Diagnostic> Prove(GatewaySpec spec, Artifact file, bool isMain)
    {
        var syntax = InfReader.Read(file.Text);
        var isRequest = syntax.Value.Section(NewRequest) is not null;
        if (!isRequest && !isMain)
        {
            return [];
        }

        var reading = CertreqReader.Read(syntax.Value);
        if (syntax.Problems.Concat(reading.Problems).MinBy(problem => problem.Line) is { } first)
        {
            return [ProofDiagnostics.RequestUnreadable(file.At(first.Line), first.Message)];
        }

        if (!isRequest)
        {
            return [ProofDiagnostics.RequestUnreadable(file.At(), "It has no section [NewRequest].")];
        }

        var signature = syntax.Value.Entries("Version", "Signature").FirstOrDefault();
        return string.Equals(signature?.Value, Signature, StringComparison.OrdinalIgnoreCase)
            ? new InfProof(spec, file, syntax.Value, reading.Value).Prove()
            : [ProofDiagnostics.RequestUnreadable(file.At(signature?.Line), $"Section [Version] lacks 'Signature = \"{Signature}\"'.")];
    }

    private IEnumerable<Diagnostic> Prove()
    {
        var single = new[] { Subject(), AlternativeNames(), KeyUsages(), Exportable() }.OfType<Diagnostic>();
        return single.Concat(Settings());
    }

    /// <summary>One diagnostic for each setting that says something else, and one for all that are missing.</summary>
    private IEnumerable<Diagnostic> Settings()
    {
        var differences = CertreqSettings.Compare(spec.Certificate, inf, request).ToLookup(setting => setting.Entry is null);
        foreach (var (key, expected, entry) in differences[false])
        {
            yield return ProofDiagnostics.SettingDiffers(file.At(entry!.Line), key, entry.Value, expected);
        }

        if (differences[true].Any())
        {
            yield return ProofDiagnostics.SettingsMissing(file.At(), differences[true].Select(setting => $"{setting.Key} = {setting.Expected}"));
        }
    }

    private Diagnostic? Subject()
    {
        if (request.X500NameFlags is { } flags && (flags.Value & X500NameFlags.OtherReading) != X500NameFlags.None)
        {
            return ProofDiagnostics.SubjectReadOtherwise(file.At(flags.Line), inf.Value(NewRequest, "X500NameFlags")!);
        }

        var expected = spec.Subject.Attributes.Select(attribute => new RelativeName([attribute]));
        return request.Subject is { } subject && subject.Value.SequenceEqual(expected)
            ? null
            : ProofDiagnostics.SubjectDiffers(file.At(request.SubjectText?.Line), request.SubjectText?.Value, spec.Subject.ToString());
    }

    private Diagnostic? AlternativeNames()
    {
        var places = inf.Entries(Extensions, ObjectIdentifier.SubjectAlternativeName)
            .Concat(inf.Entries("RequestAttributes", "SAN")).ToList();
        if (places.Count > 1)
        {
            return ProofDiagnostics.AlternativeNamesTwice(file.At(places[1].Line));
        }

        return AlternativeNamesProof.Prove(
            spec, file, request.AlternativeNames, AlternativeName.Dns, '=', places.FirstOrDefault()?.Line);
    }

    private Diagnostic? KeyUsages()
    {
        var places = inf.Entries("EnhancedKeyUsageExtension", "OID").Take(1)
            .Concat(inf.Entries(Extensions, ObjectIdentifier.EnhancedKeyUsage)).ToList();
        if (places.Count > 1)
        {
            return ProofDiagnostics.KeyUsagesTwice(file.At(places[1].Line));
        }

        var usages = request.EnhancedKeyUsages;
        if (usages.FirstOrDefault(usage => usage.Value != ObjectIdentifier.ServerAuthentication) is { } other)
        {
            return ProofDiagnostics.OtherKeyUsage(file.At(other.Line), other.Value);
        }

        return usages.Length switch
        {
            0 => ProofDiagnostics.ServerAuthenticationMissing(file.At(places.FirstOrDefault()?.Line), ObjectIdentifier.ServerAuthentication),
            1 => null,
            _ => ProofDiagnostics.KeyUsagesTwice(file.At(usages[1].Line)),
        };
    }

    private Diagnostic? Exportable() => request.Exportable is { Value: true }
        ? null
        : ProofDiagnostics.NotExportable(file.At(request.Exportable?.Line));
}
