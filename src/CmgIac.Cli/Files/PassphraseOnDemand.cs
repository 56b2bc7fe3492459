using CmgIac.Cli.Commands;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>The passphrase of all PFX files of a run: read when the first of them needs it, once, and overwritten at the end.</summary>
internal sealed class PassphraseOnDemand(PassphraseSource source, Shell shell, string verb) : IDisposable
{
    private StageResult<PfxPassphrase>? read;

    /// <summary>Whoever couldn't be asked once isn't asked again: the same diagnostics come back.</summary>
    public StageResult<PfxPassphrase> Read() => read ??= ReadOnce();

    public void Dispose() => read?.Value?.Dispose();

    private StageResult<PfxPassphrase> ReadOnce()
    {
        var given = PassphraseReader.Read(source, shell, verb);
        using var passphrase = given.Value;
        return new(passphrase is null ? null : PfxPassphrase.Of(passphrase.Characters), given.Diagnostics);
    }
}
