using System.Collections.Immutable;
using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg certificate check</c>: do files that were handed in fit a gateway, or the gateway of a spec?</summary>
internal static class CertificateCheckCommand
{
    private const string Name = "cmg certificate check";

    public static Command Create(Shell shell)
    {
        var command = new Verb("check",
            "Says whether a certificate, with its chain, is one that a gateway takes and that its spec describes, or a request asks for one.",
            """
            cmg certificate check request.inf
            cmg certificate check granitefalls.contoso.com.csr.pem --spec cmg.yaml
            cmg certificate check chain.pem --spec cmg.yaml --as-of 2027-03-15
            cmg certificate check gateway.pfx --spec cmg.yaml --passphrase-file passphrase.txt
            cmg certificate check *.inf *.cer --spec specs/ --format json
            cmg certificate check issued.cer --spec specs/ --gateway granitefalls.contoso.com
            """)
        {
            Job = VerbJob.Certificates,
            Summary = "does a request, a certificate or a PFX fit?",
            Answer = "Whose each file is, with '--spec'; how many errors and warnings. json: {\"diagnostics\",\"errors\",\"warnings\",\"files\"}.",
            Fine = "every file fits",
            Differences = "a file does not fit",
        };
        var files = new Argument<string[]>("FILE") { Description = "Certreq policy files; requests (PKCS#10) and certificates in PEM or DER; PFX files (PKCS#12).", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(SpecOptions.RefuseOptions);
        var specs = SpecOptions.Specs();
        var gateway = SpecOptions.Gateway();
        var asOf = SpecOptions.AsOf();
        var format = new FormatOption(FindingReport.Formats);
        command.Add(files);
        command.Add(specs);
        command.Add(gateway);
        command.Add(asOf);
        command.Add(format);
        var passphrase = new PassphraseOptions(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(gateway) is not null && result.GetResult(specs) is null)
            {
                result.AddError("'--gateway' chooses from a spec: give it by '--spec'.");
            }
        });
        command.SetAction(parsed =>
        {
            var today = parsed.GetValue(asOf) ?? shell.Today;
            var question = parsed.GetValue(specs) is { Length: > 0 } given
                ? new SpecQuestion([.. given], parsed.GetValue(gateway), null, today, ReportFormat.Text)
                : null;
            using var secret = new PassphraseOnDemand(passphrase.Read(parsed), shell, Name);
            return Run(parsed.GetValue(files)!, question, new(today, null) { Passphrase = secret.Read }, parsed.GetValue(format), shell);
        });
        return command;
    }

    private static int Run(IEnumerable<string> files, SpecQuestion? question, CheckQuestion unexpected, ReportFormat format, Shell shell)
    {
        var loaded = question is null ? null : Pipeline.Load(question, shell);
        if (loaded?.HasErrors == true)
        {
            return Report(loaded.Diagnostics, [], hasSpec: true, ExitCode.Error, format, shell);
        }

        var asked = unexpected with { Expected = loaded is null ? null : Expected(loaded.Value!) };
        var found = new DiagnosticList('7');
        var results = new List<(string File, CheckedFile Result)>();
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            var result = Check(file, asked, shell);
            results.Add((ShownPath.Of(file, shell.WorkingFolder), result));
            found.AddRange(result.Diagnostics);
        }

        var exitCode = results.Exists(item => !item.Result.IsRead) ? ExitCode.Error : found.HasErrors ? ExitCode.Differences : ExitCode.Fine;
        return Report([.. loaded?.Diagnostics ?? [], .. found.ToImmutable()], results, hasSpec: loaded is not null, exitCode, format, shell);
    }

    private static ExpectedGateways Expected(LoadedFleet loaded)
    {
        ImmutableArray<GatewaySpec> fleet = [.. loaded.Fleet.Gateways.Where(item => item.IsRendered)];
        return new(loaded.IsOneGateway ? loaded.Gateways : fleet, fleet);
    }

    private static CheckedFile Check(string file, CheckQuestion question, Shell shell)
    {
        var read = HandedFile.Read(file, shell.WorkingFolder);
        return read.Value is { } bytes
            ? FileCheck.Check(ShownPath.Of(file, shell.WorkingFolder), bytes, question)
            : new(IsRead: false, read.Diagnostics);
    }

    /// <summary>Returns the exit code, which some forms tell too.</summary>
    private static int Report(
        ImmutableArray<Diagnostic> diagnostics, IReadOnlyCollection<(string File, CheckedFile Result)> results, bool hasSpec, int exitCode, ReportFormat format, Shell shell)
    {
        if (format == ReportFormat.Json)
        {
            JsonReport.Write(shell, diagnostics, json =>
            {
                JsonReport.WriteCounts(json, diagnostics);
                CheckedFileReport.WriteJson(json, TextReport.Errors(diagnostics) > 0 ? [] : results);
            });
        }
        else if (FindingReport.Tells(format))
        {
            var passed = results.Where(item => item.Result.IsRead && TextReport.Errors(item.Result.Diagnostics) == 0).Select(item => item.File);
            FindingReport.Write(shell, format, FindingSet.Of("certificate check", diagnostics, passed, exitCode));
        }
        else
        {
            TextReport.WriteDiagnostics(shell, diagnostics);
            if (hasSpec)
            {
                CheckedFileReport.WriteText(shell.Out, results);
            }

            shell.Out.WriteLine(TextReport.Count(diagnostics));
        }

        return exitCode;
    }
}
