using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Certificates.Calendar;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>Days as places on a line of a page's width: from today to the last day, in percent.</summary>
internal sealed class RenewalLine(DateOnly today, DateOnly until)
{
    /// <summary>More labels than this stand in each other's way on a phone.</summary>
    private const int MostLabels = 8;

    /// <summary>The line's head: its days, and when the limits of public CAs change.</summary>
    public Html Head()
    {
        var limits = ValiditySchedule.Limits.Where(limit => limit.From > today && limit.From <= until).ToList();
        return Tag(
            "svg", Class("axis"), Set("role", "img"), Set("width", "100%"), Set("height", limits.Count == 0 ? "20" : "40"), Set("aria-label", Description(limits)),
            Labels().Select(day => Tag("text", Set("x", At(day)), Set("y", "14"), Days.Text(day)[..7])),
            limits.SelectMany(limit => new[]
            {
                Tag("line", Class("limit"), Set("x1", At(limit.From)), Set("x2", At(limit.From)), Set("y1", "18"), Set("y2", "40")),
                Tag("text", Class(IsLate(limit.From) ? "limit end" : "limit"), Set("x", At(limit.From)), Set("dx", IsLate(limit.From) ? "-4" : "4"), Set("y", "33"), $"{limit.MaxDays} days"),
            }));
    }

    /// <summary>A certificate's line: its windows, from the first day on which to renew to the last, and what they replace.</summary>
    public Html Of(CertificateSchedule certificate) => Tag(
        "svg", Class("line"), Set("role", "img"), Set("width", "100%"), Set("height", "22"), Set("aria-label", Description(certificate)),
        Tag("line", Class("ground"), Set("x1", "0"), Set("x2", "100%"), Set("y1", "11"), Set("y2", "11")),
        certificate.InUse is { } inUse ? Bar("current", today, Days.Of(inUse.NotAfter.ToUnixTimeSeconds()), 8, 6) : null,
        certificate.Renewals.Where(renewal => renewal.Replaces.Start <= until)
            .Select(renewal => Bar(renewal.Replaces.Latest < today ? "window overdue" : "window", renewal.Replaces.Start, renewal.Replaces.Latest, 4, 14)));

    private static string Description(List<ValidityLimit> limits) =>
        "Months from left to right." + string.Concat(limits.Select(limit => $" From {Days.Text(limit.From)} public CAs issue for {limit.MaxDays} days at the most."));

    private static string Description(CertificateSchedule certificate) => certificate.Renewals.IsEmpty
        ? "No renewals are known."
        : $"{TextReport.Plural(certificate.Renewals.Length, "renewal")}, the next from {Days.Text(certificate.Renewals[0].Replaces.Start)} to {Days.Text(certificate.Renewals[0].Replaces.Latest)}.";

    private Html? Bar(string kind, DateOnly from, DateOnly to, int top, int height)
    {
        var (start, end) = (Math.Max(from.DayNumber, today.DayNumber), Math.Min(to.DayNumber, until.DayNumber) + 1);
        // What is past and undone stands at the line's beginning.
        end = Math.Max(end, start + 1);
        return start > until.DayNumber ? null : Tag(
            "rect", Class(kind), Set("x", Percent(start)), Set("y", top.ToString(CultureInfo.InvariantCulture)),
            Set("width", Share(end - start)), Set("height", height.ToString(CultureInfo.InvariantCulture)), Set("rx", "2"));
    }

    /// <summary>The first days of months, as many as can be read.</summary>
    private ImmutableArray<DateOnly> Labels()
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        var months = ((until.Year - first.Year) * 12) + until.Month - first.Month;
        var step = Math.Max(1, (months + MostLabels - 1) / MostLabels);
        return [.. Enumerable.Range(0, Math.Max(0, months)).Where(month => month % step == 0).Select(first.AddMonths)];
    }

    private bool IsLate(DateOnly day) => (day.DayNumber - today.DayNumber) * 2 > Length;

    private int Length => Math.Max(1, until.DayNumber - today.DayNumber + 1);

    private string At(DateOnly day) => Percent(day.DayNumber);

    private string Percent(int dayNumber) => Share(dayNumber - today.DayNumber);

    private string Share(int days) => string.Create(CultureInfo.InvariantCulture, $"{days * 100.0 / Length:0.###}%");
}
