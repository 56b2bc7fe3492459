using System.Diagnostics;
using System.Text;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests;

/// <summary>The real process keeps a passphrase to itself: on a terminal, in its streams, in the list of processes.</summary>
public sealed class SecretTest : IDisposable
{
    private const string Secret = "Correct-Horse-7";
    private const string Name = "granitefalls.contoso.com";

    private readonly TemporaryFolder folder = new();

    public SecretTest() => folder.Write("cmg.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: westus\n");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Typed_on_a_terminal()
    {
        // util-linux' script gives the process a terminal, whose output is our pipe.
        var tool = Path.Combine(AppContext.BaseDirectory, "cmg.dll");
        using var process = Start(Oracle.Require("script", "bsdutils"), "-qefc", $"dotnet '{tool}' certificate request", "/dev/null");
        var shown = new StringBuilder();
        foreach (var question in new[] { "Passphrase: ", "The same again: " })
        {
            await ReadUntil(process, shown, question);
            // A slip that is taken back; then character by character, so that some fall between two reads.
            foreach (var typed in Secret + "xy\b\u007F\r")
            {
                await process.StandardInput.WriteAsync(typed);
                await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        }

        shown.Append(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        // Nothing but the questions and the answer; the runtime's switch of the keypad stands before them.
        Assert.EndsWith(
            $"Passphrase: \r\nThe same again: \r\n{Name}: send {Name}.csr.pem to the CA, keep {Name}.key.pem.\r\n", shown.ToString(), StringComparison.Ordinal);
        AssertOpens();
    }

    [Theory]
    [InlineData("--passphrase-env", "SECRET")]
    [InlineData("--passphrase-file", "secret")]
    public async Task Given_by_an_option(string option, string value)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /proc");
        folder.Write("secret", Secret + "\n");
        using var process = Start("dotnet", Path.Combine(AppContext.BaseDirectory, "cmg.dll"), "certificate", "request", option, value);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var looks = 0;
        while (!process.HasExited)
        {
            var line = ReadCommandLine(process.Id);
            Assert.DoesNotContain(Secret, line, StringComparison.Ordinal);
            looks += line.Contains(option, StringComparison.Ordinal) ? 1 : 0;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.True(looks > 0);
        Assert.Equal((0, $"{Name}: send {Name}.csr.pem to the CA, keep {Name}.key.pem.\n", ""), (process.ExitCode, await output, await error));
        AssertOpens();
    }

    private static string ReadCommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task ReadUntil(Process process, StringBuilder shown, string end)
    {
        var one = new char[1];
        while (!shown.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            Assert.Equal(1, await process.StandardOutput.ReadAsync(one, TestContext.Current.CancellationToken));
            shown.Append(one);
        }
    }

    private Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SECRET"] = Secret;
        start.Environment["TERM"] = "xterm";
        return Process.Start(start)!;
    }

    private void AssertOpens()
    {
        var secret = folder.Write("opens", Secret);
        var run = ProgramRun.Of(
            Oracle.Require("openssl", "openssl"), "pkey", "-in", Path.Combine(folder.Path, Name + ".key.pem"), "-passin", "file:" + secret, "-noout", "-check");
        Assert.Equal(0, run.ExitCode);
    }
}
