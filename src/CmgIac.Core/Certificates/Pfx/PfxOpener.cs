using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using CmgIac.Core.Certificates.X509;

namespace CmgIac.Core.Certificates.Pfx;

/// <summary>What keeps a PFX from being opened.</summary>
internal enum PfxLock
{
    /// <summary>Another passphrase, or a file that was changed.</summary>
    Passphrase,

    /// <summary>An algorithm that this tool or machine doesn't have; the subject is its name.</summary>
    Algorithm,

    /// <summary>More work than any passphrase is worth.</summary>
    Iterations,

    /// <summary>The passphrase is right, and what it opens is damaged; the subject is the end of a sentence.</summary>
    Damage,
}

/// <summary>The contents of a PFX, or why there are none.</summary>
internal sealed record PfxOpening(PfxContents? Contents, PfxLock Lock = default, string Subject = "");

/// <summary>Opens a PFX with a passphrase. Private keys are turned into their public halves at once, and overwritten.</summary>
internal static class PfxOpener
{
    /// <summary>
    /// Hashes that one file may ask for in all, some twenty seconds. Java's reader allows 5,000,000 for each derivation;
    /// usual are 2,000 to 600,000.
    /// </summary>
    public const long MaxWork = 20_000_000;

    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";

    /// <summary>The first way to read it that opens it: with the passphrase, an empty one, or none at all.</summary>
    public static PfxOpening Open(PfxFile file, PfxPassphrase passphrase)
    {
        // A wrong passphrase is held against the MAC in three forms.
        var work = 3L * (file.Mac?.Work ?? 0);
        if (file.Mac is { Hash: null } mac)
        {
            return new(null, PfxLock.Algorithm, mac.Name);
        }

        if (Obstacle(file.Ciphers, ref work) is { } obstacle)
        {
            return obstacle;
        }

        if (file.Mac is null)
        {
            return FirstOf(file, work, [passphrase, PfxPassphrase.Empty, PfxPassphrase.None]);
        }

        PfxPassphrase[] all = [passphrase, PfxPassphrase.Empty, PfxPassphrase.None];
        var right = Array.FindIndex(all, item => file.Mac.IsBy(item, file.Authenticated.Span));
        // Some writers mix the two forms of having none.
        return right < 0 ? new(null, PfxLock.Passphrase) : FirstOf(file, work, right == 0 ? [passphrase] : all[1..]);
    }

    private static PfxOpening FirstOf(PfxFile file, long work, PfxPassphrase[] passphrases)
    {
        PfxOpening? first = null;
        foreach (var passphrase in passphrases)
        {
            var opening = Decrypt(file, work, passphrase);
            if (opening.Contents is not null)
            {
                return opening;
            }

            first ??= opening;
        }

        return first!;
    }

    private static PfxOpening Decrypt(PfxFile file, long work, PfxPassphrase passphrase)
    {
        // Without a MAC a passphrase is wrong where it decrypts nothing; with one it is right.
        var failure = file.Mac is null ? new PfxOpening(null, PfxLock.Passphrase) : Damage("a part of it can't be decrypted");
        var plain = new List<byte[]>();
        try
        {
            var bags = new List<(PfxBag Bag, PfxCipher? Container)>();
            foreach (var part in file.Parts)
            {
                if (part.Cipher is null)
                {
                    bags.AddRange(part.Bags.Select(bag => (bag, part.Cipher)));
                }
                else if (part.Cipher.Decrypt(part.Encrypted.Span, passphrase) is { } contents)
                {
                    plain.Add(contents);
                    bags.AddRange(PfxBagReader.Read(contents).Select(bag => (bag, (PfxCipher?)part.Cipher)));
                }
                else
                {
                    return failure;
                }
            }

            var shrouded = bags.Select(item => item.Bag.Cipher).OfType<PfxCipher>().ToList();
            return Obstacle(shrouded.Except(file.Ciphers), ref work) is { } obstacle ? obstacle
                : ReadKeys(bags, passphrase, plain) is not { } keys ? failure
                : new(new()
                {
                    Certificates = [.. bags.Select(item => item.Bag).Where(bag => bag.Kind == PfxBagKind.Certificate).Select(bag => new PfxCertificate(bag.Value, bag.KeyId))],
                    Keys = keys,
                    Others = bags.Count(item => item.Bag.Kind == PfxBagKind.Other) + file.Parts.Count(part => part.Kind == PfxPartKind.Enveloped),
                    HasNoPassphrase = passphrase.Utf8.IsEmpty,
                    Ciphers = [.. file.Parts.Select(part => part.Cipher).OfType<PfxCipher>(), .. shrouded],
                });
        }
        catch (AsnContentException e)
        {
            return file.Mac is null ? failure : Damage(e is DerFormException ? e.Message : "a part of it is no well-formed DER");
        }
        finally
        {
            plain.ForEach(bytes => CryptographicOperations.ZeroMemory(bytes));
        }
    }

    private static PfxOpening Damage(string reason) => new(null, PfxLock.Damage, reason);

    private static PfxOpening? Obstacle(IEnumerable<PfxCipher> ciphers, ref long work)
    {
        foreach (var cipher in ciphers)
        {
            if (!cipher.IsKnown)
            {
                return new(null, PfxLock.Algorithm, cipher.Name);
            }

            work += cipher.Work;
        }

        return work > MaxWork ? new(null, PfxLock.Iterations) : null;
    }

    /// <summary>Null where one isn't opened by the passphrase. What is decrypted joins <paramref name="plain"/>.</summary>
    private static ImmutableArray<PfxKey>? ReadKeys(IEnumerable<(PfxBag Bag, PfxCipher? Container)> bags, PfxPassphrase passphrase, List<byte[]> plain)
    {
        var keys = ImmutableArray.CreateBuilder<PfxKey>();
        foreach (var (bag, container) in bags.Where(item => item.Bag.Kind is PfxBagKind.Key or PfxBagKind.ShroudedKey))
        {
            var value = bag.Value;
            if (bag.Cipher is { } cipher)
            {
                if (cipher.Decrypt(value.Span, passphrase) is not { } decrypted)
                {
                    return null;
                }

                plain.Add(decrypted);
                // One wrong passphrase in 256 leaves padding that looks right; its bytes are no sequence.
                new AsnReader(decrypted, AsnEncodingRules.BER).ReadSequence().ReadInteger();
                value = decrypted;
            }

            keys.Add(new(PublicKey(value), bag.Cipher ?? container, bag.KeyId, bag.Provider));
        }

        return keys.ToImmutable();
    }

    /// <summary>The SubjectPublicKeyInfo of a PrivateKeyInfo (RFC 5208); null for a key that is damaged or of another kind.</summary>
    private static byte[]? PublicKey(ReadOnlyMemory<byte> privateKeyInfo)
    {
        try
        {
            var key = new AsnReader(privateKeyInfo, AsnEncodingRules.BER).ReadSequence();
            key.ReadInteger();
            using AsymmetricAlgorithm? algorithm = key.ReadSequence().ReadObjectIdentifier() switch
            {
                Rsa => RSA.Create(),
                EllipticCurve => ECDsa.Create(),
                _ => null,
            };
            algorithm?.ImportPkcs8PrivateKey(privateKeyInfo.Span, out _);
            return algorithm?.ExportSubjectPublicKeyInfo();
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
