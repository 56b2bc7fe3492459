using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg init</c>: a first spec, the sample with every key commented.</summary>
internal static class InitCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("init",
            "Writes a commented cmg.yaml: the four lines of a spec, then every other key. Overwrites nothing.",
            """
            cmg init
            cmg init specs/contoso.cmg.yaml
            """);
        var path = new Argument<string>("PATH")
        {
            Description = "The file to write, or a folder to write cmg.yaml into.",
            DefaultValueFactory = _ => SpecFinder.DefaultName,
        };
        path.Validators.Add(SpecOptions.RefuseOptions);
        command.Add(path);
        command.SetAction(parsed => Run(parsed.GetValue(path)!, shell));
        return command;
    }

    private static int Run(string path, Shell shell)
    {
        var full = Path.GetFullPath(path, shell.WorkingFolder);
        if (Directory.Exists(full) || Path.EndsInDirectorySeparator(path))
        {
            full = Path.Combine(full, SpecFinder.DefaultName);
        }

        var shown = ShownPath.Of(full, shell.WorkingFolder);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            // CreateNew: what came into being since a look is not overwritten either.
            using var file = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(file);
            writer.Write(EmbeddedText.Find("cmg.sample.yaml"));
        }
        catch (IOException) when (Path.Exists(full))
        {
            return Fail(FileDiagnostics.InitTargetExists(shown));
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return Fail(FileDiagnostics.OutputFailed(shown, DiskFault.Reason(e)));
        }

        shell.Out.WriteLine($"Wrote {shown}. Change its first lines, then run 'cmg validate'.");
        return ExitCode.Fine;

        int Fail(Diagnostic diagnostic)
        {
            TextReport.WriteDiagnostics(shell, [diagnostic]);
            return ExitCode.Error;
        }
    }
}
