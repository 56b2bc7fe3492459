using System.CommandLine;
using CmgIac.Cli.Files;
using CmgIac.Core.Proof;

namespace CmgIac.Cli.Commands;

/// <summary>The output folder, for the verbs that have one.</summary>
internal static class OutputOptions
{
    public const string DefaultFolder = "rendered";

    public static Option<string?> CreateFolder() =>
        SpecOptions.Text("--output", $"The folder of rendered files. Default: {DefaultFolder}.", "DIR", "-o");

    public static OutputOrder Order(
        string? folder, LoadedFleet loaded, RenderedFolders rendered, Shell shell, bool withSnapshots, bool force = false, bool adopt = false) => new(
        folder ?? DefaultFolder, shell.WorkingFolder, loaded.Specs, rendered, Shell.Version, Narrowed: loaded.IsOneGateway, force, adopt, withSnapshots)
    {
        Share = loaded.Share,
    };
}
