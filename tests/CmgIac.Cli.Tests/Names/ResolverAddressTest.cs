using CmgIac.Live.Dns;
using Xunit;

namespace CmgIac.Cli.Tests.Names;

public class ResolverAddressTest
{
    [Theory]
    [InlineData("10.0.0.53", "10.0.0.53:53")]
    [InlineData("127.0.0.1:5300", "127.0.0.1:5300")]
    [InlineData("::1", "[::1]:53")]
    [InlineData("[::1]", "[::1]:53")]
    [InlineData("[2001:db8::1]:5300", "[2001:db8::1]:5300")]
    [InlineData("localhost:53", "localhost:53")]
    [InlineData("dns.contoso.com", "dns.contoso.com:53")]
    public void Reads(string text, string shown)
    {
        Assert.True(ResolverAddress.TryParse(text, out var address));
        Assert.Equal(shown, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("53")]
    [InlineData("10.53")]
    [InlineData(":53")]
    [InlineData("10.0.0.53:")]
    [InlineData("10.0.0.53:+53")]
    [InlineData("10.0.0.53:65536")]
    [InlineData("10.0.0.300")]
    [InlineData("[::1")]
    [InlineData("[::1]5300")]
    [InlineData("[]:53")]
    [InlineData("https://dns.contoso.com")]
    [InlineData("dns contoso com")]
    public void Refuses(string text) => Assert.False(ResolverAddress.TryParse(text, out _));
}
