using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Core.Binding;

/// <summary>The grammars of what watches over a gateway in Azure.</summary>
internal static class AzureScalars
{
    /// <summary>An action group's receiver is named by its address, and a name has up to 128 characters.</summary>
    private const int MaxEMailLength = 128;

    private const string MailboxSigns = "!#$%&'*+/=?^_`{|}~-";

    /// <summary>Budgets begin with a month, and not before this one (Microsoft: Microsoft.Consumption/budgets, timePeriod).</summary>
    private static readonly DateOnly FirstMonth = new(2017, 6, 1);

    /// <summary>In either of the spellings that Azure shows, kept as written.</summary>
    public static readonly ScalarType<string> ApplicationInsights = Scalars.Matching(
        static text => text.Split('/') is
                ["", "subscriptions", var subscription, "resourceGroups" or "resourcegroups", var group, "providers",
                    "Microsoft.Insights" or "microsoft.insights", "components", var name]
            && Guid.TryParseExact(subscription, "D", out _) && !subscription.Any(c => !char.IsAsciiHexDigit(c) && c != '-')
            && NameScalars.IsResourceGroup(group) && name.Length is >= 1 and <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || "-_.()".Contains(c, StringComparison.Ordinal)),
        static input => BindDiagnostics.NotApplicationInsights(input.Span, input.Key, input.Text),
        new(["string"], Pattern: "^/subscriptions/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/resource[gG]roups/[\\p{L}\\p{Nd}_.()-]{0,89}[\\p{L}\\p{Nd}_()-]/providers/[mM]icrosoft\\.[iI]nsights/components/[A-Za-z0-9_.()-]{1,255}$")
        { Form = "the resource id of an Application Insights component" });

    /// <summary>Plain ASCII without quotes: words joined by dots, '@' and a host name.</summary>
    public static readonly ScalarType<string> EMail = Scalars.Matching(
        IsEMail,
        static input => BindDiagnostics.NotEMail(input.Span, input.Text, MeantScalars.EMail(input.Text) is var meant && IsEMail(meant) ? meant : null),
        new(["string"], Pattern: "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$", MaxLength: MaxEMailLength) { Form = "an e-mail address" });

    public static readonly ScalarType<DateOnly> Month = new(
        static input => Scalars.Date.Read(input) switch
        {
            { } day when day.Value.Day != 1 || day.Value < FirstMonth => input.Fails<DateOnly>(BindDiagnostics.NotAMonth(input.Span, input.Key, day.Value)),
            var read => read,
        },
        new(["string"], Pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-01$") { Form = "the first day of a month: year-month-01" });

    private static bool IsEMail(string text) =>
        text.Length <= MaxEMailLength && text.Split('@') is [var mailbox, var host]
        && mailbox.Split('.').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || MailboxSigns.Contains(c, StringComparison.Ordinal)))
        && DnsName.TryParse(host, out var name) && name.Labels.Length > 1;
}
