using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Live.Names;

internal enum NameState
{
    Free,
    Taken,
    Unknown,
}

/// <summary>Why a name's state is unknown, as far as what to do about it differs.</summary>
internal enum NameFaultKind
{
    ResolverFailed,
    ResolverFalse,
    TimeUp,
    SignInFailed,
    TokenRefused,
    PermissionMissing,
    QuestionRefused,
    Throttled,
    AzureFailed,
    AnswerUnreadable,
    ClassicName,
}

/// <summary><paramref name="Why"/> is a clause that can follow a colon, without a full stop.</summary>
internal sealed record NameFault(NameFaultKind Kind, string Why);

/// <summary>A deleted key vault that keeps its name; days as year-month-day, null where Azure doesn't say.</summary>
internal sealed record DeletedVault(string Name, string? DeletionDay, string? PurgeDay);

/// <summary>Is a name free? <paramref name="Fault"/> is there where that is unknown.</summary>
internal sealed record NameAnswer(GlobalName Name, NameState State, NameFault? Fault = null)
{
    public DeletedVault? Deleted { get; init; }

    /// <summary>Why it isn't known whether the vault is a deleted one, or null.</summary>
    public string? DeletedUnknown { get; init; }

    /// <summary>Azure's reason where nobody has the name and nobody can have it.</summary>
    public string? Refusal { get; init; }

    /// <summary>Servers that gave no answer while another did, each with the reason.</summary>
    public ImmutableArray<(string Resolver, string Why)> PassedOver { get; init; } = [];

    public static NameAnswer Unknown(GlobalName name, NameFaultKind kind, string why) => new(name, NameState.Unknown, new NameFault(kind, why));
}

/// <summary>Where answers come from: DNS or Azure. Doesn't throw; after cancellation every answer is unknown for lack of time.</summary>
internal delegate Task<NameAnswer> NameSource(GlobalName name, CancellationToken cancellation);
