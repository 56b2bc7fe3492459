using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Tests.Oracles;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Pfx;

/// <summary>PFX files that no program writes: other encodings of BER, damage, and files that are made to do harm.</summary>
public class PfxReaderTest
{
    private static readonly PbeParameters Quick = new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1);
    private static readonly byte[] Good = PfxWriter.Chain.ExportPkcs12(Quick, PfxWriter.Secret);

    /// <summary>Lengths that aren't given, and octet strings in pieces, as Windows wrote them for long.</summary>
    [Fact]
    public void Indefinite_lengths()
    {
        var ber = Indefinite(Good, levels: 0);
        Assert.NotEqual(Good, ber);
        var contents = Open(ber).Contents!;
        Assert.Equal((3, 1), (contents.Certificates.Length, contents.Keys.Length));
        Assert.Equal(PfxWriter.LeafKey.ExportSubjectPublicKeyInfo(), contents.Keys[0].PublicKey);
        Assert.True(Pkcs12Info.Decode(ber, out _).VerifyMac(PfxWriter.Secret));
    }

    /// <summary>Also within the octet strings, where a MAC would be another one.</summary>
    [Fact]
    public void Indefinite_lengths_on_every_level()
    {
        var contents = PfxOpener.Open(PfxReader.Read(Indefinite(Plain, levels: 2)).Value!, PfxPassphrase.Empty).Contents!;
        Assert.Equal(PfxWriter.Leaf.RawData, Assert.Single(contents.Certificates).Der.ToArray());
        Assert.Equal(2, contents.Keys.Length);
        Assert.All(contents.Keys, key => Assert.Equal(PfxWriter.LeafKey.ExportSubjectPublicKeyInfo(), key.PublicKey));
    }

    [Fact]
    public void Bytes_behind_it_are_counted()
    {
        Assert.Equal(0, PfxReader.Read(Good).Value!.Trailing);
        Assert.Equal(2, PfxReader.Read((byte[])[.. Good, 13, 10]).Value!.Trailing);
    }

    /// <summary>Its content is said to be signed data; the identifiers differ in their last byte.</summary>
    [Fact]
    public void One_that_a_key_signs_is_refused()
    {
        byte[] signed = [.. Good];
        signed[signed.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]) + 8] = 2;
        Assert.StartsWith("is signed with a key", PfxReader.Read(signed).Fault, StringComparison.Ordinal);
    }

    /// <summary>Digested data, which RFC 7292 has nowhere.</summary>
    [Theory]
    [InlineData(1, "has a content that no PFX has")]
    [InlineData(6, "has a part that no PFX has")]
    public void Content_of_another_type_is_refused(byte type, string fault)
    {
        byte[] other = [.. Good];
        other[other.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, type]) + 8] = 5;
        Assert.Equal(fault, PfxReader.Read(other).Fault);
    }

    /// <summary>A hash's length at a time, and an HMAC is two hashes.</summary>
    [Theory]
    [InlineData("SHA1", 20, 2000)]
    [InlineData("SHA1", 21, 4000)]
    [InlineData("SHA256", 32, 2000)]
    [InlineData("SHA256", 33, 4000)]
    [InlineData("SHA256", 96, 6000)]
    [InlineData("SHA512", 64, 2000)]
    public void Work_of_a_derived_key(string hash, int length, long work) => Assert.Equal(work, Pbkdf2Parameters.Work(new(hash), 1000, length));

    [Fact]
    public void One_that_breaks_off_says_so()
    {
        Assert.Equal($"breaks off: it announces {Good.Length} bytes and has {Good.Length - 1}", PfxReader.Read(Good.AsMemory(0, Good.Length - 1)).Fault);
        Assert.Equal("is empty", PfxReader.Read(default).Fault);
    }

    [Property(MaxTest = 500)]
    public FsCheck.Property Damage_never_throws() => Prop.ForAll(
        Gen.Choose(0, Good.Length - 1).Two().Zip(Gen.Choose(0, 255)).ToArbitrary(),
        damage =>
        {
            var ((at, end), value) = damage;
            byte[] flipped = [.. Good];
            flipped[at] = (byte)value;
            foreach (var bytes in new ReadOnlyMemory<byte>[] { flipped, Good.AsMemory(0, end) })
            {
                var reading = PfxReader.Read(bytes);
                Assert.True(reading.Value is null != reading.Fault is null);
                if (reading.Value is { } file)
                {
                    using var passphrase = PfxPassphrase.Of(PfxWriter.Secret);
                    Assert.NotNull(PfxOpener.Open(file, passphrase));
                }
            }
        });

    /// <summary>Without a MAC damage reaches the readers of bags and keys.</summary>
    [Property(MaxTest = 500)]
    public FsCheck.Property Damage_below_the_encryption_never_throws() => Prop.ForAll(
        Gen.Choose(0, Plain.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(),
        damage =>
        {
            byte[] flipped = [.. Plain];
            flipped[damage.Item1] = (byte)damage.Item2;
            if (PfxReader.Read(flipped).Value is { } file)
            {
                Assert.NotNull(PfxOpener.Open(file, PfxPassphrase.Empty));
            }
        });

    [Theory]
    [InlineData(PfxBagReader.MaxDepth - 1, false, null)]
    [InlineData(PfxBagReader.MaxDepth, false, "nests contents more than 8 deep")]
    [InlineData(150_000, false, "nests contents more than 8 deep")]
    [InlineData(PfxBagReader.MaxDepth - 1, true, null)]
    [InlineData(150_000, true, "nests contents more than 8 deep")]
    public void Nested_contents_have_a_limit(int depth, bool isEncrypted, string? expected)
    {
        var reading = PfxReader.Read(HandMadePfx.OfContents(HandMadePfx.Nested(depth), isEncrypted ? 1 : null));
        Assert.Equal(isEncrypted ? null : expected, reading.Fault);
        if (isEncrypted)
        {
            using var passphrase = PfxPassphrase.Of(PfxWriter.Secret);
            var opening = PfxOpener.Open(reading.Value!, passphrase);
            // Without a MAC nothing tells damage from another passphrase.
            Assert.Equal(expected is null, opening.Contents is not null);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2_000_000, true)]
    [InlineData(10_000_001, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(long.MaxValue, false)]
    public void Work_has_a_limit(long iterations, bool opens)
    {
        using var passphrase = PfxPassphrase.Of(PfxWriter.Secret);
        var opening = PfxOpener.Open(PfxReader.Read(HandMadePfx.OfContents(HandMadePfx.Nested(0), iterations)).Value!, passphrase);
        Assert.Equal((opens, opens ? default : PfxLock.Iterations), (opening.Contents is not null, opening.Lock));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_iteration_count_below_one_is_none(long iterations) =>
        Assert.Equal("has an iteration count below 1", PfxReader.Read(HandMadePfx.OfContents(HandMadePfx.Nested(0), iterations)).Fault);

    [Fact]
    public void A_key_hidden_in_encrypted_contents_counts_as_well()
    {
        var contents = new Pkcs12SafeContents();
        contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1));
        var bag = contents.GetBags().OfType<Pkcs12ShroudedKeyBag>().Single();
        var raised = HandMadePfx.WithIterations(bag.EncryptedPkcs8PrivateKey, 100_000_000);
        var outer = new Pkcs12SafeContents();
        outer.AddSafeBag(new Pkcs12ShroudedKeyBag(raised));
        Assert.Equal(PfxLock.Iterations, Open(HandMadePfx.Of(outer, PfxWriter.Secret)).Lock);
    }

    [Fact]
    public void What_is_neither_certificate_nor_key_is_counted()
    {
        var contents = new Pkcs12SafeContents();
        contents.AddSecret(new Oid("1.2.3.4"), new byte[] { 4, 1, 7 });
        contents.AddCertificate(PfxWriter.Leaf);
        contents.AddNestedContents(HandMadePfx.Contents(nested => nested.AddSecret(new Oid("1.2.3.4"), new byte[] { 5, 0 })));
        var read = Open(HandMadePfx.Of(contents, PfxWriter.Secret)).Contents!;
        Assert.Equal((1, 0, 2), (read.Certificates.Length, read.Keys.Length, read.Others));
    }

    [Fact]
    public void A_key_that_isn_t_one_has_no_public_half()
    {
        var contents = new Pkcs12SafeContents();
        contents.AddSafeBag(new Pkcs12KeyBag(new byte[] { 0x30, 0x00 }));
        Assert.Null(Assert.Single(Open(HandMadePfx.Of(contents, PfxWriter.Secret)).Contents!.Keys).PublicKey);
    }

    private static byte[] Plain { get; } = HandMadePfx.Unprotected(contents =>
    {
        contents.AddCertificate(PfxWriter.Leaf).Attributes.Add(new Pkcs9LocalKeyId([1]));
        contents.AddKeyUnencrypted(PfxWriter.LeafKey).Attributes.Add(new Pkcs9LocalKeyId([1]));
        contents.AddShroudedKey(PfxWriter.LeafKey, "", Quick);
    });

    private static PfxOpening Open(ReadOnlyMemory<byte> pfx)
    {
        using var passphrase = PfxPassphrase.Of(PfxWriter.Secret);
        return PfxOpener.Open(PfxReader.Read(pfx).Value!, passphrase);
    }

    /// <summary>
    /// The same values with indefinite lengths, and long octet strings in pieces of 1000; those of the outermost
    /// <paramref name="levels"/> are rewritten themselves first.
    /// </summary>
    private static byte[] Indefinite(byte[] der, int levels)
    {
        var (reader, bytes) = (new AsnReader(der, AsnEncodingRules.DER), new List<byte>());
        while (reader.HasData)
        {
            var (tag, content, whole) = (reader.PeekTag(), reader.PeekContentBytes().ToArray(), reader.ReadEncodedValue().ToArray());
            bytes.AddRange(
                tag.IsConstructed ? [whole[0], 0x80, .. Indefinite(content, levels), 0, 0]
                : tag.HasSameClassAndValue(Asn1Tag.PrimitiveOctetString) && content.Length > 1000
                    ? [0x24, 0x80, .. (levels > 0 ? Indefinite(content, levels - 1) : content).Chunk(1000).SelectMany(Piece), 0, 0]
                    : whole);
        }

        return [.. bytes];
    }

    private static byte[] Piece(byte[] content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(content);
        return writer.Encode();
    }
}
