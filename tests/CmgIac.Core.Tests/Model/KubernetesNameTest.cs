using CmgIac.Core.Model;
using Xunit;

namespace CmgIac.Core.Tests.Model;

public class KubernetesNameTest
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("a-1", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("A", false)]
    [InlineData("a.b", false)]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234", false)]
    public void Namespaces_are_labels(string text, bool isOne) => Assert.Equal(isOne, KubernetesName.IsNamespace(text));

    [Theory]
    [InlineData("team", true)]
    [InlineData("contoso.com/Team_1.x", true)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("a/b/c", false)]
    [InlineData("Contoso.com/a", false)]
    [InlineData("a..b/a", false)]
    [InlineData("a b", false)]
    [InlineData("_a", false)]
    public void Names_of_labels_are_qualified(string text, bool isOne)
    {
        Assert.Equal(isOne, KubernetesName.IsQualified(text));
        Assert.Equal(isOne, System.Text.RegularExpressions.Regex.IsMatch(text, KubernetesName.QualifiedPattern));
    }
}
