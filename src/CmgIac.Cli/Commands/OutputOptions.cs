using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Core.Rendering;

namespace CmgIac.Cli.Commands;

/// <summary>The output folder, for the verbs that have one.</summary>
internal static class OutputOptions
{
    public static Option<string> CreateFolder() => new("--output", "-o")
    {
        Description = "The folder of rendered files.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "rendered",
    };

    public static OutputOrder Order(
        string folder, LoadedFleet loaded, RenderedJobs rendered, Shell shell, bool force = false) => new(
        folder, shell.WorkingFolder, loaded.Specs, rendered.Folders, Shell.Version, Narrowed: loaded.Gateway is not null, force);
}
