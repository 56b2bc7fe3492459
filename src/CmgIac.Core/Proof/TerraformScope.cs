using System.Collections.Immutable;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>A resource, or one of its instances with what <c>each</c> stands for.</summary>
internal readonly record struct TerraformEach(HclBlock Block, string? Key, HclValue? Value)
{
    /// <summary>An attribute with what 'each.key' and 'each.value.name' stand for in it.</summary>
    public HclValue? At(string name) => Block.At(name) switch
    {
        HclExpression { Source: "each.key" } key when Key is not null => new HclText(Key, key.Line),
        HclExpression { Source: ['e', 'a', 'c', 'h', '.', 'v', 'a', 'l', 'u', 'e', '.', .. var member] } when Value is HclObject entry => entry.At(member),
        var value => value,
    };
}

/// <summary>The files of one module together: what their names stand for, as far as literals tell.</summary>
internal sealed class TerraformScope(ImmutableArray<(Artifact File, HclBlock Block)> files)
{
    public IEnumerable<(Artifact File, HclBlock Block)> BlocksOf(string type) =>
        files.SelectMany(file => file.Block.BlocksOf(type), (file, block) => (file.File, block));

    /// <summary>
    /// The instances of a resource, each with the file of its entry where it has one; null where they can't be told. A
    /// resource without for_each is one.
    /// </summary>
    public IEnumerable<(string? Key, HclValue? Value, Artifact? File)>? Each(HclBlock resource) => resource.At("for_each") switch
    {
        null => [(null, null, null)],
        HclObject given => given.Entries.Select(entry => ((string?)entry.Key, (HclValue?)entry.Value, (Artifact?)null)),
        HclExpression { Source: ['l', 'o', 'c', 'a', 'l', '.', .. var name] } => Local(name),
        _ => null,
    };

    /// <summary>The name of a zone, given as a literal or by its block, and where that block says it; null where it can't be told.</summary>
    public (string? Name, OutputPlace? At) ZoneName(HclValue? value, string type)
    {
        if (value is HclText literal)
        {
            return (literal.Value.ToLowerInvariant(), null);
        }

        var path = (value as HclExpression)?.Source.Split('.') ?? [];
        var (keyword, rest) = path is ["data", ..] ? ("data", path[1..]) : ("resource", path);
        var found = rest is [var typed, var label, "name"] && typed == type
            ? BlocksOf(keyword).FirstOrDefault(item => item.Block.Labels is [var first, var second] && first == type && second == label)
            : default;
        return found.Block?.At("name") is HclText name ? (name.Value.ToLowerInvariant(), found.File.At(name.Line)) : (null, null);
    }

    /// <summary>
    /// The name of the record that an import is for, '@' for one at the apex; null where its address and its ID don't agree
    /// on one.
    /// </summary>
    public static string? Imported(string to, HclValue? given)
    {
        var id = given switch
        {
            HclExpression expression => expression.Source,
            HclText text => text.Value,
            _ => "",
        };
        var key = to.Split('"') is [_, var index, "]"] ? index : "@";
        return id.TrimEnd(']', ')').EndsWith($"\"{key}\"", StringComparison.Ordinal) || id.EndsWith($"/{key}", StringComparison.Ordinal) || id.EndsWith($"/{key}\"", StringComparison.Ordinal)
            ? key
            : null;
    }

    private IEnumerable<(string? Key, HclValue? Value, Artifact? File)>? Local(string name) =>
        BlocksOf("locals").Select(item => (item.File, Value: item.Block.At(name) as HclObject)).FirstOrDefault(item => item.Value is not null) is { Value: { } found } local
            ? found.Entries.Select(entry => ((string?)entry.Key, (HclValue?)entry.Value, (Artifact?)local.File))
            : null;
}
