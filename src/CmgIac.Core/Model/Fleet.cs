using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Model;

/// <summary>All gateways of the specs given, in the order written, and what each spec says of itself.</summary>
internal sealed record Fleet(ImmutableArray<SpecFile> Specs)
{
    public ImmutableArray<GatewaySpec> Gateways { get; } = [.. Specs.SelectMany(spec => spec.Gateways)];

    /// <summary>Those that have, or are to have, a record in a zone of the team's own.</summary>
    public IEnumerable<GatewaySpec> WithRecords => Gateways.Where(gateway => gateway is { IsRendered: true, HasCname: true });

    /// <summary>The same fleet with each gateway changed.</summary>
    public Fleet Change(Func<GatewaySpec, GatewaySpec> change) =>
        new([.. Specs.Select(spec => spec with { Gateways = [.. spec.Gateways.Select(change)] })]);
}

/// <summary>One spec file. <paramref name="Templates"/> is a folder relative to the file.</summary>
internal sealed record SpecFile(
    string Path, Located<string>? Templates, ImmutableArray<Suppression> Suppressions, ImmutableArray<GatewaySpec> Gateways);

/// <summary>A warning that the file's owner has accepted, until the day given (which is the last).</summary>
internal sealed record Suppression(Located<string> Code, Located<string> Reason, Located<DateOnly>? Until);
