namespace CmgIac.Live.Git;

internal enum GitFaultKind
{
    /// <summary>The program can't be started.</summary>
    NotStarted,

    /// <summary>No repository with a work tree is around the folder.</summary>
    NoWorkTree,

    /// <summary>Git doesn't trust the repository, because somebody else owns it.</summary>
    ForeignOwner,

    TimeUp,

    /// <summary>More than anybody can have meant.</summary>
    TooMuch,

    /// <summary>Anything else that git says.</summary>
    Failed,
}

/// <summary>Why git gave no answer; <paramref name="Text"/> is the first line of what it said, or empty.</summary>
internal sealed record GitFault(GitFaultKind Kind, string Text);

/// <summary>What git answered, or why it didn't: one of the two is null.</summary>
internal sealed record GitAnswer<T>(T? Value, GitFault? Fault)
    where T : class
{
    public GitAnswer<TNext> Then<TNext>(Func<T, GitAnswer<TNext>> next)
        where TNext : class => Value is null ? new(null, Fault) : next(Value);
}
