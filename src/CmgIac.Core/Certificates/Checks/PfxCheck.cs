using System.Collections.Immutable;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Certificates.X509.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>Does a gateway take a PFX: its protection, its private key, and its certificates, which must be a whole chain?</summary>
internal static class PfxCheck
{
    /// <summary>Asks for the passphrase only where the file has one. <paramref name="length"/>: the file's, in bytes.</summary>
    public static CheckedFile Check(string path, int length, HandedContent content, CheckQuestion question)
    {
        var block = content.Blocks.First(block => block.Kind == FileKind.Pfx);
        var at = block.Line == 0 ? SourceSpan.WholeFile(path) : SourceSpan.At(path, block.Line, 1, block.Width);
        var reading = block.Fault is null ? PfxReader.Read(block.Bytes) : new(null, block.Fault);
        if (reading.Value is not { } file)
        {
            return Unread(CertificateDiagnostics.PfxUnreadable(at, reading.Fault!));
        }

        var asked = file.NeedsPassphrase ? question.Passphrase() : new(PfxPassphrase.None, []);
        if (asked.Value is null)
        {
            return Unread(asked.Diagnostics);
        }

        var opening = PfxOpener.Open(file, asked.Value);
        if (opening.Contents is not { } contents)
        {
            return Unread(Closed(at, opening));
        }

        var result = Opened(at, file, contents, question);
        return block.Bytes.Length == length ? result
            : result with { Diagnostics = DiagnosticList.Sort(result.Diagnostics.Append(CertificateDiagnostics.PfxInText(at))) };
    }

    private static CheckedFile Unread(params ImmutableArray<Diagnostic> diagnostics) => new(IsRead: false, diagnostics);

    private static CheckedFile Opened(SourceSpan at, PfxFile file, PfxContents contents, CheckQuestion question)
    {
        var leaf = KeyPair.Find(contents);
        // The order in a PFX is nobody's choice: the one with the key is the server's. Those of further keys are told as such.
        var foreign = KeyPair.All(contents).Where(pair => pair.Key != leaf!.Key).Select(pair => pair.Certificate);
        var readings = contents.Certificates.Except(foreign).OrderBy(item => item == leaf?.Certificate ? 0 : 1)
            .Select(item => Certificate.Read(item.Der)).ToList();
        if (readings.Find(reading => reading.Value is null) is { } damaged)
        {
            return Unread(CertificateDiagnostics.Damaged(at, "certificate", damaged.Fault!));
        }

        var chain = readings.Count == 0 ? new(IsRead: true, [])
            : IssuedCheck.Chain([.. readings.Select(reading => new LocatedCertificate(at, reading.Value!))], question, mustBeWhole: true);
        var gateway = chain.CommonName is { } commonName ? question.Expected?.Choose([commonName]) : null;
        return chain with
        {
            Diagnostics = DiagnosticList.Sort(
            [
                .. Protection(at, file, contents), .. Rest(at, file, contents), .. Key(at, contents, leaf),
                .. Provider(at, contents, leaf, gateway?.Certificate.KeyProvider.Value), .. chain.Diagnostics,
            ]),
        };
    }

    /// <summary>Windows imports into the provider that the file names, unless it is told otherwise.</summary>
    private static IEnumerable<Diagnostic> Provider(SourceSpan at, PfxContents contents, KeyPair? leaf, KeyProvider? expected)
    {
        if ((leaf?.Key ?? contents.Keys.FirstOrDefault())?.Provider is not { } provider || ProviderChecks.Find(provider) is not { } known)
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
