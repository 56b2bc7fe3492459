using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Changes;

/// <summary>
/// What tells one plan from another: SHA-256, as 64 lower-case hexadecimal digits, of every change with its values, and of
/// nothing else. Places in files, the order of files and gateways, and this tool's wording don't count.
/// </summary>
internal static class PlanChecksum
{
    public static string Of(FleetChanges changes)
    {
        var text = new StringBuilder("cmg plan 1\n");
        foreach (var gateway in changes.ChangedGateways)
        {
            Add(text, "gateway", Choice.Word(gateway.Kind), gateway.Before?.ServiceName.Value, gateway.After?.ServiceName.Value);
            Add(text, gateway.Settings);
            // What comes or goes as a whole was reviewed as a whole.
            foreach (var setting in gateway.Before is null || gateway.After is null ? GatewaySettings.All : [])
            {
                Add(text, "setting", setting.Name, setting.Read(gateway.Latest));
            }
        }

        foreach (var record in changes.Records)
        {
            Add(
                text, "record", record.Zone.Value, record.IsInternal ? "internal" : "public", record.Owner.Value, record.Type,
                record.Before?.Target, Number(record.Before?.Ttl), record.After?.Target, Number(record.After?.Ttl));
        }

        foreach (var certificate in changes.ChangedCertificates)
        {
            Add(text, "certificate", Choice.Word(certificate.Kind), certificate.Before?.CommonName, certificate.After?.CommonName);
            Add(text, certificate.Settings);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, IEnumerable<ChangedSetting> settings)
    {
        foreach (var setting in settings.OrderBy(setting => setting.Name, StringComparer.Ordinal))
        {
            Add(text, "setting", setting.Name, setting.Before, setting.After);
        }
    }

    /// <summary>Each value with its length, so that no two plans have one text.</summary>
    private static void Add(StringBuilder text, params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            text.Append(value is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value}")).Append(' ');
        }

        text.Append('\n');
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
