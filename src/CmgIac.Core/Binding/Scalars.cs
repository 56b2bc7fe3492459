using System.Globalization;
using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>The grammars of single values that are plain: texts, numbers, choices, ids, dates.</summary>
internal static class Scalars
{
    public static readonly ScalarType<string> Text = TextUpTo(1024);

    public static readonly ScalarType<bool> Boolean = new(
        static input => input.Text switch
        {
            "true" => input.Is(true),
            "false" => input.Is(false),
            _ => input.Fails<bool>(BindDiagnostics.NotBoolean(input.Span, input.Key, input.Text, input.Text.ToLowerInvariant() switch
            {
                "true" or "yes" or "on" or "y" => "true",
                "false" or "no" or "off" or "n" => "false",
                _ => null,
            })),
        },
        new(["boolean", "string"], Pattern: "^(true|false)$"));

    /// <summary>Digits and hyphens alone: .NET's own reader lets blanks and signs pass.</summary>
    public static readonly ScalarType<string> Guid = new(
        static input => input.Text.All(c => char.IsAsciiHexDigit(c) || c == '-') && System.Guid.TryParseExact(input.Text, "D", out _)
            ? input.Is(input.Text.ToLowerInvariant())
            : input.Fails<string>(BindDiagnostics.NotGuid(input.Span, input.Key, input.Text, MeantScalars.Guid(input.Text))),
        new(["string"], Pattern: "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$") { Form = "a GUID" });

    public static readonly ScalarType<DateOnly> Date = new(
        static input => DateOnly.TryParseExact(input.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? input.Is(day)
            : input.Fails<DateOnly>(BindDiagnostics.NotDate(input.Span, input.Key, input.Text, MeantScalars.Date(input.Text))),
        new(["string"], Pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$") { Form = "a day: year-month-day" });

    public static readonly ScalarType<int> Ttl = new(
        static input => ReadSeconds(input.Text) is { } seconds
            ? input.Is(seconds)
            : input.Fails<int>(BindDiagnostics.Ttl(
                input.Span, input.Text, MeantScalars.Ttl(input.Text) is { } meant && ReadSeconds(meant) is not null ? meant : null)),
        new(["integer", "string"], Pattern: "^[1-9][0-9]{0,9}[smhd]?$", Minimum: 1, Maximum: int.MaxValue) { Form = "1 to 2147483647 seconds, or one number and one unit: 30m, 1h, 1d" });

    public static readonly ScalarType<int> Version = new(
        static input => input.Text == "1" ? input.Is(1) : input.Fails<int>(BindDiagnostics.Version(
            input.Span, input.Text, input.Text is "1.0" or "1.0.0" or "01" or "v1" or "V1" ? "1" : null)),
        new(["integer", "string"], ["1"]));

    public static readonly ScalarType<string> Country = new(
        static input => input.Text.Length == 2 && input.Text.All(char.IsAsciiLetter)
            ? input.Is(input.Text.ToUpperInvariant())
            : input.Fails<string>(BindDiagnostics.Country(input.Span, input.Text)),
        new(["string"], Pattern: "^[A-Za-z]{2}$") { Form = "two letters" });

    /// <summary>Text that is not blank, of at most so many Unicode characters; blanks at its ends are kept.</summary>
    public static ScalarType<string> TextUpTo(int max) => new(
        input =>
        {
            if (string.IsNullOrWhiteSpace(input.Text))
            {
                return input.Fails<string>(BindDiagnostics.EmptyText(input.Span, input.Key));
            }

            var length = input.Text.EnumerateRunes().Count();
            return length <= max
                ? input.Is(input.Text)
                : input.Fails<string>(BindDiagnostics.TextTooLong(input.Span, input.Key, length, max));
        },
        ScalarSchema.FreeText with { Pattern = "\\S", MaxLength = max });

    /// <summary>Whole numbers in decimal digits, without sign, separators or leading zeros.</summary>
    public static ScalarType<int> Number(int min, int max) => new(
        input => ReadNumber(input.Text, min, max) is { } number
            ? input.Is(number)
            : input.Fails<int>(BindDiagnostics.NotNumber(
                input.Span, input.Key, input.Text, min, max,
                MeantScalars.Number(input.Text, input.Key) is { } meant && ReadNumber(meant, min, max) is not null ? meant : null)),
        new(["integer", "string"], Pattern: NumberPattern(min, max), Minimum: min, Maximum: max));

    /// <summary>One of a few names, spelled as given; <paramref name="aliases"/> are other systems' words for them.</summary>
    public static ScalarType<T> Choice<T>(
        (string Name, T Value)[] choices, (string Alias, string Name)[]? aliases = null, bool areNumbers = false)
        where T : notnull => new(
        input =>
        {
            foreach (var choice in choices)
            {
                if (choice.Name == input.Text)
                {
                    return input.Is(choice.Value);
                }
            }

            var names = choices.Select(choice => choice.Name);
            var alias = aliases?.FirstOrDefault(alias => string.Equals(alias.Alias, input.Text, StringComparison.OrdinalIgnoreCase)).Name;
            var meant = alias ?? SpellChecker.Suggest(input.Text, names);
            var isSure = alias is not null || (meant is not null && !areNumbers && SpellChecker.IsSure(input.Text, meant, names));
            return input.Fails<T>(BindDiagnostics.NotAChoice(input.Span, input.Key, input.Text, names, meant, isSure));
        },
        new(areNumbers ? ["integer", "string"] : ["string"], [.. choices.Select(choice => choice.Name)]));

    /// <summary>A text matched by a simple test, kept as written.</summary>
    public static ScalarType<string> Matching(
        Func<string, bool> test, Func<ScalarInput, Diagnostic> otherwise, ScalarSchema schema) => new(
        input => test(input.Text) ? input.Is(input.Text) : input.Fails<string>(otherwise(input)),
        schema);

    private static int? ReadNumber(string text, int min, int max) =>
        IsDecimal(text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? number : null;

    private static bool IsDecimal(string text) =>
        text.Length is > 0 and <= 10 && text.All(char.IsAsciiDigit) && (text.Length == 1 || text[0] != '0');

    private static string NumberPattern(int min, int max) => max <= 100
        ? $"^({string.Join('|', Enumerable.Range(min, max - min + 1))})$"
        : $"^[1-9][0-9]{{0,{max.ToString(CultureInfo.InvariantCulture).Length - 1}}}$";

    private static int? ReadSeconds(string text)
    {
        var unit = text.Length == 0 ? 0 : text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            _ => 0,
        };
        var digits = unit == 0 ? text : text[..^1];
        var total = IsDecimal(digits) ? long.Parse(digits, CultureInfo.InvariantCulture) * Math.Max(unit, 1) : 0;
        return total is >= 1 and <= int.MaxValue ? (int)total : null;
    }
}
