using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CmgIac.Core.Model;

/// <summary>One part of a fleet that is spread over several jobs: <paramref name="Number"/> is 1 to <paramref name="Count"/>.</summary>
internal sealed record Shard(int Number, int Count)
{
    public const int MaxCount = 10_000;

    /// <summary>The value that <c>sha256sum | cut -c1-8</c> gives, modulo the count, plus 1: anyone can work it out.</summary>
    public static int NumberOf(string key, int count) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key))) % (uint)count) + 1;

    public bool Owns(string key) => NumberOf(key, Count) == Number;

    /// <summary>Reads <c>2/8</c>; null where it is well formed, else what is wrong, as a sentence's end that has named it.</summary>
    public static string? Flaw(string text, out Shard? shard)
    {
        shard = null;
        if (text.Split('/') is not [var first, var second] || !TryRead(first, out var number) || !TryRead(second, out var count))
        {
            return "which is two numbers, such as 2/8 for the second of eight";
        }

        if (count is < 1 or > MaxCount)
        {
            return $"of which there are 1 to {MaxCount}";
        }

        if (number < 1 || number > count)
        {
            return count == 1 ? "which is 1/1 where there is one" : $"which are 1/{count} to {count}/{count}";
        }

        shard = new(number, count);
        return null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    private static bool TryRead(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
