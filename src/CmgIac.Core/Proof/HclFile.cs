using System.Collections.Immutable;

namespace CmgIac.Core.Proof;

/// <summary>A value in a file of HCL, with the 1-based line on which it begins.</summary>
internal abstract record HclValue(int Line);

/// <summary>A text without interpolation.</summary>
internal sealed record HclText(string Value, int Line) : HclValue(Line);

internal sealed record HclNumber(long Value, int Line) : HclValue(Line);

internal sealed record HclBoolean(bool Value, int Line) : HclValue(Line);

internal sealed record HclObject(ImmutableArray<(string Key, HclValue Value)> Entries, int Line) : HclValue(Line)
{
    public HclValue? At(string key) => Entries.FirstOrDefault(entry => entry.Key == key).Value;
}

internal sealed record HclTuple(ImmutableArray<HclValue> Items, int Line) : HclValue(Line);

/// <summary>Anything that only Terraform could evaluate: its text without blanks.</summary>
internal sealed record HclExpression(string Source, int Line) : HclValue(Line);

/// <summary>A block, such as <c>resource "type" "name" { }</c>; of the file itself, one without a type.</summary>
internal sealed record HclBlock(
    string Type, ImmutableArray<string> Labels, ImmutableArray<(string Name, HclValue Value)> Attributes, ImmutableArray<HclBlock> Blocks, int Line)
{
    public HclValue? At(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name).Value;

    public IEnumerable<HclBlock> BlocksOf(string type) => Blocks.Where(block => block.Type == type);

    /// <summary>As messages name it: 'azurerm_dns_zone.zone'.</summary>
    public string Address => string.Join('.', Labels);
}
