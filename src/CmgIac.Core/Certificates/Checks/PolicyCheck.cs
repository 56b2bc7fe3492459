using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>
/// Does a certreq policy file ask for a certificate that a cloud management gateway takes, and, where gateways are given,
/// for the one that the spec describes?
/// </summary>
internal static class PolicyCheck
{
    /// <summary>Each looks at one matter and reports at the entry that is to be changed.</summary>
    private static readonly Action<RequestDraft>[] Checks =
    [
        SyntaxChecks.Signature, SyntaxChecks.FieldTooLong, SyntaxChecks.KeyTwice, SyntaxChecks.TemplateTwice, SyntaxChecks.TemplateDisplayName,
        PlacementChecks.Keys, PlacementChecks.Entries,
        SubjectChecks.Check,
        KeyChecks.Hash, KeyChecks.Length, KeyChecks.Algorithm, KeyChecks.Exportable, KeyChecks.MachineKeySet, KeyChecks.Usage, KeyChecks.Signature,
        ProviderChecks.Check,
        RequestTypeChecks.RequestType, RequestTypeChecks.Validity, RequestTypeChecks.ExistingKeySet,
        RequestTypeChecks.RenewalCertificate, RequestTypeChecks.KeyArchive, RequestTypeChecks.Smime,
        AlternativeNameChecks.Check,
        KeyPurposeChecks.Check, KeyPurposeChecks.Authority,
    ];

    /// <summary><paramref name="expected"/>: null to hold it against no spec.</summary>
    public static CheckedFile Check(string path, ReadOnlySpan<byte> bytes, ExpectedGateways? expected)
    {
        var whole = SourceSpan.WholeFile(path);
        if (PolicyText.Decode(bytes) is not { } decoded)
        {
            return new(false, [CertificateDiagnostics.NotText(whole)]);
        }

        var (text, typographic) = TypographicQuotes.Straighten(decoded.Text);
        var syntax = InfReader.Read(text);
        var reading = CertreqReader.Read(syntax.Value);
        var draft = new RequestDraft(path, text, syntax.Value, reading.Value);
        var firstSection = syntax.Value.Sections.FirstOrDefault()?.Line ?? int.MaxValue;
        if (syntax.Problems.FirstOrDefault(problem => problem.Line < firstSection) is { } outside)
        {
            return new(false, [CertificateDiagnostics.LineOutsideSection(draft.At(outside.Line))]);
        }

        if (syntax.Value.Section("Version") is null)
        {
            return new(false, [CertificateDiagnostics.VersionMissing(whole)]);
        }

        SyntaxChecks.TypographicQuotes(draft, typographic);
        SyntaxChecks.Encoding(draft, decoded with { Text = text });
        PlacementChecks.Sections(draft);
        if (syntax.Value.Section(RequestDraft.NewRequest) is null)
        {
            if (!draft.IsJudged(RequestDraft.NewRequest))
            {
                draft.Report(CertificateDiagnostics.NewRequestMissing(whole));
            }

            return new(true, DiagnosticList.Sort(draft.Found));
        }

        SyntaxChecks.Tokens(draft, syntax.Problems);
        foreach (var check in Checks)
        {
            check(draft);
        }

        SyntaxChecks.Rest(draft, syntax.Problems, reading.Problems);
        if (expected is not null)
        {
            SpecChecks.Check(draft, expected);
        }

        return new(true, DiagnosticList.Sort(draft.Found))
        {
            CommonName = SubjectChecks.CommonNames(draft.Request) is [var name] && RequestedName.Fault(name) is null ? name : null,
        };
    }
}
