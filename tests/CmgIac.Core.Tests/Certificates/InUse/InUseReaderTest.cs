using System.Text;
using CmgIac.Core.Certificates.InUse;
using CmgIac.Core.Tests.Certificates.X509;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using CmgIac.Core.Text;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.InUse;

/// <summary>The gateway's own certificate, out of whatever file it is handed over in.</summary>
public class InUseReaderTest
{
    private static readonly byte[] Own = new Forged { Subject = ["2.5.4.10=Contoso", "2.5.4.3=GraniteFalls.contoso.com"] }.Certificate();

    private static readonly byte[] Authority = Forged.Authority("Forged CA", "rsa2048-ca", "Forged CA", "rsa2048-ca").Certificate();

    [Fact]
    public void What_it_says_of_itself()
    {
        var read = InUseReader.Read("x", Own);
        Assert.Equal((null, false), (read.Fault, read.HasKey));
        Assert.Equal(("GraniteFalls.contoso.com", "CN=Forged CA"), (read.Value!.CommonName, read.Value.Issuer));
        Assert.Equal((Day.Moment("2026-11-01T00:00:00Z"), Day.Moment("2027-05-19T23:59:59Z")), (read.Value.NotBefore, read.Value.NotAfter));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Own)), read.Value.Fingerprint);
    }

    [Fact]
    public void In_a_chain_of_any_order_the_gateway_s_own_counts()
    {
        var (own, authority) = (Forged.Pem("CERTIFICATE", Own), Forged.Pem("CERTIFICATE", Authority));
        foreach (var text in new[] { own + authority, authority + own, "subject=…\n" + authority.ReplaceLineEndings("\r\n") + own })
        {
            Assert.Equal(InUseReader.Read("x", Own), InUseReader.Read("x.pem", Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void A_chain_with_a_broken_part_says_nothing() => Assert.StartsWith("the certificate ", InUseReader.Read(
        "x.pem", Encoding.ASCII.GetBytes(Forged.Pem("CERTIFICATE", Own) + Forged.Pem("CERTIFICATE", Authority[..99]))).Fault, StringComparison.Ordinal);

    [Fact]
    public void A_request_is_none() =>
        Assert.Equal("it is a certificate request", InUseReader.Read("x.cer", new Forged().Request()).Fault);

    [Theory]
    [InlineData("x.inf", "garbage", "it is a certreq policy file")]
    [InlineData("x.p12", "garbage", "it is a PFX, which has the private key as well")]
    [InlineData("x.p7b", "garbage", "it is a bag of certificates (PKCS#7)")]
    [InlineData("x", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", "it is a private key")]
    [InlineData("x", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "it is a public key")]
    [InlineData("x.crl", "garbage", "it is a revocation list")]
    [InlineData("x.txt", "garbage", "it is nothing that cmg knows")]
    [InlineData("x", "-----BEGIN CERTIFICATE-----\nMI!B\n-----END CERTIFICATE-----\n", "the certificate isn't base64: a character is missing, or doesn't belong there")]
    public void What_is_no_certificate_is_told_as_what_it_is(string name, string text, string fault) =>
        Assert.Equal(fault, InUseReader.Read(name, Encoding.ASCII.GetBytes(text)).Fault);

    [Fact]
    public void A_common_name_is_one_text()
    {
        Assert.Equal("its subject has no common name", InUseReader.Read("x", new Forged { Subject = [] }.Certificate()).Fault);
        Assert.Equal("its subject has several common names", InUseReader.Read("x", new Forged { Subject = ["2.5.4.3=a", "2.5.4.3=b"] }.Certificate()).Fault);
        var broken = new Forged { Subject = ["2.5.4.3=\u00E9"] }.Certificate();
        broken[broken.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xC3, 0xA9])] = 0xFF;
        Assert.Equal("its common name is no text", InUseReader.Read("x", broken).Fault);
    }

    /// <summary>The Kelvin sign is a 'k' to some.</summary>
    [Fact]
    public void A_name_beyond_ASCII_is_no_gateway_s()
    {
        var fleet = Specs.Bind("domain: contoso.com\nprefix: kelvin\nregion: westus\n").Value!;
        var named = Specs.Bind("domain: contoso.com\nprefix: kelvin\nregion: westus\ncertificate: {current: x.cer}\n").Value!;
        foreach (var (name, codes) in new[] { ("Kelvin.contoso.com", ""), ("\u212Aelvin.contoso.com", "CMG7236") })
        {
            var file = CurrentFile.Of("x.cer", new Forged { Subject = [$"2.5.4.3={name}"] }.Certificate());
            var applied = CurrentCertificates.Apply(named, new Dictionary<SourceSpan, CurrentFile> { [named.Gateways[0].Certificate.Current!.Span] = file }, CmgRun.Today);
            Assert.Equal(codes.Length == 0 ? "" : "CMG7233", string.Join(' ', applied.Diagnostics.Select(item => item.Code)));
            var handed = CurrentCertificates.Replace(fleet, [file]);
            Assert.Equal(codes, string.Join(' ', handed.Diagnostics.Select(item => item.Code).Where(code => code == "CMG7236")));
            Assert.Equal(codes.Length == 0, handed.Value!.Gateways[0].Certificate.InUse is not null);
        }
    }

    [Property]
    public bool Whatever_the_bytes_there_is_a_certificate_or_a_reason(byte[] bytes, ushort at)
    {
        var changed = Own.ToArray();
        changed[at % changed.Length] ^= (byte)(at >> 8);
        return new[] { bytes, changed, Own[..(at % Own.Length)] }
            .Select(tried => InUseReader.Read("x.cer", tried))
            .All(read => read.Value is null != read.Fault is null);
    }
}
