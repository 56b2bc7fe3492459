using System.Security.Cryptography;
using System.Text;
using CmgIac.Cli.Commands;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>Reads a passphrase from a file, a variable or a terminal; buffers on the way are overwritten.</summary>
internal static class PassphraseReader
{
    /// <summary>Characters below which a new passphrase is warned of.</summary>
    private const int Least = 8;

    private const string Prompt = "passphrase";

    private static readonly string TooLong = $"it has over {Passphrase.MaxBytes} bytes";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>One that is there already, asked for once; empty is one too.</summary>
    public static StageResult<Passphrase> Read(PassphraseSource source, Shell shell, string verb) => source switch
    {
        { File: { } path } => OfFile(path, shell),
        { Variable: { } name } => OfVariable(name, shell),
        _ => Ask("Passphrase: ", shell, verb),
    };

    /// <summary>One for a new key: asked for twice, not empty, a warning where it is short.</summary>
    public static StageResult<Passphrase> ReadNew(PassphraseSource source, Shell shell, string verb)
    {
        var origin = source.File is not null ? PassphraseOptions.FileName : source.Variable is not null ? PassphraseOptions.VariableName : Prompt;
        return Read(source, shell, verb)
            .Then(first => first.Characters.IsEmpty ? Failed(RequestDiagnostics.PassphraseEmpty(origin)) : Is(first))
            .Then(first => origin == Prompt ? Confirm(first, shell, verb) : Is(first))
            .Then(first => Runes(first) < Least ? new(first, [RequestDiagnostics.PassphraseShort(origin, Least)]) : Is(first));
    }

    private static StageResult<Passphrase> Confirm(Passphrase first, Shell shell, string verb)
    {
        var asked = Ask("The same again: ", shell, verb);
        using var second = asked.Value;
        if (second is not null && first.Characters.SequenceEqual(second.Characters))
        {
            return Is(first);
        }

        first.Dispose();
        return asked.HasErrors ? asked : Failed(RequestDiagnostics.PassphrasesDiffer(Prompt));
    }

    private static StageResult<Passphrase> Ask(string question, Shell shell, string verb)
    {
        if (shell.AskSecret is null)
        {
            return Failed(RequestDiagnostics.NobodyToAsk(verb));
        }

        return shell.AskSecret(question) is { } typed ? Checked(typed, Prompt) : Unreadable(Prompt, "the input has ended");
    }

    /// <summary>A variable that is not UTF-8 reaches us with its bytes replaced, and would open nothing elsewhere.</summary>
    private static StageResult<Passphrase> OfVariable(string name, Shell shell) => shell.Variable(name) switch
    {
        null => Unreadable(PassphraseOptions.VariableName, "the environment variable that is named isn't set"),
        var value when value.Contains('\uFFFD', StringComparison.Ordinal) => Unreadable(PassphraseOptions.VariableName, "it isn't UTF-8"),
        var value => Checked(value.ToCharArray(), PassphraseOptions.VariableName),
    };

    private static StageResult<Passphrase> OfFile(string path, Shell shell)
    {
        const string Option = PassphraseOptions.FileName;
        // A line that is too long must show as such, with its line end of two bytes.
        var bytes = new byte[Passphrase.MaxBytes + 3];
        try
        {
            var full = Path.GetFullPath(path, shell.WorkingFolder);
            if (Directory.Exists(full))
            {
                return Unreadable(Option, "a folder is named, and no file");
            }

            var line = FirstLine(full, bytes);
            return line.StartsWith(Encoding.UTF8.Preamble)
                ? Unreadable(Option, "the file begins with a byte order mark, which other programs take for a part of it")
                : line.Length > Passphrase.MaxBytes ? Unreadable(Option, TooLong)
                : Checked(Utf8.GetChars(bytes, 0, line.Length), Option);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(Option, "the file isn't UTF-8");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(Option, "there is no such file");
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return Unreadable(Option, DiskFault.Reason(e));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>The bytes before LF or CR LF, or as many as fit. A pipe will do for a file, and comes in pieces.</summary>
    private static ReadOnlySpan<byte> FirstLine(string path, byte[] bytes)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var length = 0;
        int read;
        while ((read = stream.Read(bytes.AsSpan(length))) > 0)
        {
            length += read;
            if (bytes.AsSpan(0, length).IndexOf((byte)'\n') is >= 0 and var end)
            {
                return bytes.AsSpan(0, end > 0 && bytes[end - 1] == '\r' ? end - 1 : end);
            }
        }

        return bytes.AsSpan(0, length);
    }

    private static StageResult<Passphrase> Checked(char[] characters, string origin)
    {
        var passphrase = new Passphrase(characters);
        var problem = TryCount(characters) switch
        {
            null => "it isn't Unicode",
            > Passphrase.MaxBytes => TooLong,
            _ when characters.Contains('\0') => "it has a NUL",
            _ => null,
        };
        if (problem is null)
        {
            return Is(passphrase);
        }

        passphrase.Dispose();
        return Unreadable(origin, problem);
    }

    private static int? TryCount(char[] characters)
    {
        try
        {
            return Utf8.GetByteCount(characters);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static int Runes(Passphrase passphrase)
    {
        var count = 0;
        foreach (var _ in passphrase.Characters.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static StageResult<Passphrase> Is(Passphrase passphrase) => new(passphrase, []);

    private static StageResult<Passphrase> Unreadable(string origin, string problem) =>
        Failed(RequestDiagnostics.PassphraseUnreadable(origin, problem));

    private static StageResult<Passphrase> Failed(Diagnostic diagnostic) => new(null, [diagnostic]);
}
