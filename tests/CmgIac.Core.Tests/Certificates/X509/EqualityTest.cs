using CmgIac.Core.Adoption;
using CmgIac.Core.Certificates;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Model;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>What holds bytes or lists is equal by what it holds.</summary>
public class EqualityTest
{
    [Fact]
    public void What_is_encoded_alike_is_equal()
    {
        var der = new Forged().Certificate();
        var (one, again) = (Certificate.Read(der).Value!, Certificate.Read((byte[])[.. der]).Value!);
        var other = Certificate.Read(new Forged { Subject = ["2.5.4.3=x"], Key = "ec" }.Certificate()).Value!;
        Hold(one, again, other);
        Hold(one.Subject, again.Subject, other.Subject);
        Hold(one.Key, again.Key, other.Key);
    }

    [Fact]
    public void What_has_the_same_parts_is_equal()
    {
        Hold(DistinguishedName.Of(("CN", "a")), DistinguishedName.Of(("CN", "a"), ("O", null)), DistinguishedName.Of(("CN", "b")));
        Hold<RelativeName>(new([new("CN", "a")]), new([new("CN", "a")]), new([new("CN", "a"), new("OU", "b")]));
        Hold<AdoptedValue>(new(["a"], IsList: true), new(["a"], IsList: true), new(["a"], IsList: false));
    }

    private static void Hold<T>(T one, T again, T other)
        where T : class, IEquatable<T>
    {
        Assert.True(one.Equals(again));
        Assert.Equal(one.GetHashCode(), again.GetHashCode());
        Assert.False(one.Equals(other));
        Assert.False(one.Equals(null));
    }
}
