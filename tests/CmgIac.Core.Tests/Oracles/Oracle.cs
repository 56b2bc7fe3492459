using System.Diagnostics;
using System.Text;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>The real programs that read what is rendered.</summary>
internal static class Oracle
{
    /// <summary>
    /// The path of <paramref name="program"/> on the PATH. Where it is missing the test is skipped and says how to
    /// install it; in CI that is a failure, so that no oracle falls silent there.
    /// </summary>
    public static string Require(string program, string debianPackage)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        if (found is null)
        {
            var reason = $"'{program}' isn't on the PATH: install the Debian package '{debianPackage}'.";
            Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), reason);
            Assert.Fail(reason);
        }

        return found;
    }

    /// <summary>Runs <paramref name="program"/> with <paramref name="input"/>; its output in UTF-8, once it ended with 0.</summary>
    public static string Run(string program, string input, params string[] arguments)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.Result}{output.Result}");
        return output.Result;
    }
}
