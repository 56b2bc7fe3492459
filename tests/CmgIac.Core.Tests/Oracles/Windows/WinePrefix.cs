namespace CmgIac.Core.Tests.Oracles.Windows;

/// <summary>
/// A Windows folder for Wine: of Wine's own parts by links, without registry, display, network and any other drive than C:.
/// </summary>
public sealed class WinePrefix : IDisposable
{
    private const string Programs = "/usr/lib/wine";
    private const string Libraries = "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows";

    private readonly TemporaryFolder folder = new();
    private readonly string wine = Oracle.RequireFile(Programs + "/wine64", "wine64");

    public WinePrefix()
    {
        Oracle.RequireFile(Libraries, "libwine");
        DriveC = Directory.CreateDirectory(Path.Combine(folder.Path, "drive_c")).FullName;
        Directory.CreateDirectory(Path.Combine(folder.Path, "dosdevices"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "dosdevices", "c:"), "../drive_c");
        var system = Directory.CreateDirectory(Path.Combine(DriveC, "windows", "system32")).FullName;
        Directory.CreateDirectory(Path.Combine(DriveC, "windows", "temp"));
        foreach (var library in Directory.GetFiles(Libraries))
        {
            File.CreateSymbolicLink(Path.Combine(system, Path.GetFileName(library)), library);
        }

        // Keeps Wine from installing itself, which takes ten seconds and 700 MB.
        folder.Write(".update-timestamp", "disable\n");
    }

    /// <summary>Full path of what programs see as C:\.</summary>
    public string DriveC { get; }

    /// <summary>Copies the files of a folder to C:\<paramref name="name"/>.</summary>
    public void Install(string source, string name)
    {
        var target = Directory.CreateDirectory(Path.Combine(DriveC, name)).FullName;
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    /// <summary>Runs a program of C: in a folder of this machine, with <paramref name="input"/> as its standard input.</summary>
    internal ProgramRun Run(string input, string workingFolder, string program, params string[] arguments) =>
        ProgramRun.Fed("/usr/bin/env", input, ["-C", workingFolder, .. Surroundings, wine, program, .. arguments]);

    public void Dispose()
    {
        // Else Wine's server and its children outlive the tests for some seconds.
        ProgramRun.Of("/usr/bin/env", [.. Surroundings, Programs + "/wineserver64", "-k", "-w"]);
        folder.Dispose();
    }

    /// <summary>Without a display, and without the package for HTML, which Wine would ask for.</summary>
    private string[] Surroundings =>
        ["-u", "DISPLAY", $"WINEPREFIX={folder.Path}", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mshtml="];
}
