using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Certificates.Calendar;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// Days as places on a line of a page's width: from today to the last day, in percent. Behind them are bands, one for each
/// limit that public CAs have on its days. The narrowest line that is read has 280 pixels.
/// </summary>
internal sealed class RenewalLine(DateOnly today, DateOnly until)
{
    /// <summary>More marks than this are no marks any more on a phone: they become one.</summary>
    private const int MostMarks = 30;

    /// <summary>Percent of the line that a label takes: "2029-07", "47 days", "200".</summary>
    private const double MonthLabel = 17.5;

    private const double LongLabel = 24;

    private const double ShortLabel = 10;

    /// <summary>Months between labels, from which one is chosen so that they don't touch.</summary>
    private static readonly ImmutableArray<int> Steps = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];

    public DateOnly Today => today;

    /// <summary>What the line's colours mean.</summary>
    public Html Legend() => Tag(
        "ul", Class("legend"),
        Bands().Select(band => Swatch(ClassOf(band.Limit), $"{band.Limit.MaxDays} days at the most {(band.Limit.From <= today ? "today" : $"from {Days.Text(band.Limit.From)}")}")),
        Swatch("current", "certificate in use"),
        Swatch("window", "days on which to replace it"),
        Swatch("overdue", "overdue"));

    /// <summary>The line's head: its days, and the limits of public CAs.</summary>
    public Html Head() => Tag(
        "svg", Class("axis"), Set("role", "img"), Set("width", "100%"), Set("height", "44"), Set("aria-label", Description()),
        Labels().SelectMany(day => new[]
        {
            Tag("line", Class("tick"), Set("x1", At(day)), Set("x2", At(day)), Set("y1", "4"), Set("y2", "20")),
            Tag("text", Class("month"), Set("x", At(day)), Set("dx", "3"), Set("y", "14"), Days.Text(day)[..7]),
        }),
        Bands().SelectMany(band => new[] { Band(band, 22, 22), LabelOf(band) }));

    /// <summary>A certificate's line: its windows, from the first day on which to renew to the last, and what they replace.</summary>
    public Html Of(CertificateSchedule certificate)
    {
        var renewals = Shown(certificate);
        return Tag(
            "svg", Class("line"), Set("role", "img"), Set("width", "100%"), Set("height", "22"), Set("aria-label", Description(certificate)),
            certificate.IsPublic && !renewals.IsEmpty ? Bands().Select(band => Band(band, 0, 22)) : null,
            Tag("line", Class("ground"), Set("x1", "0"), Set("x2", "100%"), Set("y1", "11"), Set("y2", "11")),
            certificate.InUse is { } inUse ? Bar("current", today, Days.Of(inUse.NotAfter.ToUnixTimeSeconds()), 8, 6) : null,
            renewals.Length > MostMarks
                ? new[] { Bar("window all", renewals[0].Replaces.Start, renewals[^1].Replaces.Latest, 4, 14) }
                : renewals.Select(renewal => Bar(renewal.Replaces.IsOverdue(today) ? "window overdue" : "window", renewal.Replaces.Start, renewal.Replaces.Latest, 4, 14)));
    }

    /// <summary>The line in words.</summary>
    public string? Sentence(CertificateSchedule certificate) => Shown(certificate) switch
    {
        [] => null,
        { Length: > MostMarks } many => $"{many.Length} renewals up to {Days.Text(until)}, too many for a mark each.",
        var some => $"{TextReport.Plural(some.Length, "renewal")} up to {Days.Text(until)}.",
    };

    private ImmutableArray<Renewal> Shown(CertificateSchedule certificate) => [.. certificate.Renewals.Where(renewal => renewal.Replaces.Start <= until)];

    private string Description() => $"From {Days.Text(today)} to {Days.Text(until)}, from left to right." + string.Concat(Bands().Select(band =>
        $" {(band.Limit.From <= today ? "Today" : $"From {Days.Text(band.Limit.From)}")} public CAs issue for {band.Limit.MaxDays} days at the most."));

    private string Description(CertificateSchedule certificate) => certificate.Renewals.IsEmpty
        ? "No renewals are known."
        : $"{Sentence(certificate)} The next from {Days.Text(certificate.Renewals[0].Replaces.Start)} to {Days.Text(certificate.Renewals[0].Replaces.Latest)}.".TrimStart();

    private static Html Swatch(string kind, string text) => Tag("li", Tag("span", Class($"swatch {kind}")), text);

    /// <summary>The limits that hold on days of the line, each with its share of it.</summary>
    private IEnumerable<(ValidityLimit Limit, int From, int To)> Bands() => ValiditySchedule.Limits.Select((limit, index) => (
            Limit: limit,
            From: Math.Max(limit.From.DayNumber, today.DayNumber),
            To: index + 1 < ValiditySchedule.Limits.Length ? Math.Min(ValiditySchedule.Limits[index + 1].From.DayNumber, End) : End))
        .Where(band => band.From < band.To);

    private Html Band((ValidityLimit Limit, int From, int To) band, int top, int height) => Tag(
        "rect", Class($"band {ClassOf(band.Limit)}"), Set("x", Percent(band.From)), Set("y", Number(top)), Set("width", Share(band.To - band.From)), Set("height", Number(height)));

    private Html LabelOf((ValidityLimit Limit, int From, int To) band)
    {
        var share = (band.To - band.From) * 100.0 / Length;
        var label = share >= LongLabel ? $"{band.Limit.MaxDays} days" : share >= ShortLabel ? $"{band.Limit.MaxDays}" : "";
        return Tag("text", Class("limit"), Set("x", Percent(band.From)), Set("dx", "4"), Set("y", "37"), label);
    }

    private static string ClassOf(ValidityLimit limit) => $"limit-{limit.MaxDays}";

    private Html? Bar(string kind, DateOnly from, DateOnly to, int top, int height)
    {
        var (start, end) = (Math.Max(from.DayNumber, today.DayNumber), Math.Min(to.DayNumber, until.DayNumber) + 1);
        // What is past and undone stands at the line's beginning, and is to be seen.
        end = Math.Max(end, start + Math.Max(1, Length / 70));
        return start > until.DayNumber ? null : Tag(
            "rect", Class(kind), Set("x", Percent(start)), Set("y", Number(top)), Set("width", Share(Math.Min(end, End) - start)), Set("height", Number(height)), Set("rx", "2"));
    }

    /// <summary>First days of months, as many as can be read, and none that would run over the line's end.</summary>
    private IEnumerable<DateOnly> Labels()
    {
        var step = Steps.FirstOrDefault(months => months * 30 * 100.0 / Length >= MonthLabel, Steps[^1]);
        var first = new DateOnly(today.Year, today.Month, 1);
        var months = ((until.Year - first.Year) * 12) + until.Month - first.Month;
        return Enumerable.Range(1, Math.Max(0, months)).Select(first.AddMonths)
            .Where(day => ((day.Year * 12) + day.Month - 1) % step == 0 && (until.DayNumber - day.DayNumber) * 100.0 / Length >= MonthLabel);
    }

    private int Length => Math.Max(1, End - today.DayNumber);

    private int End => until.DayNumber + 1;

    private string At(DateOnly day) => Percent(day.DayNumber);

    private string Percent(int dayNumber) => Share(dayNumber - today.DayNumber);

    private string Share(int days) => string.Create(CultureInfo.InvariantCulture, $"{days * 100.0 / Length:0.###}%");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
