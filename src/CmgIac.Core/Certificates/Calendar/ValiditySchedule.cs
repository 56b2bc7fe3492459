using System.Collections.Immutable;

namespace CmgIac.Core.Certificates.Calendar;

/// <summary>
/// What holds for certificates that a public CA issues on <paramref name="From"/> or later: the days that one may be valid,
/// and the days for which a CA may rely on an earlier validation of the domain.
/// </summary>
internal sealed record ValidityLimit(DateOnly From, int MaxDays, int ReuseDays)
{
    /// <summary>
    /// The days that CAs give: one less. A second beyond a day counts as a whole one, and so the Baseline Requirements ask
    /// CAs not to issue for the maximum.
    /// </summary>
    public int UsualDays => MaxDays - 1;
}

/// <summary>
/// The limits of the CA/Browser Forum's Baseline Requirements for TLS server certificates, as ballot SC-081v3 set them:
/// the sections on operational periods and on the reuse of validations. A day has 86,400 seconds. They don't bind an
/// organization's own PKI.
/// </summary>
internal static class ValiditySchedule
{
    /// <summary>In the order of their days; the first holds since ever.</summary>
    public static readonly ImmutableArray<ValidityLimit> Limits =
    [
        new(DateOnly.MinValue, 398, 398),
        new(new DateOnly(2026, 3, 15), 200, 200),
        new(new DateOnly(2027, 3, 15), 100, 100),
        new(new DateOnly(2029, 3, 15), 47, 10),
    ];

    public static ValidityLimit On(DateOnly issued) => Limits.Last(limit => limit.From <= issued);

    /// <summary>May a CA that issues on <paramref name="issued"/> still rely on a validation of <paramref name="validated"/>?</summary>
    public static bool IsReusable(DateOnly validated, DateOnly issued) =>
        issued.DayNumber - validated.DayNumber <= On(issued).ReuseDays;

    /// <summary>
    /// The last day on which a CA may rely on a validation of <paramref name="validated"/>. A shorter period holds from its
    /// day on for older validations too.
    /// </summary>
    public static DateOnly ReusableUntil(DateOnly validated)
    {
        var last = validated;
        foreach (var (index, limit) in Limits.Index())
        {
            var end = index + 1 < Limits.Length ? Limits[index + 1].From.AddDays(-1) : DateOnly.MaxValue;
            var until = Days.After(validated, limit.ReuseDays);
            if (end >= validated && until >= limit.From)
            {
                last = until < end ? until : end;
            }
        }

        return last;
    }
}
