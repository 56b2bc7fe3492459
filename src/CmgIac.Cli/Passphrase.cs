namespace CmgIac.Cli;

/// <summary>A secret that is overwritten when it is no longer needed. It has no text form, so that no message shows it.</summary>
internal sealed class Passphrase(char[] characters) : IDisposable
{
    /// <summary>In UTF-8: OpenSSL reads no longer one.</summary>
    public const int MaxBytes = 1023;

    public ReadOnlySpan<char> Characters => characters;

    public void Dispose() => Array.Clear(characters);
}
