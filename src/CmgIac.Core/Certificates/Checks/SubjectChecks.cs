using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>The subject and the common name in it (Microsoft, "CMG server authentication certificate"; "CertStrToNameA function").</summary>
internal static class SubjectChecks
{
    private const string Key = "Subject";

    /// <summary>The common names of the subject, none of them empty.</summary>
    public static IReadOnlyList<string> CommonNames(CertreqRequest request) => request.Subject is null ? [] :
    [
        .. request.Subject.Value.SelectMany(name => name.Attributes)
            .Where(attribute => attribute is { Key: "CN", Value.Length: > 0 }).Select(attribute => attribute.Value),
    ];

    public static void Check(RequestDraft draft)
    {
        var (entry, request) = (draft.Entry(Key), draft.Request);
        if (draft.IsJudged(Key))
        {
            return;
        }

        if (entry is null || entry.Value.Length == 0)
        {
            draft.Report(CertificateDiagnostics.SubjectMissing(draft.At(entry, RequestDraft.NewRequest)), Key);
            return;
        }

        if (entry.Fields.Length > 1)
        {
            draft.Report(CertificateDiagnostics.SubjectCut(draft.At(entry), entry.Value, Quote(draft, entry)), Key);
            return;
        }

        var flags = request.X500NameFlags?.Value ?? X500NameFlags.None;
        if (request.Subject is null)
        {
            var reason = X500Reader.Read(entry.Value, flags).Problems[0].Message;
            draft.Report(HasEscape(entry.Value)
                ? CertificateDiagnostics.SubjectEscaped(draft.At(entry))
                : CertificateDiagnostics.SubjectUnreadable(draft.At(entry), entry.Value, reason), Key);
            return;
        }

        if ((flags & X500NameFlags.OtherReading) != X500NameFlags.None)
        {
            var flagsEntry = draft.Entry("X500NameFlags")!;
            draft.Report(CertificateDiagnostics.SubjectReadOtherwise(
                draft.At(flagsEntry), flagsEntry.Value, [.. request.Subject.Value.Select(name => $"{name}")]));
        }

        if (CommonNameCheck.Check(draft.At(entry), entry.Value, CommonNames(draft.Request)) is { } fault)
        {
            draft.Report(fault, Key);
        }
    }

    private static bool HasEscape(string subject) =>
        subject.Zip(subject.Skip(1)).Any(pair => pair.First == '\\' && ",;+=\"<>#\\ ".Contains(pair.Second, StringComparison.Ordinal));

    /// <summary>A text without a quotation mark of its own has one way to be quoted.</summary>
    private static Fix? Quote(RequestDraft draft, InfEntry entry) =>
        draft.Written(entry) is var written && written.AsSpan().IndexOfAny('"', '\n', '\r') < 0 ? draft.Write(entry, $"\"{written}\"") : null;
}
