using CmgIac.Core.Certificates;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// Does an OpenSSL configuration ask for the certificate that the spec describes? Its key is always exportable: it is a
/// file. What it asks for beside that, such as a challenge password, is the template's own.
/// </summary>
internal sealed class OpenSslProof
{
    private const string Dns = "DNS";
    private const string KeyUsage = "keyUsage";

    private static readonly string[] KeyUsages = ["digitalSignature", "keyEncipherment"];

    private readonly GatewaySpec spec;
    private readonly Artifact file;
    private readonly OpenSslConfig config;
    private readonly OpenSslRequest request;

    private OpenSslProof(GatewaySpec spec, Artifact file, OpenSslConfig config, OpenSslRequest request) =>
        (this.spec, this.file, this.config, this.request) = (spec, file, config, request);

    /// <summary>
    /// <paramref name="isMain"/>: the file must be a request. Any other may be something else, as long as it has no
    /// section [req].
    /// </summary>
    public static IEnumerable<Diagnostic> Prove(GatewaySpec spec, Artifact file, bool isMain)
    {
        var syntax = OpenSslConfigReader.Read(file.Text);
        var isRequest = syntax.Value.Section(OpenSslRequestReader.Req) is not null;
        if (!isRequest && !isMain)
        {
            return [];
        }

        var reading = OpenSslRequestReader.Read(syntax.Value);
        if (syntax.Problems.Concat(reading.Problems).MinBy(problem => problem.Line) is { } first)
        {
            return [ProofDiagnostics.ConfigUnreadable(file.At(first.Line), first.Message)];
        }

        return isRequest
            ? new OpenSslProof(spec, file, syntax.Value, reading.Value).Prove()
            : [ProofDiagnostics.ConfigUnreadable(file.At(), "It has no section [req].")];
    }

    private IEnumerable<Diagnostic> Prove() =>
        new[] { Subject(), AlternativeNames(), EnhancedKeyUsages() }.OfType<Diagnostic>().Concat(Settings());

    private Diagnostic? Subject()
    {
        var expected = spec.Subject.Attributes.Select(attribute => new RelativeName([attribute]));
        return request.Subject is { } subject && subject.Value.SequenceEqual(expected)
            ? null
            : ProofDiagnostics.SubjectDiffers(
                file.At(request.Subject?.Line), request.Subject is { } written ? Show(written.Value) : null, spec.Subject.ToString());
    }

    /// <summary>As the spec's subject is shown, so that the two can be compared.</summary>
    private static string Show(IEnumerable<RelativeName> names) => string.Join(
        ',', names.Select(name => string.Join('+', name.Attributes.Select(part => new DistinguishedName([part]).ToString()))));

    private Diagnostic? AlternativeNames() =>
        AlternativeNamesProof.Prove(spec, file, request.AlternativeNames, Dns, ':', section: null);

    private Diagnostic? EnhancedKeyUsages()
    {
        var usages = request.EnhancedKeyUsages;
        if (usages.FirstOrDefault(usage => usage.Value != ObjectIdentifier.ServerAuthentication) is { } other)
        {
            return ProofDiagnostics.OtherKeyUsage(file.At(other.Line), other.Value);
        }

        return usages.Length switch
        {
            0 => ProofDiagnostics.ServerAuthenticationMissingInConfig(file.At()),
            1 => null,
            _ => ProofDiagnostics.KeyUsagesTwiceInConfig(file.At(usages[1].Line)),
        };
    }

    /// <summary>One diagnostic for each setting that says something else, and one for all that are missing.</summary>
    private IEnumerable<Diagnostic> Settings()
    {
        var missing = new List<string>();
        foreach (var (key, expected) in new[]
                 {
                     ("default_bits", $"{spec.Certificate.KeyLength.Value}"),
                     ("default_md", spec.Certificate.Hash.Value),
                     ("prompt", "no"),
                     ("utf8", "yes"),
                     ("string_mask", "MASK:0x2002"),
                 })
        {
            if (config.Entry(OpenSslRequestReader.Req, key) is not { } entry)
            {
                missing.Add($"{key} = {expected}");
            }
            else if (entry.Value != expected)
            {
                yield return ProofDiagnostics.SettingDiffers(file.At(entry.Line), key, entry.Value, expected);
            }
        }

        var usages = request.KeyUsages.Select(usage => usage.Value).ToList();
        if (usages.Count == 0)
        {
            missing.Add($"{KeyUsage} = {string.Join(", ", KeyUsages)}");
        }
        else if (!usages.Order(StringComparer.Ordinal).SequenceEqual(KeyUsages, StringComparer.Ordinal))
        {
            yield return ProofDiagnostics.SettingDiffers(
                file.At(request.KeyUsages[0].Line), KeyUsage, string.Join(", ", usages), string.Join(", ", KeyUsages));
        }

        if (missing.Count > 0)
        {
            yield return ProofDiagnostics.SettingsMissing(file.At(), missing);
        }
    }
}
