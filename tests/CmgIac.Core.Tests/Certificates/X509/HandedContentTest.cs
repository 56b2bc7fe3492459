using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Tests.Oracles;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>What a file is, whatever it is called and however it is written; and that nothing at all breaks the readers.</summary>
public class HandedContentTest
{
    private static readonly byte[] Der = new Forged().Certificate();
    private static readonly byte[] RequestDer = new Forged().Request();

    private static readonly CheckQuestion Question = new(
        new(2026, 11, 24), GatewayForTests.Of("domain: contoso.com\nprefix: granitefalls\nregion: westus\ncertificate: {issuer: enterprise, template: x}\n"));

    public static TheoryData<string, string> Kinds => new()
    {
        { "certificate", nameof(FileKind.Certificate) }, { "version1", nameof(FileKind.Certificate) }, { "request", nameof(FileKind.Request) },
        { "empty-subject", nameof(FileKind.Request) }, { "pfx", nameof(FileKind.Pfx) }, { "pkcs7", nameof(FileKind.Pkcs7) },
        { "pkcs8", nameof(FileKind.PrivateKey) }, { "pkcs1", nameof(FileKind.PrivateKey) }, { "ec", nameof(FileKind.PrivateKey) },
        { "encrypted", nameof(FileKind.EncryptedPrivateKey) }, { "public", nameof(FileKind.PublicKey) }, { "pkcs1-public", nameof(FileKind.PublicKey) },
        { "crl", nameof(FileKind.RevocationList) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_is_what_its_first_bytes_say(string what, string kind)
    {
        var der = Make(what);
        Assert.Equal(kind, HandedContent.Read("x.inf", der).Kind.ToString());
        Assert.Equal(kind, HandedContent.Read("x.pfx", der.AsMemory(0, der.Length / 2)).Kind.ToString());
        // certutil -encode writes this label around everything.
        var pem = HandedContent.Read("x", Encoding.ASCII.GetBytes(Forged.Pem("CERTIFICATE", der)));
        Assert.Equal((kind, 1), (pem.Kind.ToString(), pem.Blocks.Single().Line));
        Assert.Equal(kind, HandedContent.Read("x", Encoding.ASCII.GetBytes(Convert.ToBase64String(der, Base64FormattingOptions.InsertLineBreaks))).Kind.ToString());
    }

    [Theory]
    [InlineData("", "x.cer", "Certificate")]
    [InlineData("garbage", "x.CRT", "Certificate")]
    [InlineData("garbage", "x.csr", "Request")]
    [InlineData("garbage", "x.p12", "Pfx")]
    [InlineData("garbage", "x.p7b", "Pkcs7")]
    [InlineData("garbage", "x.inf", "Policy")]
    [InlineData("garbage", "x.txt", "Unknown")]
    [InlineData("; c\r\n [Version]\r\n", "x.cer", "Policy")]
    [InlineData("[Version]\n; -----BEGIN CERTIFICATE-----\n", "x", "Policy")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "x", "ForeignKey")]
    [InlineData("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n", "x", "ForeignKey")]
    [InlineData("-----BEGIN PGP PRIVATE KEY BLOCK-----\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----\n", "x", "ForeignKey")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n", "x", "EncryptedPrivateKey")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "x", "EncryptedPrivateKey")]
    [InlineData("ssh-rsa AAAA me", "x.cer", "ForeignKey")]
    [InlineData("<!doctype html>", "x.cer", "WebPage")]
    [InlineData("PK\u0003\u0004", "x.cer", "Archive")]
    [InlineData("MIIB this is prose", "x", "Unknown")]
    [InlineData("garbage", "x.crl", "RevocationList")]
    [InlineData("garbage", "x.jks", "JavaKeyStore")]
    [InlineData("\u00FE\u00ED\u00FE\u00ED", "x", "JavaKeyStore")]
    [InlineData("\u00CE\u00CE\u00CE\u00CE", "x", "JavaKeyStore")]
    [InlineData("\u001F\u008B", "x", "Archive")]
    [InlineData("7z\u00BC\u00AF", "x", "Archive")]
    [InlineData("-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n", "x", "Pkcs7")]
    [InlineData("-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n", "x", "Pkcs7")]
    [InlineData("-----BEGIN PKCS #7 SIGNED DATA-----\nAAAA\n-----END PKCS #7 SIGNED DATA-----\n", "x", "Pkcs7")]
    [InlineData("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n", "x", "RevocationList")]
    [InlineData("-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----\n", "x", "PublicKey")]
    [InlineData("-----BEGIN CERTIFICATE-----\nb3BlbnNzaC1rZXktdjEA\n-----END CERTIFICATE-----\n", "x", "ForeignKey")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "x", "PublicKey")]
    [InlineData("-----BEGIN\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "x.csr", "Certificate")]
    [InlineData("-----BEGIN PARAMETERS-----\nAAAA\n-----END PARAMETERS-----\n", "x", "Unknown")]
    [InlineData("0\u0003\u0001\u0001\u00FF", "x", "Unknown")]
    [InlineData("0\u0003\u0002\u0001\u0007", "x", "Unknown")]
    [InlineData("0\u0003\u0006\u0001\u002A", "x", "Unknown")]
    [InlineData("0\u0002\u0031\u0000", "x", "Unknown")]
    public void Else_what_it_says_or_is_called(string text, string name, string kind) =>
        Assert.Equal(kind, HandedContent.Read(name, Encoding.Latin1.GetBytes(text)).Kind.ToString());

    /// <summary>Why a block has no bytes, as the end of a sentence; "" for one that has.</summary>
    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "")]
    [InlineData("  -----BEGIN CERTIFICATE-----  \n AA\n\tAA \n -----END CERTIFICATE----- \n", "")]
    [InlineData("------BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "begins with a line that isn't")]
    [InlineData("-----BEGIN CERTIFICATE----\nAAAA\n-----END CERTIFICATE-----\n", "begins with a line that isn't")]
    [InlineData("-- BEGIN CERTIFICATE --\nAAAA\n", "begins with a line that isn't")]
    [InlineData("-----BEGIN CERTIFICATE----- AAAA -----END CERTIFICATE-----\n", "stands on one line")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n", "has no line '-----END CERTIFICATE-----'")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE\n", "doesn't end with the line")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END X-----\n", "doesn't end with the line")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "is empty")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----\n", "isn't base64")]
    public void A_block_that_is_badly_written_says_why(string text, string fault)
    {
        var block = Assert.Single(HandedContent.Read("x", Encoding.ASCII.GetBytes(text)).Blocks);
        Assert.StartsWith(fault, block.Fault ?? "", StringComparison.Ordinal);
        Assert.Equal(fault.Length == 0, block.Fault is null);
    }

    /// <summary>Only OpenSSL's own block has what it trusts the certificate for behind it.</summary>
    [Theory]
    [InlineData("TRUSTED CERTIFICATE", true)]
    [InlineData("CERTIFICATE", false)]
    [InlineData("X509 CERTIFICATE", false)]
    public void A_block_with_settings_of_trust(string label, bool isTrusted) =>
        Assert.Equal(isTrusted, Assert.Single(HandedContent.Read("x", Encoding.ASCII.GetBytes(Forged.Pem(label, Der))).Blocks).IsTrusted);

    /// <summary>A key that OpenSSL has encrypted says so in a header.</summary>
    [Theory]
    [InlineData("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n", nameof(FileKind.EncryptedPrivateKey))]
    [InlineData("Proc-Type: 4,MIC-ONLY\n", nameof(FileKind.PrivateKey))]
    [InlineData("Comment: it is ENCRYPTED\n", nameof(FileKind.PrivateKey))]
    [InlineData("", nameof(FileKind.PrivateKey))]
    public void A_header_says_whether_a_key_is_encrypted(string header, string kind) => Assert.Equal(
        kind, HandedContent.Read("x", Encoding.ASCII.GetBytes($"-----BEGIN RSA PRIVATE KEY-----\n{header}\nAAAA\n-----END RSA PRIVATE KEY-----\n")).Kind.ToString());

    /// <summary>Windows' redirections write UTF-16, with a mark or without.</summary>
    [Theory]
    [InlineData("utf-16", "")]
    [InlineData("utf-16", " ")]
    [InlineData("utf-16", "~\n")]
    [InlineData("utf-16BE", "")]
    [InlineData("utf-16BE", " ")]
    [InlineData("utf-16BE", "~\n")]
    [InlineData("utf-16", "\uFEFF")]
    public void Text_is_read_in_UTF_16_as_well(string encoding, string before) => Assert.Equal(
        nameof(FileKind.Certificate), HandedContent.Read("x", Encoding.GetEncoding(encoding).GetBytes(before + Forged.Pem("CERTIFICATE", Der))).Kind.ToString());

    /// <summary>What bytes are that say nothing themselves.</summary>
    [Theory]
    [InlineData("CERTIFICATE", nameof(FileKind.Certificate))]
    [InlineData("X509 CERTIFICATE", nameof(FileKind.Certificate))]
    [InlineData("TRUSTED CERTIFICATE", nameof(FileKind.Certificate))]
    [InlineData("CERTIFICATE REQUEST", nameof(FileKind.Request))]
    [InlineData("NEW CERTIFICATE REQUEST", nameof(FileKind.Request))]
    [InlineData("PKCS7", nameof(FileKind.Pkcs7))]
    [InlineData("CMS", nameof(FileKind.Pkcs7))]
    [InlineData("PKCS #7 SIGNED DATA", nameof(FileKind.Pkcs7))]
    [InlineData("PKCS12", nameof(FileKind.Pfx))]
    [InlineData("X509 CRL", nameof(FileKind.RevocationList))]
    [InlineData("ENCRYPTED PRIVATE KEY", nameof(FileKind.EncryptedPrivateKey))]
    [InlineData("PGP PUBLIC KEY BLOCK", nameof(FileKind.ForeignKey))]
    [InlineData("SSH2 PUBLIC KEY", nameof(FileKind.ForeignKey))]
    [InlineData("OPENSSH PRIVATE KEY", nameof(FileKind.ForeignKey))]
    [InlineData("EC PRIVATE KEY", nameof(FileKind.PrivateKey))]
    [InlineData("RSA PUBLIC KEY", nameof(FileKind.PublicKey))]
    [InlineData("NOTE", nameof(FileKind.Unknown))]
    public void A_label_of_PEM_says_what_it_holds(string label, string kind) =>
        Assert.Equal(kind, HandedContent.Read("x", Encoding.ASCII.GetBytes($"-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n")).Blocks.Single().Kind.ToString());

    [Fact]
    public void Pem_is_read_in_every_encoding_and_among_other_text()
    {
        var pem = "subject=CN = x\r\nnot base64: at all\r\n" + Forged.Pem("NEW CERTIFICATE REQUEST", RequestDer).Replace("\n", " \r\n", StringComparison.Ordinal) + "after\r\n";
        foreach (var encoding in new Encoding[] { Encoding.ASCII, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            foreach (var mark in new[] { [], encoding.GetPreamble() })
            {
                var content = HandedContent.Read("x", (byte[])[.. mark, .. encoding.GetBytes(pem)]);
                var block = Assert.Single(content.Blocks);
                Assert.Equal((FileKind.Request, 3, (string?)null), (content.Kind, block.Line, block.Fault));
                Assert.NotNull(RequestedCertificate.Read(block.Bytes).Value);
            }
        }
    }

    [Theory]
    [InlineData("garbage", "x.p7b", "CMG7100", "a PKCS #7 file of certificates")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", "x", "CMG7100", "a private key that isn't encrypted")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "x", "CMG7100", "an encrypted private key")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "x", "CMG7100", "a public key alone")]
    [InlineData("garbage", "x.crl", "CMG7100", "a certificate revocation list")]
    [InlineData("ssh-rsa AAAA me", "x", "CMG7100", "a key of SSH or PGP")]
    [InlineData("garbage", "x.jks", "CMG7100", "a key store of Java")]
    [InlineData("PK\u0003\u0004", "x", "CMG7100", "an archive")]
    [InlineData("<html>", "x", "CMG7100", "a web page")]
    [InlineData("garbage", "x", "CMG7001", "none of the files that are checked")]
    public void What_is_something_else_is_told_as_what_it_is(string text, string name, string code, string kind)
    {
        var found = Assert.Single(FileCheck.Check(name, Encoding.Latin1.GetBytes(text), Question).Diagnostics);
        Assert.Contains(kind, found.Message, StringComparison.Ordinal);
        Assert.Equal(code, found.Code);
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n", "has no line")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE REQUEST-----\n", "doesn't end")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMI!B\n-----END CERTIFICATE-----\n", "isn't base64")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIBA\n-----END CERTIFICATE-----\n", "isn't base64")]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", "is empty")]
    [InlineData("-----BEGIN CERTIFICATE----- MIIB -----END CERTIFICATE-----", "stands on one line")]
    [InlineData("----BEGIN CERTIFICATE----\nMIIB\n----END CERTIFICATE----\n", "five hyphens")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "has no line")]
    public void A_block_that_is_broken_says_how(string text, string fault)
    {
        var content = HandedContent.Read("x", Encoding.ASCII.GetBytes(text));
        Assert.Equal(FileKind.Certificate, content.Kind);
        Assert.Contains(fault, content.Blocks[0].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_breaks_off_is_never_read()
    {
        for (var length = 0; length < Der.Length; length++)
        {
            Assert.NotNull(Certificate.Read(Der.AsMemory(0, length)).Fault);
            _ = HandedContent.Read("x.cer", Der.AsMemory(0, length));
        }

        Assert.All(Enumerable.Range(0, RequestDer.Length), length => Assert.NotNull(RequestedCertificate.Read(RequestDer.AsMemory(0, length)).Fault));
        Assert.Equal("is followed by 1 more bytes", Certificate.Read((byte[])[.. Der, 10]).Fault);
        Assert.NotNull(Certificate.Read((byte[])[.. Der, 10], allowTrailing: true).Value);
    }

    /// <summary>No exception, and a signature that holds for one certificate alone.</summary>
    [Fact]
    public void A_flipped_bit_is_read_or_refused()
    {
        foreach (var (der, key) in new[] { (Der, Forged.KeyOf("rsa2048-ca")), (RequestDer, Forged.KeyOf("rsa2048")) })
        {
            var issuer = SubjectKey.Read(new(key.ExportSubjectPublicKeyInfo(), System.Formats.Asn1.AsnEncodingRules.BER));
            for (var i = 0; i < der.Length * 8; i++)
            {
                var flipped = der.ToArray();
                flipped[i / 8] ^= (byte)(1 << (i % 8));
                Assert.All(FileCheck.Check("x", flipped, Question).Diagnostics, item => Assert.DoesNotContain(item.Message, char.IsControl));
                if (i % 4 == 0)
                {
                    Assert.NotEqual(true, Certificate.Read(flipped).Value?.Signature.IsBy(issuer));
                    Assert.NotEqual(true, RequestedCertificate.Read(flipped).Value?.Signature.IsBy(issuer));
                }
            }
        }
    }

    /// <summary>Times without 'Z' would be read in the machine's zone.</summary>
    [Fact]
    public void A_time_in_a_zone_is_refused()
    {
        var changed = Der.ToArray();
        var time = changed.AsSpan().IndexOf("261101000000Z"u8);
        "261101000000+0100"u8[..13].CopyTo(changed.AsSpan(time));
        Assert.Equal("has a time that isn't in UTC", Certificate.Read(changed).Fault);
    }

    [Property(MaxTest = 2000)]
    public void Any_bytes_are_some_file(byte[] bytes, byte first)
    {
        foreach (var tried in new[] { bytes, [0x30, first, .. bytes], [0x30, 0x82, 1, first, 0x30, 0x82, 1, 0, 0xA0, 3, 2, 1, 2, .. bytes] })
        {
            var content = HandedContent.Read("x.cer", tried);
            Assert.NotEmpty(content.Blocks);
            Assert.Null(Certificate.Read(tried).Value);
            Assert.Null(RequestedCertificate.Read(tried).Value);
        }
    }

    private static byte[] Make(string what)
    {
        using var rsa = RSA.Create(1024);
        using var ec = ECDsa.Create();
        using var certificate = X509CertificateLoader.LoadCertificate(Der);
        var pbe = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1);
        return what switch
        {
            "certificate" => Der,
            "version1" => new Forged { Version = 1 }.Certificate(),
            "request" => RequestDer,
            "empty-subject" => new Forged { Subject = [] }.Request(),
            "pfx" => new X509Certificate2Collection(certificate).Export(X509ContentType.Pkcs12, "x")!,
            "pkcs7" => new X509Certificate2Collection(certificate).Export(X509ContentType.Pkcs7)!,
            "pkcs8" => rsa.ExportPkcs8PrivateKey(),
            "pkcs1" => rsa.ExportRSAPrivateKey(),
            "ec" => ec.ExportECPrivateKey(),
            "encrypted" => rsa.ExportEncryptedPkcs8PrivateKey("x", pbe),
            "public" => rsa.ExportSubjectPublicKeyInfo(),
            "pkcs1-public" => rsa.ExportRSAPublicKey(),
            _ => new CertificateRevocationListBuilder().Build(
                new X500DistinguishedName("CN=x"), X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1), 1,
                new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), HashAlgorithmName.SHA256, new X509AuthorityKeyIdentifierExtension(new byte[] { 0x30, 0 }), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        };
    }
}
