using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>The grammars of names: of gateways, regions, clouds, hosts, groups, families.</summary>
internal static class NameScalars
{
    /// <summary>
    /// No label is empty, longer than 63 or with '-' at an end, and the last is no number. Characters beyond ASCII may have
    /// an ASCII form, which no pattern can tell.
    /// </summary>
    private const string WellFormed = "^(?!.*(^|\\.)(-|\\.|$|[0-9]+$|[^.]{64}))(?!.*-(\\.|$))";
    private const string HostPattern = WellFormed + "[^\\u0000-,/:-@\\[-`{-\\u007f]+$";
    private const string HostOrWildcardPattern = WellFormed + "(\\*\\.)?[^\\u0000-,/:-@\\[-`{-\\u007f]+$";
    private const string TargetPattern = WellFormed + "[^\\u0000-,/:-@\\[-^`{-\\u007f]+$";

    /// <summary>1e5 is a number to an editor, and a name to cmg; neither is negative.</summary>
    private static readonly ScalarSchema NameSchema =
        new(["string", "number", "boolean"], Pattern: HostPattern, Minimum: 0, MaxLength: DnsName.MaxLength) { Form = "a host name" };

    public static readonly ScalarType<GatewayPrefix> Prefix = new(
        static input =>
        {
            if (GatewayPrefix.TryParse(input.Text, out var prefix))
            {
                return input.Is(prefix);
            }

            // ASCII alone: a Kelvin sign is no capital K.
            var lowered = string.Concat(input.Text.Select(c => char.IsAscii(c) ? char.ToLowerInvariant(c) : c));
            if (!GatewayPrefix.TryParse(lowered, out prefix))
            {
                // Capitals alone would be forgiven: what is named is the fault that stays without them.
                return input.Fails<GatewayPrefix>(BindDiagnostics.Prefix(
                    input.Span, input.Text, GatewayPrefix.FirstFault(lowered)!, GatewayPrefix.ValidValues));
            }

            // A reserved word stays one in lower case: that alone is the mistake.
            if (!ReservedNames.IsWindowsDevice(lowered) && ReservedNames.AzureRefusal(prefix) is null)
            {
                input.Diagnostics.Add(BindDiagnostics.PrefixWithCapitals(input.Span, input.Text, lowered));
            }

            return input.Is(prefix);
        },
        ScalarSchema.Word with { Form = "3 to 24 letters and digits, a letter first", Pattern = "^[A-Za-z][A-Za-z0-9]{2,23}$" });

    public static readonly ScalarType<AzureRegion> Region = new(
        static input => AzureRegion.TryParse(input.Text, out var region)
            ? input.Is(region)
            : input.Fails<AzureRegion>(Misnamed(input)),
        ScalarSchema.Word with
        {
            Form = "lower-case letters and digits",
            Pattern = AzureRegion.Pattern,
            Suggestions = [.. AzureCloud.All.SelectMany(cloud => AzureRegion.KnownIn(cloud).Select(name => (name, $"A region of {cloud.Name}.")))],
        });

    private static readonly ScalarType<AzureCloud> SupportedCloud = Scalars.Choice(
        [.. AzureCloud.All.Select(cloud => (cloud.Name, cloud))],
        [("AzureCloud", AzureCloud.Public.Name), ("AzureUSGovernment", AzureCloud.UsGovernment.Name)])
        .Meaning("Azure.", "Azure Government of the United States.");

    public static readonly ScalarType<AzureCloud> Cloud = SupportedCloud with
    {
        Read = static input => input.Text.Contains("china", StringComparison.OrdinalIgnoreCase)
            ? input.Fails<AzureCloud>(BindDiagnostics.ChinaCloud(input.Span, input.Text))
            : SupportedCloud.Read(input),
    };

    public static readonly ScalarType<DnsName> HostName = new(
        static input => ReadName(input, ""), NameSchema);

    public static readonly ScalarType<DnsName> HostNameOrWildcard = HostName with
    {
        Read = static input => ReadName(input, input.Text.StartsWith("*.", StringComparison.Ordinal) ? "*." : ""),
        Schema = NameSchema with { Form = "a host name; it may start with *.", Pattern = HostOrWildcardPattern },
    };

    /// <summary>Where a record may point: as a host name, but '_' may stand in a label, as in '_acme-challenge'.</summary>
    public static readonly ScalarType<DnsName> RecordTarget = HostName with
    {
        Read = static input => DnsName.TryParse(input.Text.Replace('_', 'x'), out _)
            ? input.Is(DnsName.Join(input.Text.ToLowerInvariant().Split('.')))
            : ReadName(input, "", input.Text.Replace('_', 'x')),
        Schema = NameSchema with { Form = "a host name; its labels may have _", Pattern = TargetPattern },
    };

    /// <summary>A host name, '*.' allowed, kept as it is spelled.</summary>
    public static readonly ScalarType<string> CommonName = new(
        static input => HostNameOrWildcard.Read(input) is { } ? input.Is(input.Text) : null,
        HostNameOrWildcard.Schema);

    public static readonly ScalarType<string> ResourceGroup = Scalars.Matching(
        IsResourceGroup,
        static input => BindDiagnostics.ResourceGroupName(input.Span, input.Text, If(MeantScalars.ResourceGroup(input.Text), IsResourceGroup)),
        ScalarSchema.FreeText with { Form = "1 to 90 letters, digits and -_.(), no dot at the end", Pattern = "^[\\p{L}\\p{Nd}_.()-]{0,89}[\\p{L}\\p{Nd}_()-]$" });

