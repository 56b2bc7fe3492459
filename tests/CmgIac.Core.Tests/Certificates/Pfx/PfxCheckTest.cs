using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Certificates.Pfx;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.Pfx;

/// <summary>What is said of a PFX: one mistake, one diagnostic.</summary>
public sealed class PfxCheckTest : IDisposable
{
    private static readonly PbeParameters Legacy = new(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 2000);

    private readonly PfxWriter writer = new();

    public void Dispose() => writer.Dispose();

    [Theory]
    [InlineData("-legacy", "")]
    [InlineData("-certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1", "")]
    [InlineData("", "CMG7188")]
    [InlineData("-legacy -macalg sha256", "CMG7188")]
    [InlineData("-legacy -certpbe AES-256-CBC", "CMG7188")]
    [InlineData("-legacy -keypbe PBE-SHA1-RC2-40", "CMG7187")]
    [InlineData("-legacy -keypbe NONE", "CMG7186")]
    [InlineData("-legacy -nomac", "CMG7185")]
    [InlineData("-nomac -certpbe NONE -keypbe NONE", "CMG7184")]
    [InlineData("-passout pass:", "CMG7184")]
    [InlineData("-legacy -nokeys", "CMG7195")]
    [InlineData("-legacy -inkey other-key.pem", null)]
    public void Of_OpenSsl(string options, string? expected)
    {
        string[] given = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (expected is null)
        {
            // OpenSSL itself refuses to write a key that no certificate has.
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => writer.OpenSsl(given));
            return;
        }

