using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Commands;

/// <summary>What a build system asks for beside the answer. <paramref name="Lists"/> is a folder, or null.</summary>
internal sealed record BuildQuestion(string? Lists, TimeSpan Patience)
{
    /// <summary>Writes the lists where they were asked for; what came before has no errors. Adds what stopped it.</summary>
    public StageResult<T> Record<T>(StageResult<T> result, Func<T, BuildLists> lists, Shell shell)
        where T : class =>
        Lists is null || result.HasErrors || lists(result.Value!).Write(Lists, shell.WorkingFolder) is not { } fault
            ? result
            : new(null, [.. result.Diagnostics, fault]);
}

/// <summary>The options of build systems, for the verbs that have an output folder.</summary>
internal sealed class BuildOptions
{
    private const int MaxSeconds = 3600;

    private readonly Option<string?> lists = SpecOptions.Text(
        "--build-lists", "Write into this folder what decides whether a build needs cmg again: the files 'read', 'absent', 'folders' and 'rendered'.", "DIR");

    private readonly Option<TimeSpan> wait = new("--wait")
    {
        Description = "How many seconds to wait for another run in the same output folder. Default: 0.",
        HelpName = "SECONDS",
        CustomParser = result => TimeSpan.FromSeconds(NetworkOptions.ReadSeconds(result, 0, MaxSeconds)),
    };

    /// <param name="writes">Does the verb write into the output folder?</param>
    public BuildOptions(Command command, bool writes)
    {
        command.Add(lists);
        if (writes)
        {
            command.Add(wait);
        }
    }

    public BuildQuestion Read(ParseResult parsed) => new(parsed.GetValue(lists), parsed.GetResult(wait) is null ? TimeSpan.Zero : parsed.GetValue(wait));
}
