using System.Collections.Immutable;

namespace CmgIac.Core.Tests.Oracles.Windows;

/// <summary>Wine's setupapi and crypt32, which read INF files and X.500 names as Windows' do.</summary>
public sealed class Wine : IDisposable
{
    private readonly WinePrefix windows = new();

    public Wine() => Build("read-inf.c", "setupapi", "crypt32");

    /// <summary>What Windows makes of policy files, in their order; one process reads them all.</summary>
    internal ImmutableArray<WindowsInf> Read(IEnumerable<byte[]> files)
    {
        var input = "";
        foreach (var (content, index) in files.Select((content, index) => (content, index)))
        {
            File.WriteAllBytes(Path.Combine(windows.DriveC, $"{index}.inf"), content);
            input += $"C:\\{index}.inf\n";
        }

        var run = windows.Run(input, windows.DriveC, "C:\\read-inf.exe");
        Xunit.Assert.True(run.ExitCode == 0, run.Errors);
        return WindowsInf.Parse(run.Output);
    }

    public void Dispose() => windows.Dispose();

    private void Build(string source, params IEnumerable<string> libraries)
    {
        var built = ProgramRun.Of(
            Oracle.Require("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32"),
            ["-O1", "-Wall", "-Werror", "-o", Path.Combine(windows.DriveC, Path.ChangeExtension(source, "exe")),
                Repository.Path("tests", "CmgIac.Core.Tests", "Oracles", "Windows", source), .. libraries.Select(library => "-l" + library)]);
        Xunit.Assert.True(built.ExitCode == 0, built.Errors);
    }
}
