using System.Security.Cryptography;

namespace CmgIac.Core.Output;

/// <summary>The identity of a file's bytes: SHA-256 as 64 lower-case hexadecimal digits.</summary>
internal static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static bool IsValid(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
