using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>What is wrong with the file as an INF, whatever it asks for ("General syntax rules for INF files").</summary>
internal static class SyntaxChecks
{
    private const string Template = "CertificateTemplate";

    /// <summary>The sections in which a key has one value; in others, such as those of usages and policies, it may have several.</summary>
    private static readonly string[] SingleValued = ["Version", "Strings", RequestDraft.NewRequest, "Extensions", RequestDraft.RequestAttributes];

    /// <summary>Setupapi takes a file with any of these for an INF.</summary>
    private static readonly string[] Signatures = ["$Windows NT$", "$Chicago$", "$Windows 95$"];

    public static void TypographicQuotes(RequestDraft draft, IReadOnlyList<int> lines)
    {
        foreach (var line in lines)
        {
            draft.Report(CertificateDiagnostics.TypographicQuotes(draft.At(line), draft.Rewrite(line)));
        }
    }

    public static void Signature(RequestDraft draft)
    {
        var entry = draft.Entry("Signature", "Version");
        if (entry is null)
        {
            draft.Report(CertificateDiagnostics.SignatureMissing(draft.Header("Version"), draft.Add("Version", $"Signature = \"{Signatures[0]}\"")));
        }
        else if (!Signatures.Contains(entry.Value, StringComparer.OrdinalIgnoreCase))
        {
            draft.Report(CertificateDiagnostics.SignatureUnknown(draft.At(entry), entry.Value, draft.Write(entry, $"\"{Signatures[0]}\"")));
        }
    }

    /// <summary>
    /// What Windows reads otherwise than it is meant: in bytes beyond ASCII without UTF-16's mark, in an entry an error, in
    /// comments alone a warning.
    /// </summary>
    public static void Encoding(RequestDraft draft, PolicyText text)
    {
        if (text.Encoding == PolicyEncoding.Utf8WithMark)
        {
            draft.Report(CertificateDiagnostics.Utf8Mark(draft.At(1)));
        }
        else if (text.Encoding == PolicyEncoding.Utf16BigEndian)
        {
            draft.Report(CertificateDiagnostics.BigEndian(draft.At(1)));
        }
        else if (text.Encoding == PolicyEncoding.CodePage && FirstBeyondAscii(text.Text) is { } found)
        {
            var entry = draft.Inf.Sections.SelectMany(section => section.Entries).FirstOrDefault(item => item.Line == found.Line);
            draft.Report(found.InComment
                ? CertificateDiagnostics.CommentBeyondAscii(draft.At(found.Line))
                : CertificateDiagnostics.TextBeyondAscii(entry is null ? draft.At(found.Line) : draft.At(entry)));
        }
    }

    /// <summary>A token without a value says all that is to be said of its entry, and of what the entry should have been.</summary>
    public static void Tokens(RequestDraft draft, IReadOnlyCollection<ReaderProblem> syntax)
    {
        var problems = syntax.DistinctBy(problem => problem.Line).ToDictionary(problem => problem.Line);
        foreach (var section in draft.Inf.Sections)
        {
            foreach (var entry in section.Entries.Where(entry => entry.Fields.Append(entry.Key ?? "").Any(HasToken)))
            {
                if (problems.TryGetValue(entry.Line, out var problem))
                {
                    draft.Report(CertificateDiagnostics.Syntax(draft.At(entry.Line), problem.Message));
                    PlacementChecks.Judge(draft, section.Name, [entry]);
                }
            }
        }
    }

    public static void FieldTooLong(RequestDraft draft)
    {
        foreach (var entry in draft.Inf.Sections.SelectMany(section => section.Entries))
        {
            if (entry.Fields.Append(entry.Key ?? "").Max(field => field.Length) is > InfReader.MaxFieldLength and var length)
            {
                draft.Report(CertificateDiagnostics.FieldTooLong(draft.At(entry), length, InfReader.MaxFieldLength));
            }
        }
    }

    public static void KeyTwice(RequestDraft draft)
    {
        foreach (var section in SingleValued)
        {
            var repeated = draft.Inf.Entries(section)
                .Where(entry => entry.Key is not null && !entry.Is("_continue_") && !entry.Is("OID") && !entry.Is(Template))
                .GroupBy(entry => entry.Key!, StringComparer.OrdinalIgnoreCase)
                .SelectMany(group => group.Skip(1).Select(entry => (First: group.First(), Second: entry)));
            foreach (var (first, second) in repeated)
            {
                draft.Report(CertificateDiagnostics.KeyTwice(draft.At(second), second.Key!, section, first.Line), second.Key);
            }
        }
    }

    public static void TemplateTwice(RequestDraft draft)
    {
        var written = draft.Inf.Entries(RequestDraft.RequestAttributes, Template)
            .Concat(draft.Inf.Entries(RequestDraft.NewRequest, Template)).ToList();
        foreach (var entry in written.Skip(1))
        {
            draft.Report(CertificateDiagnostics.TemplateTwice(draft.At(entry), written[0].Line), Template);
        }
    }

    /// <summary>AD CS takes a template by its name or OID; the display name is what its console shows.</summary>
    public static void TemplateDisplayName(RequestDraft draft)
    {
        if (draft.Entry(Template, RequestDraft.RequestAttributes) is { } entry && entry.Value.Any(char.IsWhiteSpace))
        {
            draft.Report(CertificateDiagnostics.TemplateDisplayName(
                draft.At(entry), entry.Value, draft.Write(entry, $"\"{string.Concat(entry.Value.Where(c => !char.IsWhiteSpace(c)))}\"")));
        }
    }

    /// <summary>What the readers couldn't accept and no check has said better at the same place.</summary>
    public static void Rest(RequestDraft draft, IEnumerable<ReaderProblem> syntax, IEnumerable<ReaderProblem> values)
    {
        foreach (var problem in syntax.Where(problem => !draft.IsReported(problem.Line)).ToList())
        {
            draft.Report(problem.IsForgiven
                ? CertificateDiagnostics.SyntaxForgiven(draft.At(problem.Line), problem.Message)
                : CertificateDiagnostics.Syntax(draft.At(problem.Line), problem.Message));
        }

        foreach (var problem in values.Where(problem => !draft.IsReported(problem.Line)).ToList())
        {
            draft.Report(CertificateDiagnostics.Value(draft.At(problem.Line), problem.Message));
        }
    }

    private static bool HasToken(string text) =>
        text.IndexOf('%', StringComparison.Ordinal) is >= 0 and var start && text.IndexOf('%', start + 1) > start + 1;

    /// <summary>The first outside of comments, else the first; blanks that aren't ASCII count too.</summary>
    private static (int Line, bool InComment)? FirstBeyondAscii(string text)
    {
        (int, bool)? comment = null;
        var scan = new QuoteScan();
        var line = 1;
        foreach (var c in text)
        {
            scan.Step(c);
            if (!char.IsAscii(c))
            {
                if (!scan.InComment)
                {
                    return (line, false);
                }

                comment ??= (line, true);
            }

            line += c == '\n' ? 1 : 0;
        }

        return comment;
    }
}
