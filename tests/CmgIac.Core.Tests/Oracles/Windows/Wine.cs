using System.Collections.Immutable;

namespace CmgIac.Core.Tests.Oracles.Windows;

/// <summary>
/// Wine, whose setupapi reads INF files and whose crypt32 reads X.500 names as Windows' do, in a Windows folder of its own:
/// of Wine's own parts by links, without registry, display, network and any other drive than C:.
/// </summary>
public sealed class Wine : IDisposable
{
    private const string Programs = "/usr/lib/wine";
    private const string Libraries = "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows";

    private readonly TemporaryFolder folder = new();
    private readonly string wine = Oracle.RequireFile(Programs + "/wine64", "wine64");

    public Wine()
    {
        Oracle.RequireFile(Libraries, "libwine");
        Directory.CreateDirectory(Path.Combine(folder.Path, "dosdevices"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "dosdevices", "c:"), "../drive_c");
        var system = Directory.CreateDirectory(Path.Combine(folder.Path, "drive_c", "windows", "system32")).FullName;
        foreach (var library in Directory.GetFiles(Libraries))
        {
            File.CreateSymbolicLink(Path.Combine(system, Path.GetFileName(library)), library);
        }

        // Keeps Wine from installing itself, which takes ten seconds and 700 MB.
        folder.Write(".update-timestamp", "disable\n");
        Build("read-inf.c", "setupapi", "crypt32");
    }

    /// <summary>What Windows makes of policy files, in their order; one process reads them all.</summary>
    internal ImmutableArray<WindowsInf> Read(IEnumerable<byte[]> files)
    {
        var input = "";
        foreach (var (content, index) in files.Select((content, index) => (content, index)))
        {
            File.WriteAllBytes(Path.Combine(folder.Path, "drive_c", $"{index}.inf"), content);
            input += $"C:\\{index}.inf\n";
        }

        var run = ProgramRun.Fed("/usr/bin/env", input, [.. Surroundings, wine, "C:\\read-inf.exe"]);
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
        return WindowsInf.Parse(run.Output);
    }

    public void Dispose()
    {
        // Else Wine's server and its children outlive the tests for some seconds.
        ProgramRun.Of("/usr/bin/env", [.. Surroundings, Programs + "/wineserver64", "-k", "-w"]);
        folder.Dispose();
    }

    /// <summary>Without a display, and without the packages for .NET and HTML, which Wine would ask for.</summary>
    private ImmutableArray<string> Surroundings =>
        ["-u", "DISPLAY", $"WINEPREFIX={folder.Path}", "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml="];

    private void Build(string source, params IEnumerable<string> libraries)
    {
        var built = ProgramRun.Of(
            Oracle.Require("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32"),
            ["-O1", "-Wall", "-Werror", "-o", Path.Combine(folder.Path, "drive_c", Path.ChangeExtension(source, "exe")),
                Repository.Path("tests", "CmgIac.Core.Tests", "Oracles", "Windows", source), .. libraries.Select(library => "-l" + library)]);
        Xunit.Assert.True(built.ExitCode == 0, built.Errors);
    }
}
