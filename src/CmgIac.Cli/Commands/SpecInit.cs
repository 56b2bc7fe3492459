using System.Text;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Adoption;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Commands;

/// <summary>What <c>cmg init</c> does with its question.</summary>
internal static class SpecInit
{
    /// <summary>Beside the spec, so that an editor needs no network, and a team's editors agree.</summary>
    private const string SchemaName = "cmg.schema.json";

    public static int Run(InitQuestion question, Shell shell)
    {
        var full = question.IsStandardOutput ? "" : FullPath(question.Path, shell);
        var shown = question.IsStandardOutput ? SpecFinder.DefaultName : ShownPath.Of(full, shell.WorkingFolder);
        var schema = question.IsStandardOutput || question.Adopts ? null : Path.Combine(Path.GetDirectoryName(full)!, SchemaName);
        // What takes long is not begun in vain.
        var result = !question.IsStandardOutput && Path.Exists(full) ? new StageResult<Adopted>(null, [FileDiagnostics.InitTargetExists(shown)])
            : SchemaObstacle(schema, shell) is { } obstacle ? new(null, [obstacle])
            : question.Adopts ? Adopt(question, shown, shell)
            : new(new(new Fleet([]), [], Encoding.UTF8.GetBytes(Sample(question))), []);
        if (!result.HasErrors && !question.IsStandardOutput && (Write(full, shown, result.Value!.Bytes) ?? WriteSchema(schema, shell)) is { } fault)
        {
            result = new(null, result.Diagnostics.Add(fault));
        }

        Report(question, shown, result, shell);
        return result.HasErrors ? ExitCode.Error : ExitCode.Fine;
    }

    /// <summary>The sample with the line by which an editor finds the schema beside it; a stream has nothing beside it.</summary>
    private static string Sample(InitQuestion question)
    {
        var sample = EmbeddedText.Find("cmg.sample.yaml")!;
        var rest = sample[(sample.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        return question.IsStandardOutput ? rest : $"# yaml-language-server: $schema={SchemaName}\n{rest}";
    }

    private static Diagnostic? SchemaObstacle(string? path, Shell shell)
    {
        if (path is null)
        {
            return null;
        }

        try
        {
            var isInTheWay = DiskWalk.KindOf(path) switch
            {
                EntryKind.Directory => true,
                EntryKind.Link => new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) is not FileInfo { Exists: true },
                _ => false,
            };
            return isInTheWay ? Failed("a folder, or a link that leads to no file, stands where a file must be") : null;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return Failed(DiskFault.Reason(e));
        }

        Diagnostic Failed(string reason) => FileDiagnostics.OutputFailed(ShownPath.Of(path, shell.WorkingFolder), reason);
    }

    /// <summary>A schema that is there stays: it may be of the version that the team has agreed on.</summary>
    private static Diagnostic? WriteSchema(string? path, Shell shell) =>
        path is null || Path.Exists(path) ? null : Write(path, ShownPath.Of(path, shell.WorkingFolder), Encoding.UTF8.GetBytes(SpecSchema.Write()));

    private static StageResult<Adopted> Adopt(InitQuestion question, string shown, Shell shell)
    {
        var zones = AdoptionFiles.ReadZones(question.Zones, question.ZoneNames, shell.WorkingFolder);
        var certificates = AdoptionFiles.ReadCertificates(question.Certificates, shell.WorkingFolder);
        var read = zones with { Diagnostics = zones.Diagnostics.AddRange(certificates.Diagnostics) };
        var sources = question.Zones.Concat(question.Certificates).Select(file => ShownPath.Of(file, shell.WorkingFolder)).ToList();
        return read.Then(_ => Adopter.Adopt(
            FoundFleet.Of([.. zones.Value!], [.. certificates.Value!]),
            shown,
            sources,
            shell.Today));
    }

    private static string FullPath(string path, Shell shell)
    {
        var full = Path.GetFullPath(path, shell.WorkingFolder);
        return Directory.Exists(full) || Path.EndsInDirectorySeparator(path) ? Path.Combine(full, SpecFinder.DefaultName) : full;
    }

    private static Diagnostic? Write(string full, string shown, byte[] bytes)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            return StagedFile.TryCreate(full, bytes) ? null : FileDiagnostics.InitTargetExists(shown);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return FileDiagnostics.OutputFailed(shown, DiskFault.Reason(e));
        }
    }

    private static void Report(InitQuestion question, string shown, StageResult<Adopted> result, Shell shell)
    {
        var gateways = result.HasErrors ? [] : result.Value!.Fleet.Gateways;
        if (question.Format == ReportFormat.Json)
        {
            JsonReport.Write(shell, result.Diagnostics, json =>
            {
                json.WriteStartArray("gateways");
                foreach (var gateway in gateways)
                {
                    GatewayReport.WriteJson(json, gateway);
                }

                json.WriteEndArray();
            });
            return;
        }

        TextReport.WriteDiagnostics(shell, result.Diagnostics);
        if (result.HasErrors)
        {
            return;
        }

        if (question.IsStandardOutput)
        {
            shell.Out.Write(Encoding.UTF8.GetString(result.Value!.Bytes));
        }

        var said = question.IsStandardOutput ? shell.Error : shell.Out;
        if (!question.Adopts)
        {
            said.WriteLine(question.IsStandardOutput ? "Change the first lines, then run 'cmg validate'." : $"Wrote {shown}; {SchemaName} beside it lets editors complete and check its keys. Change the first lines, then run 'cmg validate'.");
            return;
        }

        WriteSummary(said, question.IsStandardOutput ? "" : $"Wrote {shown}. ", result);
    }

    private static void WriteSummary(TextWriter output, string wrote, StageResult<Adopted> result)
    {
        var found = result.Value!.Gateways;
        var records = found.Sum(gateway => (gateway.Record is null ? 0 : 1) + (gateway.Challenge is null ? 0 : 1));
        output.WriteLine($"{wrote}{TextReport.Plural(found.Length, "gateway")}, {TextReport.Plural(result.Diagnostics.Length, "warning")}."
            + (records == 0 ? "" : $" {(records == 1 ? "Its record renders as the zone has it" : $"Their {records} records render as the zones have them")}."));
        foreach (var gateway in found.Where(gateway => gateway is { Record: not null, Target.Deployment: DeploymentMethod.Classic }))
        {
            output.WriteLine($"{gateway.ServiceName} dangles: Azure ended classic deployments, and its target may become anybody's.");
        }

        if (found.Any(gateway => gateway is { Record: not null, Target.Deployment: DeploymentMethod.ScaleSet }))
        {
            output.WriteLine("Any other record may dangle too, which only DNS knows: 'cmg drift' asks it. Next: 'cmg validate', then 'cmg render'.");
        }
    }
}
