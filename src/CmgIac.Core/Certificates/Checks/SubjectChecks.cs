using CmgIac.Core.Diagnostics;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>The subject and the common name in it (Microsoft, "CMG server authentication certificate"; "CertStrToNameA function").</summary>
internal static class SubjectChecks
{
    private const string Key = "Subject";

    /// <summary>ub-common-name of X.520.</summary>
    private const int MaxCommonName = 64;

    /// <summary>The common names of the subject, none of them empty.</summary>
    public static IReadOnlyList<string> CommonNames(CertreqRequest request) => request.Subject is null ? [] :
    [
        .. request.Subject.Value.SelectMany(name => name.Attributes)
            .Where(attribute => attribute is { Key: "CN", Value.Length: > 0 }).Select(attribute => attribute.Value),
    ];

    public static void Check(RequestDraft draft)
    {
        var (entry, request) = (draft.Entry(Key), draft.Request);
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

        Names(draft, entry);
    }

    private static void Names(RequestDraft draft, InfEntry entry)
    {
        var names = CommonNames(draft.Request);
        if (names.Count == 0)
        {
            draft.Report(CertificateDiagnostics.CommonNameMissing(draft.At(entry), entry.Value), Key);
        }
        else if (names.Count > 1)
        {
            draft.Report(CertificateDiagnostics.CommonNameTwice(draft.At(entry), names[0], names[1]), Key);
        }
        else if (RequestedName.Fault(names[0]) is { } fault)
        {
            draft.Report(fault.IsWildcard
                ? CertificateDiagnostics.WildcardOutOfPlace(draft.At(entry), "Common name", names[0], fault.Text)
                : CertificateDiagnostics.CommonNameNotAHost(draft.At(entry), names[0], fault.Text));
        }
        else if (names[0].Length > MaxCommonName)
        {
            draft.Report(CertificateDiagnostics.CommonNameTooLong(draft.At(entry), names[0], MaxCommonName));
        }
    }

    private static bool HasEscape(string subject) =>
        subject.Zip(subject.Skip(1)).Any(pair => pair.First == '\\' && ",;+=\"<>#\\ ".Contains(pair.Second, StringComparison.Ordinal));

    /// <summary>A text without a quotation mark of its own has one way to be quoted.</summary>
    private static Fix? Quote(RequestDraft draft, InfEntry entry) =>
        draft.Written(entry) is var written && written.AsSpan().IndexOfAny('"', '\n', '\r') < 0 ? draft.Write(entry, $"\"{written}\"") : null;
}
