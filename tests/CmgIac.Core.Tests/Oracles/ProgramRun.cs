using System.Diagnostics;
using System.Text;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>How a program ended and what it wrote.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Runs a program to its end; one that takes longer than 120 s is killed and throws.</summary>
    public static ProgramRun Of(string program, params string[] arguments) => Run(program, "", [], arguments);

    /// <summary>As <see cref="Of"/>, with <paramref name="input"/> in UTF-8 as its standard input.</summary>
    public static ProgramRun Fed(string program, string input, params string[] arguments) => Run(program, input, [], arguments);

    /// <summary>As <see cref="Of"/>, with variables of its environment.</summary>
    public static ProgramRun With(Dictionary<string, string> environment, string program, params string[] arguments) => Run(program, "", environment, arguments);

    private static ProgramRun Run(string program, string input, Dictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var watch = new CancellationTokenSource(Limit);
        using var kill = watch.Token.Register(() => process.Kill(entireProcessTree: true));

        // Both pipes are read at once: a full one would stop the program.
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return watch.IsCancellationRequested
            ? throw new TimeoutException($"'{program}' took longer than {Limit.TotalSeconds} s.")
            : new ProgramRun(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