    public static readonly ScalarType<string> Family = Scalars.Matching(
        IsFamily,
        static input => BindDiagnostics.FamilyName(input.Span, input.Text, If(input.Text.ToLowerInvariant(), IsFamily)),
        ScalarSchema.Word with { Form = "a template folder's name", Pattern = "^(?!(internal|con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z][a-z0-9-]*$" });

    public static readonly ScalarType<string> CertificateTemplate = Scalars.Matching(
        static text => text.Length is > 0 and <= 64 && !text.Any(IsNoTemplateCharacter),
        static input => BindDiagnostics.TemplateName(input.Span, input.Text, WithoutBlanks(input.Text)),
        ScalarSchema.FreeText with { Form = "1 to 64 characters without blanks", Pattern = "^[^\\s\\\\/:*?\"<>|,;+=%&]{1,64}$" });

    public static readonly ScalarType<string> Server = Scalars.Matching(
        IsServer,
        static input => BindDiagnostics.ServerName(input.Span, input.Key, input.Text, If(input.Text.Trim('\\'), IsServer)),
        ScalarSchema.FreeText with { Form = "a server's name", Pattern = "^[A-Za-z0-9._-]{1,255}$" });

    public static readonly ScalarType<string> SiteCode = Scalars.Matching(
        IsSiteCode,
        static input => BindDiagnostics.SiteCode(input.Span, input.Text, If(input.Text.TrimEnd(':'), IsSiteCode)),
        // Three digits are a number to an editor, and 9e9 is the greatest of three characters.
        new(["string", "integer"], Pattern: "^[A-Za-z0-9]{3}$", Minimum: 0, Maximum: 9_000_000_000) { Form = "three letters or digits" });

    public static readonly ScalarType<string> CaaValue = Scalars.Matching(
        IsCaaValue,
        static input => BindDiagnostics.CaaValue(
            input.Span, input.Text, input.Text is ['"', .. var inner, '"'] ? If(inner, IsCaaValue) : null),
        ScalarSchema.FreeText with { Form = "1 to 255 printable ASCII characters, no quotes or backslashes", Pattern = "^[ !#-\\[\\]-~]{1,255}$" });

    public static readonly ScalarType<string> SuppressibleCode = Scalars.Matching(
        RuleDiagnostics.Suppressible.Contains,
        static input => BindDiagnostics.NotSuppressible(input.Span, input.Text, SuppressibleMeantBy(input.Text)),
        ScalarSchema.Text with { Choices = [.. RuleDiagnostics.Suppressible.Order(StringComparer.Ordinal)] });

    public static bool IsResourceGroup(string text) =>
        text.Length is >= 1 and <= 90 && text[^1] != '.' && text.All(c => char.IsLetterOrDigit(c) || "-_.()".Contains(c, StringComparison.Ordinal));

    private static bool IsFamily(string text) =>
        text is not ("" or "internal") && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && !ReservedNames.IsWindowsDevice(text);

    private static bool IsServer(string text) =>
        text.Length is > 0 and <= 255 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsSiteCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetterOrDigit);

    private static bool IsCaaValue(string text) =>
        text.Length is > 0 and <= 255 && text.All(c => c is >= ' ' and <= '~' and not '"' and not '\\');

    /// <summary>A region that nobody knows may be meant all the same: then its short name is a guess.</summary>
    private static Diagnostic Misnamed(ScalarInput input)
    {
        var shortName = AzureRegion.ShortNameOf(input.Text);
        return BindDiagnostics.Region(
            input.Span, input.Text, shortName, shortName is not null && AzureRegion.TryParse(shortName, out var region) && region.Cloud is not null);
    }

    private static string? If(string text, Func<string, bool> test) => test(text) ? text : null;

    /// <summary>The same number with its letters right; a neighbouring number is another matter.</summary>
    private static string? SuppressibleMeantBy(string text)
    {
        var code = "CMG" + string.Concat(text.Where(char.IsAsciiDigit));
        return RuleDiagnostics.Suppressible.Contains(code) ? code : null;
    }

    /// <summary>Judges <paramref name="standIn"/> for the text where that may hold what no host name does.</summary>
    private static Located<DnsName>? ReadName(ScalarInput input, string lead, string? standIn = null)
    {
        var text = (standIn ?? input.Text)[lead.Length..];
        if (DnsName.TryParse(text, out var name) && WithLead(name).Value.Length <= DnsName.MaxLength)
        {
            return input.Is(WithLead(name));
        }

        if (standIn is null && !System.Text.Ascii.IsValid(text) && HostNameText.ToAscii(text) is { } ascii && DnsName.TryParse(ascii, out name)
            && WithLead(name).Value.Length <= DnsName.MaxLength)
        {
            input.Diagnostics.Add(BindDiagnostics.InternationalName(input.Span, input.Text, WithLead(name).Value));
            return input.Is(WithLead(name));
        }

        var bare = MeantScalars.HostName(text);
        var meant = bare != text && DnsName.TryParse(bare, out _) ? lead + MeantScalars.HostName(input.Text[lead.Length..]) : null;
        var fault = input.Text.Length > DnsName.MaxLength ? $"has {input.Text.Length} characters" : HostNameText.Fault(text);
        return input.Fails<DnsName>(BindDiagnostics.HostName(input.Span, input.Key, input.Text, fault, meant));

        DnsName WithLead(DnsName host) => lead.Length == 0 ? host : DnsName.Join(["*", host.Value]);
    }

    private static bool IsNoTemplateCharacter(char c) =>
        char.IsWhiteSpace(c) || "\\/:*?\"<>|,;+=%&".Contains(c, StringComparison.Ordinal);

    private static string? WithoutBlanks(string text)
    {
        var joined = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return joined.Length is > 0 and <= 64 && !joined.Any(IsNoTemplateCharacter) ? joined : null;
    }
}
