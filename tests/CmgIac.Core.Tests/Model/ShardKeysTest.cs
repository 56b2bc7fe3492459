using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Model;

/// <summary>Which gateways must stay together, because a zone or a certificate is of all of them.</summary>
public class ShardKeysTest
{
    [Fact]
    public void What_shares_a_zone_or_a_certificate_has_one_key()
    {
        var fleet = Specs.Bind("""
            region: westus
            gateways:
              - {prefix: gneiss, domain: b.example, certificate: {wildcard: true}}
              - {prefix: basalt, domain: a.example, dns: {internal: {zone: b.example}}}
              - {prefix: granite, domain: b.example, certificate: {wildcard: true}}
              - {prefix: schist, domain: c.example}
              - {prefix: marble, domain: d.example, serviceNameFrom: azure}

            """).Value!;
        Assert.Equal(["a.example", "a.example", "a.example", "c.example", "marble.westus.cloudapp.azure.com"], ShardKeys.Of(fleet));
    }

    [Fact]
    public void What_stands_once_is_of_the_shard_of_the_least_key_and_else_of_the_first()
    {
        var keys = ImmutableSortedDictionary<string, string>.Empty;
        Assert.Equal(1, new ShardedFolders(keys).NumberOfRoot(7));
        Assert.Equal(Shard.NumberOf("a", 7), new ShardedFolders(keys.Add("gateways/x", "b").Add("gateways/y", "a")).NumberOfRoot(7));
    }
}
