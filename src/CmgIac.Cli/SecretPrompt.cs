namespace CmgIac.Cli;

/// <summary>Asks for a secret on the terminal. What is typed is not shown.</summary>
internal static class SecretPrompt
{
    private const char EndOfInput = '\u0004';
    private const char ClearLine = '\u0015';

    /// <summary>The way to ask, or null where nobody sits at a terminal that shows standard error.</summary>
    public static Func<string, char[]?>? OfProcess() => Console.IsInputRedirected || Console.IsErrorRedirected ? null : Ask;

    /// <summary>What was typed before Enter, as an array that the caller overwrites; null for the end of input.</summary>
    private static char[]? Ask(string question)
    {
        // Whoever sees the question types at once: the first look for a key is what ends the terminal's echo.
        _ = Console.KeyAvailable;
        Console.Error.Write(question);
        // One more than fits, so that what is too long is told and not cut.
        var typed = new char[Passphrase.MaxBytes + 1];
        var length = 0;
        try
        {
            while (true)
            {
                var key = Console.ReadKey(intercept: true);
                switch (key.KeyChar)
                {
                    case '\r' or '\n':
                        return typed[..length];
                    case EndOfInput:
                        return null;
                    case ClearLine:
                        length = 0;
                        break;
                    case '\b' or '\u007F':
                        length = WithoutLast(typed.AsSpan(0, length));
                        break;
                    case var character when !char.IsControl(character) && length < typed.Length:
                        typed[length++] = character;
                        break;
                    default:
                        break;
                }
            }
        }
        finally
        {
            Array.Clear(typed);
            Console.Error.WriteLine();
        }
    }

    private static int WithoutLast(ReadOnlySpan<char> typed) =>
        typed.Length - (typed.Length > 1 && char.IsLowSurrogate(typed[^1]) ? 2 : Math.Min(typed.Length, 1));
}
