using Xunit;

namespace CmgIac.Core.Tests.Oracles;

public class NameServerTest
{
    private const string Record = "granitefalls.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.";

    [Fact]
    public void Served_record_is_answered_as_written()
    {
        using var server = NameServer.Start("contoso.com", Record + "\n");

        var (status, records) = server.Query("granitefalls.contoso.com", "CNAME");
        Assert.Equal("NOERROR", status);
        Assert.Equal([Record], records);

        (status, records) = server.Query("graniteeu.contoso.com", "CNAME");
        Assert.Equal("NXDOMAIN", status);
        Assert.Empty(records);
    }

    [Fact]
    public void Zone_that_does_not_load_is_not_served()
    {
        using var server = NameServer.Start("contoso.com", $"{Record}\ngranitefalls.contoso.com. 3600 IN A 192.0.2.1\n");

        var (status, records) = server.Query("granitefalls.contoso.com", "CNAME");
        Assert.Equal("SERVFAIL", status);
        Assert.Empty(records);
    }

    [Fact]
    public void Two_servers_do_not_meet()
    {
        using var first = NameServer.Start("contoso.com", Record + "\n");
        using var second = NameServer.Start("contoso.org", "");

        Assert.NotEqual(first.Port, second.Port);
        Assert.Equal("REFUSED", second.Query("granitefalls.contoso.com", "CNAME").Status);
    }
}
