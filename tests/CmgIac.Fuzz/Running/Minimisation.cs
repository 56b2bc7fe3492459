namespace CmgIac.Fuzz.Running;

/// <summary>Takes bytes away from a finding as long as it stays the same.</summary>
internal static class Minimisation
{
    public static void Run(FuzzTarget target, string file)
    {
        var input = File.ReadAllBytes(file);
        if (Findings.Run(target, input) is not { } finding)
        {
            Console.Error.WriteLine($"{file} is no finding of {target}.");
            return;
        }

        var before = input.Length;
        for (var part = Math.Max(1, input.Length / 2); ; part = Math.Min(part / 2, Math.Max(1, input.Length / 2)))
        {
            for (var at = 0; at + part <= input.Length;)
            {
                byte[] shorter = [.. input[..at], .. input[(at + part)..]];
                if (Findings.Run(target, shorter)?.Kind == finding.Kind)
                {
                    input = shorter;
                }
                else
                {
                    at += part;
                }
            }

            if (part <= 1)
            {
                break;
            }
        }

        File.WriteAllBytes(file, input);
        Console.WriteLine($"{before} -> {input.Length} bytes\n{finding.Text}");
    }
}
