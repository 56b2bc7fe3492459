using System.Text.Json;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports;

/// <summary>The renewals of certificates, for people and as JSON.</summary>
internal static class CalendarReport
{
    public static void WriteText(TextWriter output, IReadOnlyList<CertificateSchedule> certificates, DateOnly today)
    {
        foreach (var certificate in certificates)
        {
            output.WriteLine(certificate.CommonName);
            Line("gateways", string.Join(", ", certificate.Gateways.Select(gateway => gateway.ServiceName)));
            Line("certificate in use", InUse(certificate, today));
            if (certificate.RenewalsAYear is { } count)
            {
                Line("issued today", $"{TextReport.Plural(certificate.ValidityDays!.Value, "day")}, at least {TextReport.Plural(count, "renewal")} a year");
            }

            if (certificate.ValidationReusableUntil is { } reusable)
            {
                Line("domain validation", $"reusable until {Days.Text(reusable)} at the longest");
            }

            if (!certificate.Renewals.IsEmpty)
            {
                output.WriteLine("  renew from  at the latest  valid until  new: days  domain validation");
            }

            foreach (var (window, _, days, again) in certificate.Renewals)
            {
                output.WriteLine($"  {Days.Text(window.Start)}  {Days.Text(window.Latest),-13}  {Days.Text(window.Expires),-11}  {days,9}  {Validation(again)}");
            }
        }

        void Line(string title, string value) => output.WriteLine($"  {title,-20}{value}");
    }

    public static void WriteJson(
        Shell shell, IReadOnlyCollection<Diagnostic> diagnostics, IReadOnlyList<CertificateSchedule> certificates, DateOnly today, DateOnly until) =>
        JsonReport.Write(shell, diagnostics, json =>
        {
            json.WriteString("asOf", Days.Text(today));
            json.WriteString("until", Days.Text(until));
            json.WriteStartArray("certificates");
            foreach (var certificate in certificates)
            {
                WriteCertificate(json, certificate);
            }

            json.WriteEndArray();
        });

    private static void WriteCertificate(Utf8JsonWriter json, CertificateSchedule certificate)
    {
        json.WriteStartObject();
        json.WriteString("commonName", certificate.CommonName);
        json.WriteString("issuer", certificate.IsPublic ? "public" : "enterprise");
        JsonReport.WriteStrings(json, "gateways", certificate.Gateways.Select(gateway => gateway.ServiceName.Value));
        json.WriteString("basis", Choice.Word(certificate.Basis));
        if (certificate.InUse is { } inUse)
        {
            json.WriteStartObject("current");
            json.WriteString("notBefore", inUse.NotBefore.UtcDateTime);
            json.WriteString("notAfter", inUse.NotAfter.UtcDateTime);
            json.WriteString("issuer", inUse.Issuer);
            json.WriteString("sha256", inUse.Fingerprint);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("current");
        }

        WriteNumber(json, "validityDays", certificate.ValidityDays);
        WriteNumber(json, "renewalsAYear", certificate.RenewalsAYear);
        WriteDay(json, "validationReusableUntil", certificate.ValidationReusableUntil);
        json.WriteStartArray("renewals");
        foreach (var (window, issued, days, again) in certificate.Renewals)
        {
            json.WriteStartObject();
            WriteDay(json, "start", window.Start);
            WriteDay(json, "latest", window.Latest);
            WriteDay(json, "expires", window.Expires);
            WriteDay(json, "issued", issued);
            json.WriteNumber("validityDays", days);
            if (again is { } validates)
            {
                json.WriteBoolean("validatesAgain", validates);
            }
            else
            {
                json.WriteNull("validatesAgain");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string InUse(CertificateSchedule certificate, DateOnly today) => certificate.Basis switch
    {
        CalendarBasis.Current => $"valid until {Days.Text(certificate.Renewals[0].Replaces.Expires)}",
        CalendarBasis.RequestedToday => $"not known: as if it were requested on {Days.Text(today)}",
        CalendarBasis.Retiring => "not renewed: its gateways are retiring",
        _ => "not known, and the limits of the organization's own PKI neither",
    };

    private static string Validation(bool? again) => again switch { true => "again", false => "reusable", null => "-" };

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day) => json.WriteString(name, day is { } value ? Days.Text(value) : null);
}
