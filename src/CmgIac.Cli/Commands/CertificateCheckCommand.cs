using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg certificate check</c>: do files that were handed in fit a gateway, or the gateway of a spec?</summary>
internal static class CertificateCheckCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("check",
            "Says whether a certreq policy file asks for a certificate that a gateway takes, and that its spec describes. Exit code 2 where it doesn't.",
            """
            cmg certificate check request.inf
            cmg certificate check request.inf --spec cmg.yaml
            cmg certificate check *.inf --spec specs/ --format json
            cmg certificate check request.inf --spec specs/ --gateway granitefalls.contoso.com
            """);
        var files = new Argument<string[]>("FILE") { Description = "Certreq policy files (.inf).", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(SpecOptions.RefuseOptions);
        var specs = SpecOptions.Specs();
        var gateway = SpecOptions.Gateway();
        var asOf = SpecOptions.AsOf();
        var format = SpecOptions.Format();
        command.Add(files);
        command.Add(specs);
        command.Add(gateway);
        command.Add(asOf);
        command.Add(format);
        command.Validators.Add(result =>
        {
            if (result.GetResult(gateway) is not null && result.GetResult(specs) is null)
            {
                result.AddError("'--gateway' chooses from a spec: give it by '--spec'.");
            }
        });
        command.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            parsed.GetValue(specs) is { Length: > 0 } given
                ? new SpecQuestion([.. given], parsed.GetValue(gateway), null, parsed.GetValue(asOf) ?? shell.Today, ReportFormat.Text)
                : null,
            parsed.GetValue(format),
            shell));
        return command;
    }

    private static int Run(IEnumerable<string> files, SpecQuestion? question, ReportFormat format, Shell shell)
    {
        var loaded = question is null ? null : Pipeline.Load(question, shell);
        if (loaded?.HasErrors == true)
        {
            Report(loaded.Diagnostics, format, shell);
            return ExitCode.Error;
        }

        var gateways = question?.Gateway is null ? loaded?.Value!.Gateways.Where(item => item.IsRendered).ToList() : [loaded!.Value!.Gateway!];
        var found = new DiagnosticList('7');
        var allRead = true;
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            var result = Check(file, gateways, shell);
            allRead &= result.IsRead;
            found.AddRange(result.Diagnostics);
        }

        Report([.. loaded?.Diagnostics ?? [], .. found.ToImmutable()], format, shell);
        return !allRead ? ExitCode.Error : found.HasErrors ? ExitCode.Differences : ExitCode.Fine;
    }

    private static CheckedFile Check(string file, IReadOnlyCollection<GatewaySpec>? gateways, Shell shell)
    {
        var read = HandedFile.Read(file, shell.WorkingFolder);
        return read.Value is { } bytes
            ? PolicyCheck.Check(ShownPath.Of(file, shell.WorkingFolder), bytes, gateways)
            : new(IsRead: false, read.Diagnostics);
    }

    private static void Report(ImmutableArray<Diagnostic> diagnostics, ReportFormat format, Shell shell)
    {
        if (format == ReportFormat.Json)
        {
            JsonReport.Write(shell, diagnostics, json => JsonReport.WriteCounts(json, diagnostics));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, diagnostics);
            shell.Out.WriteLine(TextReport.Count(diagnostics));
        }
    }
}
