using System.Collections.Immutable;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Model;
using CmgIac.Core.Rules;

namespace CmgIac.Core.Due;

/// <summary>What follows for a day from the specs and the certificates in use, and from nothing else.</summary>
internal static class DueSteps
{
    /// <summary>The steps of one kind of matter, for the whole fleet.</summary>
    private delegate IEnumerable<DueStep> Matter(Fleet fleet, DateOnly today);

    private static readonly ImmutableArray<Matter> Matters =
    [
        CertificateSteps.Renew,
        CertificateSteps.Request,
        RecordSteps.RemoveOfRetiring,
        RecordSteps.RemoveOfClassic,
        RecordSteps.RemoveOfFormerName,
        RecordSteps.Publish,
        RecordSteps.LowerTtl,
        SuppressionSteps.Review,
    ];

    /// <param name="isAsked">Is what concerns these gateways asked for?</param>
    public static DueList Of(Fleet fleet, Func<ImmutableArray<GatewaySpec>, bool> isAsked, DateOnly today) => new(
        [
            .. Matters.SelectMany(matter => matter(fleet, today))
                .Where(step => isAsked(step.Gateways))
                .OrderByDescending(step => step.IsOverdue)
                .ThenBy(step => step.Due ?? DateOnly.MaxValue)
                .ThenBy(step => step.Gateways[0].ServiceName)
                .ThenBy(step => step.Action)
                .ThenBy(step => step.Reason, StringComparer.Ordinal),
        ],
        [
            .. CertificateCalendar.Of(fleet.Gateways, today, today)
                .Where(certificate => certificate.Basis is CalendarBasis.RequestedToday or CalendarBasis.Unknown
                    && certificate.Gateways.Any(item => item.State.Value == GatewayState.Live)
                    && isAsked(certificate.Gateways))
                .Select(certificate => certificate.CommonName),
        ]);
}

/// <summary>Commands as they are typed.</summary>
internal static class CommandLine
{
    /// <summary>A renewal goes into a folder of its own: no key is overwritten, and the last one's may still be there.</summary>
    public static string Request(GatewaySpec gateway, DateOnly? due) =>
        $"cmg certificate request {Spec(gateway)} --gateway {gateway.ServiceName}" + (due is { } day ? $" -o requests/{Days.Text(day)}" : "");

    public static string Render(GatewaySpec gateway) => $"cmg render {Spec(gateway)} --gateway {gateway.ServiceName}";

    public static string Names(GatewaySpec gateway) => $"cmg names {Spec(gateway)} --gateway {gateway.ServiceName}";

    public static string Validate(string spec) => $"cmg validate {Quoted(spec)}";

    private static string Spec(GatewaySpec gateway) => Quoted(gateway.SpecPath);

    /// <summary>In double quotes, which every shell knows, where a shell would read more than a name.</summary>
    private static string Quoted(string path) =>
        path.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or ':') ? path : $"\"{path}\"";
}

/// <summary>Accepted warnings whose last day comes near or is past.</summary>
internal static class SuppressionSteps
{
    public static IEnumerable<DueStep> Review(Fleet fleet, DateOnly today) =>
        from spec in fleet.Specs
        from item in spec.Suppressions
        where item.Until is { } until && until.Value.DayNumber - today.DayNumber <= Suppressions.NoticeDays
        let last = item.Until!.Value
        select new DueStep(
            DueAction.ReviewSuppression, spec.Gateways, last, today > last,
            today > last
                ? $"The suppression of {item.Code} in {spec.Path} ended on {Days.Text(last)}, and 'cmg validate' fails for it. Mend what it hid, or set a later day."
                : $"The suppression of {item.Code} in {spec.Path} ends on {Days.Text(last)}. Mend what it hides, or set a later day.",
            CommandLine.Validate(spec.Path));
}
