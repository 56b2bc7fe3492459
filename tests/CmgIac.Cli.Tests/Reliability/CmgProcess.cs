using System.Diagnostics;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Reliability;

/// <summary>cmg as a process of its own, which can be killed: the native executable of CMG_BUILDS, else the one of the tests.</summary>
internal sealed class CmgProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private CmgProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public static IReadOnlyList<string> Command { get; } =
        Environment.GetEnvironmentVariable("CMG_BUILDS") is { Length: > 0 } builds
            ? [Path.Combine(Path.GetFullPath(builds), "native", "cmg")]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, "cmg.dll")];

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>A shell that starts something in the background has it ignore SIGINT, and what that starts as well.</summary>
    public static CmgProcess Start(string folder, params string[] arguments) =>
        new(new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT", "-C", folder, .. Command, .. arguments]));

    public static ProgramRun Run(string folder, params string[] arguments)
    {
        using var cmg = Start(folder, arguments);
        return cmg.End();
    }

    /// <summary>SIGKILL: the process has no say in it.</summary>
    public void Kill() => process.Kill();

    public ProgramRun End()
    {
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    public void Dispose() => process.Dispose();
}
