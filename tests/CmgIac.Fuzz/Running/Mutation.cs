namespace CmgIac.Fuzz.Running;

/// <summary>Inputs made of others, the same for the same number.</summary>
internal static class Mutation
{
    public static byte[] Of(IReadOnlyList<byte[]> seeds, FuzzTarget target, int number)
    {
        var random = new Random(number);
        var input = new List<byte>(seeds[number % seeds.Count]);
        for (var step = random.Next(1, 6); step > 0; step--)
        {
            Change(input, seeds, target, random);
        }

        return [.. input.Take(target.MaxLength)];
    }

    private static void Change(List<byte> input, IReadOnlyList<byte[]> seeds, FuzzTarget target, Random random)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 9)), input.Count - at);
        switch (random.Next(7))
        {
            case 0 when length > 0:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, length));
                break;
            case 4 when target.Words.Count > 0:
                input.InsertRange(at, Dictionaries.Octets(target.Words[random.Next(target.Words.Count)]));
                break;
            case 5:
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length + 1);
                input.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(1, 64))]);
                break;
            default:
                input.Insert(at, (byte)random.Next(256));
                break;
        }
    }
}
