using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Live.Bicep;

namespace CmgIac.Cli.Commands;

/// <summary>Is the Bicep compiler asked, and for snapshots too? <paramref name="Access"/> is null where it isn't.</summary>
internal sealed record BicepQuestion(BicepAccess? Access, bool WithSnapshots);

/// <summary>The options of the Bicep compiler, for the verbs that render.</summary>
internal sealed class BicepOptions
{
    private const int MaxSeconds = 3600;

    private readonly Option<bool> compile = SpecOptions.Flag("--bicep", "Compile and lint the rendered Bicep by the Bicep compiler, and hold its layout against the formatter's.");

    private readonly Option<bool> snapshot = SpecOptions.Flag("--snapshot", "Evaluate the rendered Bicep by the Bicep compiler: main.snapshot.json beside it lists the resources that it deploys.");

    private readonly Option<string?> path = SpecOptions.Text("--bicep-path", "The Bicep compiler's executable. Default: the PATH's, else that of Azure's command line.", "FILE");

    private readonly Option<TimeSpan> patience = new("--bicep-timeout")
    {
        Description = $"How many seconds the Bicep compiler may take over one answer. Default: {BicepAccess.DefaultPatience.TotalSeconds}.",
        HelpName = "SECONDS",
        CustomParser = result => TimeSpan.FromSeconds(NetworkOptions.ReadSeconds(result, 1, MaxSeconds)),
        DefaultValueFactory = _ => BicepAccess.DefaultPatience,
    };

    private readonly Option<bool>[] asking;

    /// <param name="canCompile">Does the verb have --bicep?</param>
    /// <param name="canEvaluate">Does the verb have --snapshot?</param>
    public BicepOptions(Command command, bool canCompile, bool canEvaluate)
    {
        asking = [.. new[] { compile }.Where(_ => canCompile), .. new[] { snapshot }.Where(_ => canEvaluate)];
        foreach (var option in (Option[])[.. asking, path, patience])
        {
            command.Add(option);
        }

        command.Validators.Add(RefuseUseless);
    }

    public BicepQuestion Read(ParseResult parsed, Shell shell) => new(
        asking.Any(parsed.GetValue) ? new BicepAccess(parsed.GetValue(path), parsed.GetValue(patience), shell.WorkingFolder, shell.Variable) : null,
        asking.Contains(snapshot) && parsed.GetValue(snapshot));

    private void RefuseUseless(CommandResult result)
    {
        if (!asking.Any(result.GetValue))
        {
            foreach (var option in new Option[] { path, patience }.Where(option => result.GetResult(option) is { Implicit: false }))
            {
                result.AddError($"'{option.Name}' is for '{string.Join("' and '", asking.Select(one => one.Name))}': give that too.");
            }
        }
    }
}
