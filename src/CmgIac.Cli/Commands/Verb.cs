using System.CommandLine;

namespace CmgIac.Cli.Commands;

/// <summary>What a verb is for: the headings of the list of verbs, in their order.</summary>
internal enum VerbJob
{
    Write,
    Look,
    Watch,
    Certificates,
    More,
}

/// <summary>A command with what its help says beside arguments and options. <paramref name="examples"/> stand one a line.</summary>
internal sealed class Verb(string name, string description, string examples) : Command(name, description)
{
    /// <summary>What lists of verbs say of it: a line without a dot at its end.</summary>
    public required string Summary { get; init; }

    /// <summary>Where lists of verbs have it; verbs below a verb are listed where that is.</summary>
    public required VerbJob Job { get; init; }

    /// <summary>What stands on standard output, in sentences.</summary>
    public required string Answer { get; init; }

    /// <summary>What exit code 0 says.</summary>
    public string Fine { get; init; } = "it worked";

    /// <summary>What exit code 2 says; null where the verb never ends with it.</summary>
    public string? Differences { get; init; }

    public IEnumerable<string> Examples => examples.ReplaceLineEndings("\n").Split('\n');
}
