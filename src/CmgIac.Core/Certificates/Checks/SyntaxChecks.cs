using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>What is wrong with the file as an INF, whatever it asks for ("General syntax rules for INF files").</summary>
internal static class SyntaxChecks
{
    private const string Template = "CertificateTemplate";

    /// <summary>The sections in which a key has one value; in others, such as those of usages and policies, it may have several.</summary>
    private static readonly string[] SingleValued = ["Version", "Strings", RequestDraft.NewRequest, "Extensions", RequestDraft.RequestAttributes];

    /// <summary>Bytes beyond ASCII without UTF-16's mark: in an entry an error, in comments alone a warning.</summary>
    public static void Encoding(RequestDraft draft, PolicyText text)
    {
        if (text.Encoding == PolicyEncoding.Utf8WithMark)
        {
            draft.Report(CertificateDiagnostics.Utf8Mark(draft.At(1)));
        }
        else if (text.Encoding == PolicyEncoding.CodePage)
        {
            var entries = draft.Inf.Sections.SelectMany(section => section.Entries);
            var entry = entries.FirstOrDefault(item => item.Fields.Append(item.Key ?? "").Any(part => !System.Text.Ascii.IsValid(part)));
            draft.Report(entry is null
                ? CertificateDiagnostics.CommentBeyondAscii(draft.At(FirstLineBeyondAscii(text.Text)))
                : CertificateDiagnostics.TextBeyondAscii(draft.At(entry)));
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
                .Where(entry => entry.Key is not null && !entry.Is("_continue_") && !entry.Is(Template))
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

    /// <summary>What the readers couldn't accept and no check has said better at the same place.</summary>
    public static void Rest(RequestDraft draft, IEnumerable<ReaderProblem> syntax, IEnumerable<ReaderProblem> values)
    {
        foreach (var problem in syntax.Where(problem => !draft.IsReported(problem.Line)).ToList())
        {
            draft.Report(CertificateDiagnostics.Syntax(draft.At(problem.Line), problem.Message));
        }

        foreach (var problem in values.Where(problem => !draft.IsReported(problem.Line)).ToList())
        {
            draft.Report(CertificateDiagnostics.Value(draft.At(problem.Line), problem.Message));
        }
    }

    private static int FirstLineBeyondAscii(string text)
    {
        var line = 1;
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            if (!System.Text.Ascii.IsValid(content))
            {
                return line;
            }

            line++;
        }

        return 1;
    }
}