        var pfx = given.Contains("-nokeys", StringComparer.Ordinal)
            ? writer.OpenSslOf("certificate.pem", ["-passout", "pass:" + PfxWriter.Secret, .. given])
            : writer.OpenSsl(given);
        AssertSays(pfx, expected);
    }

    [Fact]
    public void The_certificate_of_the_key_comes_first_wherever_it_stands()
    {
        var result = Check(Sealed(contents =>
        {
            contents.AddCertificate(PfxWriter.Root);
            contents.AddCertificate(PfxWriter.Issuing);
            contents.AddCertificate(PfxWriter.Leaf);
            contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy);
        }));
        Assert.Empty(result.Diagnostics);
        Assert.Equal("granitefalls.contoso.com", result.CommonName);
    }

    [Fact]
    public void A_key_of_another_certificate() => AssertSays(
        Sealed(contents =>
        {
            contents.AddCertificate(PfxWriter.Issuing);
            contents.AddCertificate(PfxWriter.Leaf);
            contents.AddShroudedKey(PfxWriter.OtherKey, PfxWriter.Secret, Legacy);
        }),
        "CMG7196",
        "'CN=granitefalls.contoso.com'");

    [Fact]
    public void Two_keys()
    {
        var only = Assert.Single(Check(Sealed(contents =>
        {
            contents.AddCertificate(PfxWriter.Leaf);
            contents.AddCertificate(PfxWriter.Other);
            contents.AddCertificate(PfxWriter.Issuing);
            contents.AddShroudedKey(PfxWriter.OtherKey, PfxWriter.Secret, Legacy);
            contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy);
        })).Diagnostics);
        Assert.Equal("CMG7197", only.Code);
        Assert.Contains("'CN=granitefalls.contoso.com', 'CN=graniteridge.contoso.com'", only.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_servers_certificates_for_one_key() => Assert.Equal(
        ["CMG7150"],
        Check(Sealed(contents =>
        {
            contents.AddCertificate(PfxWriter.Leaf);
            contents.AddCertificate(PfxWriter.Other);
            contents.AddCertificate(PfxWriter.Issuing);
            contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy);
        })).Diagnostics.Select(item => item.Code));

    [Fact]
    public void The_same_key_twice_is_one() => AssertSays(
        Sealed(contents =>
        {
            contents.AddCertificate(PfxWriter.Leaf);
            contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy);
            contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy);
        }),
        "");

    [Fact]
    public void A_key_in_encrypted_contents_is_encrypted() => AssertSays(
        Sealed(contents =>
        {
            contents.AddCertificate(PfxWriter.Leaf);
            contents.AddKeyUnencrypted(PfxWriter.LeafKey);
        }),
        "");

    [Fact]
    public void A_key_and_no_certificate() =>
        AssertSays(Sealed(contents => contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy)), "CMG7191");

    /// <summary>Of the certificates that can be read: a server's, else any.</summary>
    [Fact]
    public void The_certificate_that_a_key_should_belong_to()
    {
        var authority = X509.Forged.Authority("Contoso Root", "rsa2048-root", "Contoso Root", "rsa2048-root").Certificate();
        Assert.Equal("", KeyPair.ServerOf(Of([0x30, 0x00])));
        Assert.Equal("CN=Contoso Root", KeyPair.ServerOf(Of([0x30, 0x00], authority)));
        Assert.Equal("CN=granitefalls.contoso.com", KeyPair.ServerOf(Of(authority, new X509.Forged().Certificate())));

        static PfxContents Of(params byte[][] certificates) => new()
        {
            Certificates = [.. certificates.Select(der => new PfxCertificate(der, null))], Keys = [], Others = 0, HasNoPassphrase = false, Ciphers = [],
        };
    }

    [Fact]
    public void A_key_that_can_t_be_read() => AssertSays(
        Sealed(contents =>
        {
            contents.AddCertificate(PfxWriter.Leaf);
            contents.AddSafeBag(new Pkcs12KeyBag(new byte[] { 0x30, 0x00 }));
        }),
        "CMG7198");

    [Theory]
    [InlineData(1, 1, null, "")]
    [InlineData(null, null, null, "")]
    [InlineData(1, null, null, "")]
    [InlineData(1, 2, null, "CMG7199")]
    [InlineData(1, null, 1, "CMG7199")]
    [InlineData(null, 1, 2, "")]
    public void Identifiers_that_pair(int? key, int? leaf, int? issuing, string expected) => AssertSays(
        Sealed(contents =>
        {
            Identify(contents.AddCertificate(PfxWriter.Leaf), leaf);
            Identify(contents.AddCertificate(PfxWriter.Issuing), issuing);
            Identify(contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy), key);
        }),
        expected);

    [Fact]
    public void Written_as_text()
    {
        var text = PemEncoding.WriteString("PKCS12", writer.OpenSsl("-legacy"));
        AssertSays(System.Text.Encoding.ASCII.GetBytes(text), "CMG7192");
        AssertSays(System.Text.Encoding.ASCII.GetBytes(string.Concat(text.Split('\n')[1..^1])), "CMG7192");
        AssertSays(System.Text.Encoding.ASCII.GetBytes("-----BEGIN PKCS12-----\n"), "CMG7180");
    }

    [Fact]
    public void A_secret_and_bytes_behind() => AssertSays(
        [
            .. Sealed(contents =>
            {
                contents.AddCertificate(PfxWriter.Leaf);
                contents.AddSecret(new Oid("1.2.3.4"), new byte[] { 5, 0 });
                contents.AddShroudedKey(PfxWriter.LeafKey, PfxWriter.Secret, Legacy);
            }),
            0,
        ],
        "CMG7189 CMG7190");

    [Theory]
    [InlineData("Microsoft RSA SChannel Cryptographic Provider", null, "")]
    [InlineData("Microsoft RSA SChannel Cryptographic Provider", "capi", "")]
    [InlineData("Microsoft Enhanced Cryptographic Provider v1.0", "cng", "CMG7201")]
    [InlineData("Microsoft Software Key Storage Provider", "capi", "CMG7201")]
    [InlineData("microsoft software key storage provider", "cng", "")]
    [InlineData("Microsoft Platform Crypto Provider", "cng", "CMG7202")]
    [InlineData("Somebody's Provider", "cng", "")]
    public void The_provider_that_is_named(string provider, string? expected, string code)
    {
        var gateways = Specs.Gateways($"domain: contoso.com\nprefix: granitefalls\nregion: westus\ncertificate: {{keyProvider: {expected}}}\n");
        AssertSays(writer.OpenSsl("-legacy", "-CSP", provider), code, question: expected is null ? null : new([.. gateways], [.. gateways]));
    }

    [Fact]
    public void Nobody_is_asked_for_a_passphrase_that_there_isn_t()
    {
        var pfx = writer.OpenSsl("-nomac", "-certpbe", "NONE", "-keypbe", "NONE");
        Assert.True(FileCheck.Check("gateway.pfx", pfx, new(CmgRun.Today, null) { Passphrase = () => throw new InvalidOperationException("asked") }).IsRead);
    }

    [Fact]
    public void A_MAC_by_PBMAC1_is_opened_and_warned_of()
    {
        var pfx = writer.OpenSsl("-nomac", "-legacy");
        AssertSays(HandMadePfx.WithPbmac1(pfx, PfxWriter.Secret, 2048), "CMG7188", "a MAC with PBMAC1 and SHA256");
        AssertSays(HandMadePfx.WithPbmac1(pfx, "another", 2048), "CMG7181");
        AssertSays(HandMadePfx.WithPbmac1(pfx, PfxWriter.Secret, 2_000_000_000), "CMG7183");
        AssertSays(HandMadePfx.WithPbmac1(pfx, PfxWriter.Secret, 2048, keyLength: 1), "CMG7180");
    }

    private static byte[] Sealed(Action<Pkcs12SafeContents> fill)
    {
        var builder = new Pkcs12Builder();
        builder.AddSafeContentsEncrypted(HandMadePfx.Contents(fill), PfxWriter.Secret, Legacy);
        builder.SealWithMac(PfxWriter.Secret, HashAlgorithmName.SHA1, 2000);
        return builder.Encode();
    }

    private static void Identify(Pkcs12SafeBag bag, int? id)
    {
        if (id is { } number)
        {
            bag.Attributes.Add(new Pkcs9LocalKeyId([(byte)number]));
        }
    }

    /// <summary>What is said of the chain is <see cref="X509.IssuedCheckTest"/>'s matter.</summary>
    private static void AssertSays(byte[] pfx, string codes, string text = "", ExpectedGateways? question = null)
    {
        var diagnostics = Check(pfx, question).Diagnostics.Where(item => string.CompareOrdinal(item.Code, "CMG7180") >= 0).ToList();
        Assert.Equal(codes, string.Join(' ', diagnostics.Select(item => item.Code).Order(StringComparer.Ordinal)));
        Assert.All(diagnostics, item => Assert.Contains(text, item.Message, StringComparison.Ordinal));
        Assert.All(diagnostics, item => Assert.DoesNotContain(PfxWriter.Secret, item.Message, StringComparison.Ordinal));
    }

    private static CheckedFile Check(byte[] pfx, ExpectedGateways? expected = null)
    {
        using var passphrase = PfxPassphrase.Of(PfxWriter.Secret);
        return FileCheck.Check("gateway.pfx", pfx, new(CmgRun.Today, expected) { Passphrase = () => new StageResult<PfxPassphrase>(passphrase, []) });
    }

    [Fact]
    public void What_is_damaged_behind_the_passphrase_is_unreadable()
    {
        var broken = Check(Sealed(contents => contents.AddSafeBag(new Pkcs12CertBag(new Oid("1.2.840.113549.1.9.22.1"), new byte[] { 4, 2, 0x30, 0 }))));
        Assert.False(broken.IsRead);
        var damaged = Check(HandMadePfx.WithPbmac1(HandMadePfx.OfContents([0x30, 0x03, 0x02], 1), PfxWriter.Secret, 1000));
        Assert.Contains("a part of it is no well-formed DER", Assert.Single(damaged.Diagnostics).Message, StringComparison.Ordinal);
    }
}
