namespace CmgIac.Core.Certificates.Calendar;

/// <summary>
/// When a certificate is to be replaced, in days of UTC: from <paramref name="Start"/> on, on <paramref name="Latest"/> at
/// the latest; <paramref name="Expires"/> is the last day on which it is valid.
/// <para>
/// The window opens when a third of the lifetime is left, as ACME clients have it, but not before the last 30 days: who
/// renews a long one earlier pays for days that nobody uses. It closes so that 24 hours are left after its last day: a
/// renewal that Configuration Manager refuses ends in a gateway of another name, which clients learn with the client policy
/// that they fetch every 24 hours.
/// </para>
/// </summary>
internal sealed record RenewalWindow(DateOnly Start, DateOnly Latest, DateOnly Expires)
{
    private const long LongestLead = 30 * Days.Seconds;
    private const long ClientPolicy = Days.Seconds;

    /// <summary>Of a validity whose both ends count.</summary>
    public static RenewalWindow Of(DateTimeOffset notBefore, DateTimeOffset notAfter) =>
        Of(notBefore.ToUnixTimeSeconds(), notAfter.ToUnixTimeSeconds() + 1);

    /// <summary>Of a certificate that is issued on a day, for so many days.</summary>
    public static RenewalWindow Of(DateOnly issued, int validityDays) =>
        Of(Days.Start(issued), Days.Start(issued) + (validityDays * Days.Seconds));

    /// <summary>Is it to be replaced on <paramref name="day"/>?</summary>
    public bool IsOpen(DateOnly day) => day >= Start;

    public bool IsOverdue(DateOnly day) => day > Latest;

    /// <summary>The whole days of a validity whose both ends count; a second beyond a day counts as a day.</summary>
    public static int ValidityDays(DateTimeOffset notBefore, DateTimeOffset notAfter) =>
        (int)Math.Max(0, (notAfter.ToUnixTimeSeconds() - notBefore.ToUnixTimeSeconds() + Days.Seconds) / Days.Seconds);

    /// <summary>Seconds since 1970; <paramref name="end"/> is the first at which it is valid no more.</summary>
    private static RenewalWindow Of(long start, long end)
    {
        var lifetime = Math.Max(0, end - start);
        var opens = Days.Of(end - Math.Min(lifetime / 3, LongestLead));
        // The last day is a whole one, so that a day's work fits into it.
        var latest = Days.Of(end - Days.Seconds - ClientPolicy);
        return new(opens < latest ? opens : latest, latest, Days.Of(end - 1));
    }
}
