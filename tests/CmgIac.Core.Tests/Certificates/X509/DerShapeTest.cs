using CmgIac.Core.Certificates.X509;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>What bytes are by their outermost tags alone, written in hexadecimal.</summary>
public class DerShapeTest
{
    [Theory]
    [InlineData("", null)]
    [InlineData("30", null)]
    [InlineData("3000", null)]
    [InlineData("3103020100", null)]
    [InlineData("3F1F03020103", null)]
    [InlineData("30031F0100", null)]
    [InlineData("3005020103 3000", nameof(FileKind.Pfx))]
    [InlineData("308105 020103 3000", nameof(FileKind.Pfx))]
    [InlineData("308400000005 020103 3000", nameof(FileKind.Pfx))]
    [InlineData("30850000000005 020103 3000", null)]
    [InlineData("3080 020103 3000 0000", nameof(FileKind.Pfx))]
    [InlineData("308400", null)]
    [InlineData("3005 020103 0200", null)]
    [InlineData("3003 020103", null)]
    [InlineData("3005 020100 3000", nameof(FileKind.PrivateKey))]
    [InlineData("3005 020101 0400", nameof(FileKind.PrivateKey))]
    [InlineData("3005 020100 0200", nameof(FileKind.PrivateKey))]
    [InlineData("3005 020101 0500", null)]
    [InlineData("3005 020102 3000", null)]
    [InlineData("3006 02020101 0200", nameof(FileKind.PublicKey))]
    [InlineData("3004 02020101", nameof(FileKind.PublicKey))]
    [InlineData("3006 02020101 3000", null)]
    [InlineData("300B 06092A864886F70D010702", nameof(FileKind.Pkcs7))]
    [InlineData("300B 06092A864886F70D010701", null)]
    [InlineData("3008 3004 06022A03 0300", nameof(FileKind.PublicKey))]
    [InlineData("3008 3004 06022A03 0400", nameof(FileKind.EncryptedPrivateKey))]
    [InlineData("3008 3004 06022A03 0200", null)]
    [InlineData("3006 3004 06022A03", null)]
    [InlineData("3002 3000", null)]
    [InlineData("3007 3005 A003020102", nameof(FileKind.Certificate))]
    [InlineData("3006 3004 3002 0600", nameof(FileKind.RevocationList))]
    [InlineData("3006 3004 3002 0200", null)]
    [InlineData("3005 3003 A10102", null)]
    [InlineData("3007 3005 020100 3000", nameof(FileKind.Request))]
    [InlineData("3009 3007 020100 3002 3100", nameof(FileKind.Request))]
    [InlineData("3009 3007 020100 3002 0600", null)]
    [InlineData("3007 3005 020100 3100", null)]
    [InlineData("3005 3003 020100", null)]
    [InlineData("300D 300B 020105 3002 0600 3000 3000", nameof(FileKind.Certificate))]
    [InlineData("300D 300B 020101 3002 0600 3000 1700", nameof(FileKind.RevocationList))]
    [InlineData("300B 3009 020101 3002 0600 3000", null)]
    [InlineData("300D 300B 020101 3002 0600 3100 1700", null)]
    public void Kind(string hex, string? kind) => Assert.Equal(kind, DerShape.Of(Bytes(hex))?.ToString());

    [Theory]
    [InlineData("3003020103", 5)]
    [InlineData("30820102", 262)]
    [InlineData("3084FFFFFFFF", int.MaxValue)]
    [InlineData("3080", null)]
    [InlineData("30", null)]
    public void Length_that_it_says(string hex, int? length) => Assert.Equal(length, DerShape.Length(Bytes(hex)));

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
