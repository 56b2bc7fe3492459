using CmgIac.Core.Certificates.Calendar;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>The warnings that specs accept: why, until when, and what isn't told for it.</summary>
internal static class AcceptedWarnings
{
    public static Html? Section(ReportFacts facts, DiagnosticCards diagnostics)
    {
        if (facts.Accepted.IsEmpty)
        {
            return null;
        }

        var explanations = diagnostics.ExplanationsOf(facts.Accepted.Select(accepted => accepted.Suppression.Code.Value));
        return Tag(
            "section", Set("id", "accepted"), Set("aria-labelledby", "accepted-title"),
            Tag("h2", Set("id", "accepted-title"), "Accepted warnings"),
            Tag("p", Class("quiet"), "What specs suppress isn't among the diagnostics. Each has a reason, and is accepted by whoever approves the spec."),
            Tag("ul", Class("diagnostics"), facts.Accepted.Select(Item)),
            explanations.IsEmpty ? null : Tag("h3", "What they mean"), explanations);
    }

    private static Html Item(AcceptedWarning accepted)
    {
        var (code, reason, until) = accepted.Suppression;
        return Tag(
            "li", Class(accepted.HasEnded ? "warning" : ""),
            Tag(
                "p", DiagnosticCards.LinkTo(code.Value), $" {(until is null ? "without a last day" : $"{(accepted.HasEnded ? "ended on" : "until")} {Days.Text(until.Value)}")}, at ",
                Tag("code", code.Span.ToString())),
            Tag("p", Tag("strong", "Reason: "), reason.Value),
            accepted.HasEnded ? Tag("p", "It hides nothing any more.")
                : accepted.Hidden.IsEmpty ? Tag("p", "There is nothing that it would hide.")
                : Fold.Of(accepted.Hidden.Length, Fold.Few, $"It hides {TextReport.Plural(accepted.Hidden.Length, "warning")}", Tag(
                    "ul", accepted.Hidden.Select(hidden => Tag("li", Tag("code", hidden.Span.ToString()), $" {hidden.Message}")))));
    }
}
