using CmgIac.Core.Binding;
using CmgIac.Core.Changes;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>Whoever shows a gateway as a whole shows every key that a gateway can have.</summary>
public class EffectiveSettingsTest
{
    [Fact]
    public void Every_key_of_a_gateway_is_among_them()
    {
        var shown = GatewaySettings.Effective.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(GatewaySettings.Effective.Length, shown.Count);
        Assert.All(SpecKeys.Gateway.SelectMany(key => Leaves(key, key.Name)), path => Assert.True(IsShown(path, shown), path));
    }

    /// <summary>A setting may be a section as a whole, such as 'azure.budget'.</summary>
    private static bool IsShown(string path, HashSet<string> shown) =>
        shown.Contains(path) || (path.LastIndexOf('.') is > 0 and var dot && IsShown(path[..dot], shown));

    private static IEnumerable<string> Leaves(SpecKey key, string path) =>
        key.Children.IsEmpty ? [path] : key.Children.SelectMany(child => Leaves(child, $"{path}.{child.Name}"));
}
