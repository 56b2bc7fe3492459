using System.Collections.Immutable;

namespace CmgIac.Core.Model;
internal sealed record DistinguishedName(ImmutableArray<(string Key, string Value)> Parts)
{
    public static DistinguishedName Of(params IEnumerable<(string Key, string? Value)> parts) =>
        new([.. parts.Where(part => part.Value is not null).Select(part => (part.Key, part.Value!))]);
}
