using System.Collections.Immutable;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>
/// A PFX that was opened: its certificates in DER, the one that the key belongs to first, for the checks of certificates;
/// <paramref name="Provider"/> is the Windows key provider that it names. Both are empty where it couldn't be opened.
/// </summary>
internal sealed record CheckedPfx(
    bool IsRead, ImmutableArray<ReadOnlyMemory<byte>> Certificates, string? Provider, ImmutableArray<Diagnostic> Diagnostics)
{
    public static CheckedPfx Unread(params ImmutableArray<Diagnostic> diagnostics) => new(false, [], null, diagnostics);
}

/// <summary>What a PFX has beside its certificates: its protection, and the private key.</summary>
internal static class PfxCheck
{
    /// <summary>Asks for the passphrase only where the file has one.</summary>
    public static CheckedPfx Check(SourceSpan at, ReadOnlyMemory<byte> bytes, Func<StageResult<PfxPassphrase>> passphrase)
    {
        var reading = PfxReader.Read(bytes);
        if (reading.Value is not { } file)
        {
            return CheckedPfx.Unread(CertificateDiagnostics.PfxUnreadable(at, reading.Fault!));
        }

        var asked = file.NeedsPassphrase ? passphrase() : new(PfxPassphrase.None, []);
        if (asked.Value is null)
        {
            return CheckedPfx.Unread(asked.Diagnostics);
        }

        var opening = PfxOpener.Open(file, asked.Value);
        if (opening.Contents is not { } contents)
        {
            return CheckedPfx.Unread(Closed(at, opening));
        }

        var (found, leaf) = (new List<Diagnostic>(), KeyPair.Find(contents));
        found.AddRange(asked.Diagnostics);
        found.AddRange(Protection(at, file, contents));
        found.AddRange(Rest(at, file, contents));
        found.AddRange(Key(at, contents, leaf));
        return new(
            true,
            [.. contents.Certificates.OrderBy(item => item == leaf?.Certificate ? 0 : 1).Select(item => item.Der)],
            leaf?.Key.Provider ?? contents.Keys.FirstOrDefault()?.Provider,
            [.. found]);
    }

    /// <summary>Windows imports into the provider that the file names, unless it is told otherwise.</summary>
    public static IEnumerable<Diagnostic> Provider(SourceSpan at, string? provider, KeyProvider? expected)
    {
        if (provider is null || ProviderChecks.Find(provider) is not { } known)
        {
            yield break;
        }

        if (known.Reason is { } reason)
        {
            yield return CertificateDiagnostics.PfxProviderUnfit(at, provider, reason);
        }
        else if (expected is { } wanted && wanted != (known.CapiType is null ? KeyProvider.Cng : KeyProvider.Capi))
        {
            yield return CertificateDiagnostics.PfxProviderDiffers(at, provider, wanted == KeyProvider.Cng ? "cng" : "capi");
        }
    }

    private static Diagnostic Closed(SourceSpan at, PfxOpening opening) => opening.Lock switch
    {
        PfxLock.Algorithm => CertificateDiagnostics.PfxAlgorithmUnknown(at, opening.Subject),
        PfxLock.Iterations => CertificateDiagnostics.PfxTooMuchWork(at, PfxOpener.MaxWork),
        PfxLock.Damage => CertificateDiagnostics.PfxUnreadable(at, opening.Subject),
        _ => CertificateDiagnostics.PfxPassphraseWrong(at),
    };

    /// <summary>A file without a passphrase is to be made anew, with whatever else it lacks.</summary>
    private static IEnumerable<Diagnostic> Protection(SourceSpan at, PfxFile file, PfxContents contents)
    {
        if (contents.HasNoPassphrase)
        {
            yield return CertificateDiagnostics.PfxWithoutPassphrase(at);
            yield break;
        }

        if (file.Mac is null)
        {
            yield return CertificateDiagnostics.PfxWithoutMac(at);
        }

        if (contents.Keys.Any(key => key.Cipher is null))
        {
            yield return CertificateDiagnostics.PfxKeyUnencrypted(at);
        }
        else if (contents.Keys.FirstOrDefault(key => key.Cipher!.Strength == CipherStrength.Broken) is { } weak)
        {
            yield return CertificateDiagnostics.PfxKeyWeaklyEncrypted(at, weak.Cipher!.Name);
        }

        var modern = contents.Ciphers.Where(cipher => cipher.Strength == CipherStrength.Modern).Select(cipher => cipher.Name);
        var mac = file.Mac is { Name: not "SHA1" } other ? [$"a MAC with {other.Name}"] : Array.Empty<string>();
        if (modern.Concat(mac).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } algorithms)
        {
            yield return CertificateDiagnostics.PfxTooNew(at, algorithms);
        }
    }

    private static IEnumerable<Diagnostic> Rest(SourceSpan at, PfxFile file, PfxContents contents)
    {
        if (file.Trailing > 0)
        {
            yield return CertificateDiagnostics.PfxWithBytesBehind(at, file.Trailing);
        }

        if (contents.Others > 0)
        {
            yield return CertificateDiagnostics.PfxWithOthers(at, contents.Others);
        }
    }

    private static IEnumerable<Diagnostic> Key(SourceSpan at, PfxContents contents, KeyPair? leaf)
    {
        var keys = contents.Keys.DistinctBy(key => Convert.ToHexString(key.PublicKey ?? []), StringComparer.Ordinal).ToList();
        if (contents.Certificates.IsEmpty)
        {
            yield return CertificateDiagnostics.PfxWithoutCertificate(at);
        }
        else if (keys.Count == 0)
        {
            yield return CertificateDiagnostics.PfxWithoutKey(at);
        }
        else if (keys.Count > 1)
        {
            yield return CertificateDiagnostics.PfxWithSeveralKeys(at, keys.Count, KeyPair.All(contents).Select(pair => pair.Subject));
        }
        else if (keys[0].PublicKey is null)
        {
            yield return CertificateDiagnostics.PfxKeyUnreadable(at);
        }
        else if (leaf is null)
        {
            yield return CertificateDiagnostics.PfxKeyOfAnother(at, KeyPair.ServerOf(contents));
        }
        else if (!leaf.IsPairedById(contents))
        {
            yield return CertificateDiagnostics.PfxKeyIdDiffers(at, leaf.Subject);
        }
    }
}
