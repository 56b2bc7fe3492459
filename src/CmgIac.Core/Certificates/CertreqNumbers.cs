using System.Collections.Frozen;
using System.Globalization;

namespace CmgIac.Core.Certificates;

/// <summary>
/// The values that certreq takes as a number, decimal or hexadecimal, or as symbols of wincrypt.h joined by '|'. All
/// readers return null for anything else.
/// </summary>
internal static class CertreqNumbers
{
    private static readonly FrozenDictionary<string, long> KeyUsages = Table(
        ("CERT_DIGITAL_SIGNATURE_KEY_USAGE", 0x80),
        ("CERT_NON_REPUDIATION_KEY_USAGE", 0x40),
        ("CERT_KEY_ENCIPHERMENT_KEY_USAGE", 0x20),
        ("CERT_DATA_ENCIPHERMENT_KEY_USAGE", 0x10),
        ("CERT_KEY_AGREEMENT_KEY_USAGE", 0x08),
        ("CERT_KEY_CERT_SIGN_KEY_USAGE", 0x04),
        ("CERT_OFFLINE_CRL_SIGN_KEY_USAGE", 0x02),
        ("CERT_CRL_SIGN_KEY_USAGE", 0x02),
        ("CERT_ENCIPHER_ONLY_KEY_USAGE", 0x01),
        ("CERT_DECIPHER_ONLY_KEY_USAGE", 0x8000));

    private static readonly FrozenDictionary<string, long> KeySpecs = Table(
        ("AT_NONE", 0), ("AT_KEYEXCHANGE", 1), ("AT_SIGNATURE", 2));

    private static readonly FrozenDictionary<string, long> ProviderTypes = Table(
        ("PROV_RSA_FULL", 1), ("PROV_RSA_SIG", 2), ("PROV_DSS", 3), ("PROV_RSA_SCHANNEL", 12), ("PROV_DSS_DH", 13),
        ("PROV_DH_SCHANNEL", 18), ("PROV_RSA_AES", 24));

    private static readonly FrozenDictionary<string, long> NameFlagSymbols = Table(
        ("CERT_SIMPLE_NAME_STR", 1),
        ("CERT_OID_NAME_STR", 2),
        ("CERT_X500_NAME_STR", 3),
        ("CERT_NAME_STR_ENABLE_T61_UNICODE_FLAG", (long)X500NameFlags.EnableT61),
        ("CERT_NAME_STR_ENABLE_UTF8_UNICODE_FLAG", (long)X500NameFlags.EnableUtf8),
        ("CERT_NAME_STR_FORCE_UTF8_DIR_STR_FLAG", (long)X500NameFlags.ForceUtf8),
        ("CERT_NAME_STR_DISABLE_UTF8_DIR_STR_FLAG", (long)X500NameFlags.DisableUtf8),
        ("CERT_NAME_STR_ENABLE_PUNYCODE_FLAG", (long)X500NameFlags.EnablePunycode),
        ("CERT_NAME_STR_REVERSE_FLAG", (long)X500NameFlags.Reverse),
        ("CERT_NAME_STR_COMMA_FLAG", (long)X500NameFlags.Comma),
        ("CERT_NAME_STR_CRLF_FLAG", (long)X500NameFlags.LineEnd),
        ("CERT_NAME_STR_NO_QUOTING_FLAG", (long)X500NameFlags.NoQuoting),
        ("CERT_NAME_STR_NO_PLUS_FLAG", (long)X500NameFlags.NoPlus),
        ("CERT_NAME_STR_SEMICOLON_FLAG", (long)X500NameFlags.Semicolon));

    public static int? Number(string text) => Narrow(Unsigned(text));

    /// <summary>0 to 0xFFFF.</summary>
    public static int? KeyUsage(string text) => Symbols(text, KeyUsages) is { } value and <= 0xFFFF ? (int)value : null;

    public static int? KeySpec(string text) => Symbols(text, KeySpecs) is { } value and <= 2 ? (int)value : null;

    public static int? ProviderType(string text) => Narrow(Symbols(text, ProviderTypes));

    public static X500NameFlags? NameFlags(string text) =>
        Symbols(text, NameFlagSymbols) is { } value ? (X500NameFlags)value : null;

    public static bool? Boolean(string text) =>
        string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ? true
        : string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    /// <summary>The bits of all parts between '|', each a symbol in any case or a number.</summary>
    private static long? Symbols(string text, FrozenDictionary<string, long> table)
    {
        var bits = 0L;
        foreach (var part in text.Split('|', StringSplitOptions.TrimEntries))
        {
            var bare = part.StartsWith("XCN_", StringComparison.OrdinalIgnoreCase) ? part[4..] : part;
            if ((table.TryGetValue(bare, out var symbol) ? symbol : Unsigned(part)) is not { } value)
            {
                return null;
            }

            bits |= value;
        }

        return bits;
    }

    /// <summary>32 bits at most.</summary>
    private static long? Unsigned(string text)
    {
        var isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return isHexadecimal
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) ? bits : null
            : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static int? Narrow(long? value) => value is <= int.MaxValue ? (int)value : null;

    private static FrozenDictionary<string, long> Table(params (string Name, long Value)[] rows) =>
        rows.ToFrozenDictionary(r => r.Name, r => r.Value, StringComparer.OrdinalIgnoreCase);
}
