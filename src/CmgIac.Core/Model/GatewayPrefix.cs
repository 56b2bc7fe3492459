using System.Diagnostics.CodeAnalysis;
using CmgIac.Core.Text;

namespace CmgIac.Core.Model;

/// <summary>
/// The deployment name's prefix: 3 to 24 lower-case letters and digits, a letter first. It is at once a DNS label, a key
/// vault and a storage account, and this is what all three allow (Microsoft: "CMG server authentication certificate",
/// "Globally unique name"; Azure resource name rules).
/// </summary>
internal sealed record GatewayPrefix
{
    public const int MinLength = 3;
    public const int MaxLength = 24;
    public const string Pattern = "^[a-z][a-z0-9]{2,23}$";
    public const string ValidValues = "A prefix is 3 to 24 lower-case letters and digits and starts with a letter.";

    private GatewayPrefix(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out GatewayPrefix? prefix)
    {
        prefix = FirstFault(text) is null ? new GatewayPrefix(text) : null;
        return prefix is not null;
    }

    /// <summary>What keeps <paramref name="text"/> from being a prefix, as the end of a sentence, or null.</summary>
    public static string? FirstFault(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not (>= 'a' and <= 'z' or >= '0' and <= '9'))
            {
                return rune.Value is >= 'A' and <= 'Z' ? $"has the capital '{rune}'" : $"has a {ShownCharacter.Of(rune)}";
            }
        }

        return text.Length switch
        {
            0 => "is blank",
            1 => "has 1 character",
            < MinLength => $"has {text.Length} characters",
            > MaxLength => $"has {text.Length} characters",
            _ when !char.IsAsciiLetter(text[0]) => $"starts with '{text[0]}'",
            _ => null,
        };
    }

    public override string ToString() => Value;
}
