using System.Collections.Immutable;
using CmgIac.Core.Lowering;

namespace CmgIac.Core.Output;

/// <summary>
/// What a run wants on disk. <paramref name="Root"/> is the output folder as messages show it, with '/', '' for the
/// working folder itself; <paramref name="SpecPaths"/> gives for each spec as the user gave it the path relative to the
/// output folder; <paramref name="Narrowed"/>: some gateways only, so that what isn't wanted proves nothing;
/// <paramref name="Adopt"/>: what isn't ours is taken over where it says the same;
/// <paramref name="WithSnapshots"/>: the compiler was asked for snapshots, so that one that isn't wanted is wanted no longer.
/// </summary>
internal sealed record OutputRequest(
    string Root,
    ImmutableDictionary<string, string> SpecPaths,
    string Tool,
    bool Narrowed = false,
    bool Force = false,
    bool Adopt = false,
    bool WithSnapshots = false)
{
    /// <summary>The shard that the run was narrowed to: of what isn't wanted, only what falls to it is its business.</summary>
    public ShardShare? Share { get; init; }

    /// <summary>Is what stands once in the output this run's business?</summary>
    public bool WithAttributes { get; init; } = true;

    /// <summary>Is what isn't wanted in <paramref name="folder"/> this run's business?</summary>
    public bool AnswersFor(string folder) => !Narrowed && Share?.Has(folder) != false;

    /// <summary>The output folder itself in messages.</summary>
    public string ShownRoot => Root.Length == 0 ? "." : Root;

    /// <summary>A path below the output folder in messages; '' is the folder itself.</summary>
    public string Show(string path) => path.Length == 0 ? ShownRoot : Root.Length == 0 ? path : $"{Root}/{path}";
}

/// <summary>What the shell knows of a spec that a manifest or the journal names.</summary>
internal enum SpecPresence
{
    /// <summary>Among the specs of this run.</summary>
    Given,

    /// <summary>Gone from disk, from below a folder that was given as an argument: it yields nothing any more.</summary>
    GoneFromGivenFolder,

    /// <summary>Gone from disk, who knows whereto.</summary>
    Gone,

    /// <summary>It exists and was not given: it may well yield what a folder holds.</summary>
    NotGiven,
}

/// <summary>A spec that a manifest names; <paramref name="Shown"/> is relative to the working folder.</summary>
internal sealed record KnownSpec(string Shown, SpecPresence Presence);
