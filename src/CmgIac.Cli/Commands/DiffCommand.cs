using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Changes;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg diff</c>: what a change of specs means.</summary>
internal static class DiffCommand
{
    private const string VerbName = "cmg diff";

    public static Command Create(Shell shell)
    {
        var command = new Verb("diff",
            "Says what a change of specs means: gateways to deploy, records with their risks, certificates to issue, and the steps in their order.",
            """
            cmg diff --against origin/main
            cmg diff specs/ --against HEAD~1 --format markdown
            cmg diff cmg.yaml --against old/cmg.yaml --exit-code
            (echo server ns1.contoso.com; cmg diff --against HEAD~1 --format nsupdate) | nsupdate -k tsig.key
            """)
        {
            Job = VerbJob.Look,
            Summary = "what does a change mean: records, certificates, gateways",
            Answer = "The plan. text and markdown: for people. json: {\"gateways\",\"records\",\"certificates\",\"checksum\"}. nsupdate: what nsupdate reads, and nothing where a guard stops.",
            Fine = "it worked, whatever changes",
            Differences = "with '--exit-code': something changes",
        };
        var options = new DiffOptions(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(DiffQuestion question, Shell shell)
    {
        var compared = Compare(question, shell);
        var result = compared.Then(changes => ChangeGuards.Check(changes, question.Limits, question.Against.Text, VerbName));
        DiffReport.Write(shell, question, result, compared.Value);
        return result.HasErrors ? ExitCode.Error
            : question.TellsByExitCode && !result.Value!.IsEmpty ? ExitCode.Differences : ExitCode.Fine;
    }

    private static StageResult<FleetChanges> Compare(DiffQuestion question, Shell shell)
    {
        var earlier = Earlier(question.Against, question.Spec, shell);
        var later = LaterSide.Find(question.Spec.Specs, earlier.Value?.Arguments ?? [], shell.WorkingFolder)
            .Then(found => Pipeline.Load(found, question.Spec, shell));
        // What is wrong on either side is told at once.
        ImmutableArray<Diagnostic> diagnostics = [.. later.Diagnostics, .. earlier.Diagnostics];
        return later.HasErrors || earlier.HasErrors
            ? new(null, diagnostics)
            : new StageResult<FleetChanges>(FleetChanges.Compare(earlier.Value!.Fleet, later.Value!), diagnostics)
                .Then(changes => Narrow(changes, question.Spec, later.Value!));
    }

    /// <summary>What specs are compared with.</summary>
    public static StageResult<EarlierSide> Earlier(Against against, SpecQuestion question, Shell shell)
    {
        var (text, isPath) = against;
        return isPath
            ? DiffOptions.Exists(text, shell)
                ? EarlierSide.OfPath(text, question.Today, shell.WorkingFolder)
                : new(null, [GitDiagnostics.PathMissing(text)])
            : GitSide.Read(text, question.Specs, question.Today, shell);
    }

    public static StageResult<FleetChanges> Narrow(FleetChanges changes, SpecQuestion question, Fleet later)
    {
        if (question.Gateway is not { } typed)
        {
            return new(changes, []);
        }

        var name = changes.ServiceNames.FirstOrDefault(name => string.Equals(name.Value, typed.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? new(changes.Narrow(name), [])
            : new(null, [FileDiagnostics.UnknownGateway(
                later.Specs.IsEmpty ? SpecFinder.DefaultName : later.Specs[0].Path, typed, [.. changes.ServiceNames.Select(item => item.Value)])]);
    }
}
