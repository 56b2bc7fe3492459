using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Pfx;

/// <summary>PFX files of three writers, in every algorithm that they have, open with their passphrase and no other.</summary>
public sealed class PfxOpenerTest : IDisposable
{
    private readonly PfxWriter writer = new();

    public static TheoryData<string> OpenSslOptions =>
    [
        "", "-legacy", "-certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1", "-certpbe PBE-SHA1-2DES -keypbe PBE-SHA1-2DES",
        "-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-40", "-certpbe AES-128-CBC -keypbe AES-192-CBC -macalg sha384",
        "-certpbe DES-EDE3-CBC -keypbe DES-EDE3-CBC -macalg sha512", "-keypbe NONE", "-keypbe NONE -certpbe NONE", "-nomac",
        "-nomac -keypbe NONE -certpbe NONE", "-nomac -legacy", "-iter 1", "-nomaciter", "-LMK -name granite", "-CSP CustomProvider",
    ];

    public static TheoryData<string> GnuTlsCiphers => ["3des", "3des-pkcs12", "aes-128", "aes-192", "aes-256", "rc2-40"];

    public static TheoryData<string> Passphrases =>
        ["x", " ", "Pä$$wörd", "パスワード", "\U0001F511 key", "\"'`$(x)", new string('y', 1023)];

    public void Dispose() => writer.Dispose();

    [Theory]
    [MemberData(nameof(OpenSslOptions))]
    public void Of_OpenSsl(string options) =>
        AssertWhole(Open(writer.OpenSsl(options.Split(' ', StringSplitOptions.RemoveEmptyEntries)), PfxWriter.Secret));

    [Theory]
    [MemberData(nameof(GnuTlsCiphers))]
    public void Of_GnuTls(string cipher) =>
        AssertWhole(Open(writer.GnuTls("--password", PfxWriter.Secret, "--pkcs-cipher", cipher), PfxWriter.Secret));

    [Theory]
    [InlineData(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256)]
    [InlineData(Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1)]
    public void Of_DotNet(Pkcs12ExportPbeParameters parameters) =>
        AssertWhole(Open(PfxWriter.Chain.ExportPkcs12(parameters, PfxWriter.Secret), PfxWriter.Secret));

    [Theory]
    [InlineData(PbeEncryptionAlgorithm.Aes128Cbc, "SHA384")]
    [InlineData(PbeEncryptionAlgorithm.Aes256Cbc, "SHA1")]
    [InlineData(PbeEncryptionAlgorithm.Aes256Cbc, "SHA512")]
    [InlineData(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, "SHA1")]
    public void Of_DotNet_in_other_algorithms(PbeEncryptionAlgorithm cipher, string hash) => AssertWhole(Open(
        PfxWriter.Chain.ExportPkcs12(new PbeParameters(cipher, new HashAlgorithmName(hash), 3000), PfxWriter.Secret), PfxWriter.Secret));

    [Theory]
    [MemberData(nameof(Passphrases))]
    public void Any_passphrase(string passphrase)
    {
        AssertWhole(Open(writer.OpenSslOf("leaf.pem", "-inkey", "key.pem", "-certfile", "chain.pem", "-passout", "file:" + writer.Write("p", passphrase)), passphrase));
        AssertWhole(Open(writer.OpenSslOf("leaf.pem", "-inkey", "key.pem", "-certfile", "chain.pem", "-legacy", "-passout", "file:" + writer.Write("p", passphrase)), passphrase));
        AssertWhole(Open(PfxWriter.Chain.ExportPkcs12(Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1, passphrase), passphrase));
    }

    [Fact]
    public void No_passphrase_in_either_form_opens_with_any_and_says_so()
    {
        foreach (var pfx in new[]
        {
            writer.OpenSslOf("leaf.pem", "-inkey", "key.pem", "-certfile", "chain.pem", "-passout", "pass:"),
            writer.GnuTls("--empty-password"),
            writer.GnuTls("--null-password"),
            writer.GnuTls("--null-password", "--pkcs-cipher", "3des-pkcs12"),
            PfxWriter.Chain.ExportPkcs12(Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1, null),
            writer.OpenSslOf("leaf.pem", "-inkey", "key.pem", "-certfile", "chain.pem", "-passout", "pass:", "-nomac", "-legacy"),
        })
        {
            AssertWhole(Open(pfx, "any"));
            Assert.True(Open(pfx, "any").Contents!.HasNoPassphrase);
            Assert.True(Open(pfx, "").Contents!.HasNoPassphrase);
        }

        Assert.False(Open(writer.OpenSsl(), PfxWriter.Secret).Contents!.HasNoPassphrase);
    }

    [Theory]
    [MemberData(nameof(OpenSslOptions))]
    public void A_wrong_passphrase_opens_nothing_that_is_encrypted(string options)
    {
        var pfx = writer.OpenSsl(options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        foreach (var wrong in new[] { "", "correct-horse-7", PfxWriter.Secret + " ", PfxWriter.Secret + "\n" })
        {
            var opening = Open(pfx, wrong);
            Assert.Equal(options.Contains("-nomac -keypbe NONE", StringComparison.Ordinal), opening.Contents is not null);
            Assert.Equal(PfxLock.Passphrase, opening.Lock);
        }
    }

    [Fact]
    public void An_algorithm_that_is_not_there_is_named()
    {
        var opening = Open(writer.GnuTls("--password", PfxWriter.Secret, "--pkcs-cipher", "arcfour"), PfxWriter.Secret);
        Assert.Equal((PfxLock.Algorithm, "RC4 with 128 bits and SHA-1"), (opening.Lock, opening.Subject));
    }

    [Fact]
    public void Windows_attributes_are_read()
    {
        var key = Assert.Single(Open(writer.OpenSsl("-CSP", "Microsoft Software Key Storage Provider", "-LMK"), PfxWriter.Secret).Contents!.Keys);
        Assert.Equal("Microsoft Software Key Storage Provider", key.Provider);
    }

    private static PfxOpening Open(byte[] pfx, string passphrase)
    {
        var reading = PfxReader.Read(pfx);
        Assert.True(reading.Value is not null, reading.Fault);
        using var given = PfxPassphrase.Of(passphrase);
        return PfxOpener.Open(reading.Value, given);
    }

    private static void AssertWhole(PfxOpening opening)
    {
        Assert.True(opening.Contents is not null, $"{opening.Lock} {opening.Subject}");
        Assert.Equal(
            PfxWriter.Chain.Select(certificate => Convert.ToHexString(certificate.RawData)).Order(StringComparer.Ordinal),
            opening.Contents.Certificates.Select(certificate => Convert.ToHexString(certificate.Der.Span)).Order(StringComparer.Ordinal));
        var key = Assert.Single(opening.Contents.Keys);
        Assert.Equal(PfxWriter.LeafKey.ExportSubjectPublicKeyInfo(), key.PublicKey);
        Assert.Equal(0, opening.Contents.Others);
    }
}
