using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Rules;

/// <summary>Warnings that a file's owner accepts, with a reason and perhaps a last day.</summary>
internal static class Suppressions
{
    public const int NoticeDays = 30;

    /// <summary>Takes away what is accepted today, and adds what there is to say about the suppressions themselves.</summary>
    public static IEnumerable<Diagnostic> Apply(
        Fleet fleet, IEnumerable<Diagnostic> found, DateOnly today, Severity ended)
    {
        var isAccepted = Accepted(fleet, today);
        return found.Where(diagnostic => !isAccepted(diagnostic))
            .Concat(fleet.Specs.SelectMany(spec => spec.Suppressions).SelectMany(item => Notices(item, today, ended)));
    }

    /// <summary>Does a spec accept a warning on a day?</summary>
    public static Func<Diagnostic, bool> Accepted(Fleet fleet, DateOnly today)
    {
        var accepted = fleet.Specs
            .SelectMany(spec => spec.Suppressions.Where(item => !HasEnded(item, today)).Select(item => (spec.Path, item.Code.Value)))
            .ToHashSet();
        return diagnostic => diagnostic.Severity != Severity.Error && accepted.Contains((diagnostic.Span.File, diagnostic.Code));
    }

    public static bool HasEnded(Suppression item, DateOnly today) => item.Until is { } until && today > until.Value;

    private static IEnumerable<Diagnostic> Notices(Suppression item, DateOnly today, Severity ended)
    {
        if (item.Until is not { } until)
        {
            yield break;
        }

        var days = until.Value.DayNumber - today.DayNumber;
        if (days < 0)
        {
            yield return RuleDiagnostics.SuppressionEnded(until.Span, item.Code.Value, until.Value, ended);
        }
        else if (days <= NoticeDays)
        {
            yield return RuleDiagnostics.SuppressionEndsSoon(until.Span, item.Code.Value, until.Value, days);
        }
    }
}
