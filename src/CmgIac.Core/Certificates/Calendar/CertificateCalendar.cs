using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Certificates.Calendar;

/// <summary>From what a certificate's renewals are reckoned.</summary>
internal enum CalendarBasis
{
    /// <summary>From the certificate in use.</summary>
    Current,

    /// <summary>The certificate in use is not known: from one that a public CA would issue today.</summary>
    RequestedToday,

    /// <summary>Not known, and an organization's own PKI sets its own limits: there are no days to tell.</summary>
    Unknown,

    /// <summary>All its gateways are retiring: it is not renewed.</summary>
    Retiring,
}

/// <summary>
/// One renewal. <paramref name="Replaces"/> is the window of the certificate that ends; the new one is issued on
/// <paramref name="Issued"/>, the first day that is not past, for <paramref name="ValidityDays"/> days. Must the domain be
/// validated again for it? False where a CA may rely on the validation of an earlier certificate, null with an
/// organization's own PKI.
/// </summary>
internal sealed record Renewal(RenewalWindow Replaces, DateOnly Issued, int ValidityDays, bool? ValidatesAgain);

/// <summary>
/// One certificate of the fleet, with all gateways that share it. <paramref name="ValidityDays"/> is what one issued today
/// would get; null where nobody can know. The first renewal is the next, however far.
/// </summary>
internal sealed record CertificateSchedule(
    ImmutableArray<GatewaySpec> Gateways, CalendarBasis Basis, int? ValidityDays, DateOnly? ValidationReusableUntil, ImmutableArray<Renewal> Renewals)
{
    public string CommonName => Gateways[0].CommonName;

    public CertificateInUse? InUse => Gateways[0].Certificate.InUse;

    public bool IsPublic => Gateways[0].Certificate.Issuer.Value == CertificateIssuer.Public;

    /// <summary>How often a year has to be renewed at the least: if each certificate served to its last day.</summary>
    public int? RenewalsAYear => ValidityDays is { } days ? (365 + days - 1) / days : null;
}

/// <summary>When the certificates of a fleet must be renewed, under the limits of each day.</summary>
internal static class CertificateCalendar
{
    /// <summary>Of one calendar: as iCalendar some 80 MB.</summary>
    public const int MaxRenewals = 100_000;

    /// <summary>
    /// Each certificate that a gateway still needs, once, in natural order; renewals whose window opens on
    /// <paramref name="until"/> or before, and the next one in any case.
    /// </summary>
    public static ImmutableArray<CertificateSchedule> Of(IEnumerable<GatewaySpec> gateways, DateOnly today, DateOnly until) => [.. Each(gateways, today, until)];

    /// <summary>As above, of the certificates asked for; CMG7240 where they have more than <see cref="MaxRenewals"/> renewals.</summary>
    public static StageResult<IReadOnlyList<CertificateSchedule>> Bounded(
        IEnumerable<GatewaySpec> gateways, Func<ImmutableArray<GatewaySpec>, bool> asked, DateOnly today, DateOnly until)
    {
        var schedules = new List<CertificateSchedule>();
        var renewals = 0;
        foreach (var schedule in Each(gateways, today, until).Where(schedule => asked(schedule.Gateways)))
        {
            renewals += schedule.Renewals.Length;
            if (renewals > MaxRenewals)
            {
                return new(null, [CertificateDiagnostics.CalendarTooLong(Days.Text(until), MaxRenewals)]);
            }

            schedules.Add(schedule);
        }

        return new(schedules, []);
    }

    private static IEnumerable<CertificateSchedule> Each(IEnumerable<GatewaySpec> gateways, DateOnly today, DateOnly until) =>
        gateways.Where(gateway => gateway.IsRendered)
            .GroupBy(gateway => gateway.CommonNameKey, StringComparer.Ordinal)
            .OrderBy(group => group.Key, Text.NaturalOrder.Comparer)
            .Select(group => Of([.. group], today, until));

    private static CertificateSchedule Of(ImmutableArray<GatewaySpec> sharing, DateOnly today, DateOnly until)
    {
        var certificate = sharing[0].Certificate;
        var isPublic = certificate.Issuer.Value == CertificateIssuer.Public;
        var inUse = certificate.InUse;
        var lifetime = inUse is null ? (int?)null : RenewalWindow.ValidityDays(inUse.NotBefore, inUse.NotAfter);
        var validity = ValidityOn(today, isPublic, lifetime);
        DateOnly? validated = !isPublic ? null : inUse is null ? today : Days.Of(inUse.NotBefore.ToUnixTimeSeconds());
        DateOnly? reusable = inUse is not null && validated is { } day ? ValiditySchedule.ReusableUntil(day) : null;
        if (sharing.All(gateway => gateway.State.Value == GatewayState.Retiring))
        {
            return new(sharing, CalendarBasis.Retiring, null, null, []);
        }

        if (inUse is not null)
        {
            var window = RenewalWindow.Of(inUse.NotBefore, inUse.NotAfter);
            return new(sharing, CalendarBasis.Current, validity, reusable, Renewals(window, validated, isPublic, lifetime, today, until));
        }

        return validity is { } days
            ? new(sharing, CalendarBasis.RequestedToday, days, reusable, Renewals(RenewalWindow.Of(today, days), today, isPublic, null, today, until))
            : new(sharing, CalendarBasis.Unknown, null, reusable, []);
    }

    private static ImmutableArray<Renewal> Renewals(
        RenewalWindow first, DateOnly? validated, bool isPublic, int? lifetime, DateOnly today, DateOnly until)
    {
        var renewals = ImmutableArray.CreateBuilder<Renewal>();
        var window = first;
        while (renewals.Count == 0 || (window.Start <= until && renewals.Count <= MaxRenewals))
        {
            var issued = window.Start > today ? window.Start : today;
            var days = ValidityOn(issued, isPublic, lifetime) ?? 0;
            bool? again = validated is { } day ? !ValiditySchedule.IsReusable(day, issued) : null;
            renewals.Add(new Renewal(window, issued, days, again));
            validated = again == true ? issued : validated;
            window = RenewalWindow.Of(issued, days);
            if (window.Start <= issued)
            {
                // Valid for so short a time that there is no day on which to renew.
                break;
            }
        }

        return renewals.ToImmutable();
    }

    /// <summary>
    /// How long a certificate of that day is valid: as the one in use, which shows what the CA issues, within the limits of a
    /// public CA. Null where neither is known.
    /// </summary>
    private static int? ValidityOn(DateOnly issued, bool isPublic, int? lifetime)
    {
        var usual = isPublic ? ValiditySchedule.On(issued).UsualDays : (int?)null;
        return usual is null ? lifetime : lifetime is null ? usual : Math.Min(usual.Value, lifetime.Value);
    }
}
