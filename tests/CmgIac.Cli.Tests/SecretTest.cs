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
        var run = await RunWatched(option, "certificate", "request", option, value);
        Assert.Equal(new(0, $"{Name}: send {Name}.csr.pem to the CA, keep {Name}.key.pem.\n", ""), run);
        AssertOpens();
    }

    /// <summary>Of the right passphrase and a wrong one, and no file more than before.</summary>
    [Theory]
    [InlineData("--passphrase-env", "SECRET", Secret, 0)]
    [InlineData("--passphrase-file", "secret", Secret, 0)]
    [InlineData("--passphrase-env", "SECRET", "another", 1)]
    public async Task Given_for_a_pfx(string option, string value, string passphrase, int expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /proc");
        folder.Write("secret", Secret + "\n");
        using var writer = new PfxWriter();
        await File.WriteAllBytesAsync(
            Path.Combine(folder.Path, "gateway.pfx"),
            writer.OpenSslOf("leaf.pem", "-inkey", "key.pem", "-certfile", "chain.pem", "-legacy", "-passout", "pass:" + passphrase), TestContext.Current.CancellationToken);
        var before = Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories);
        foreach (var format in new[] { "text", "json" })
        {
            var run = await RunWatched(option, "certificate", "check", "gateway.pfx", option, value, "--as-of", "2026-11-24", "--format", format);
            Assert.Equal(expected, run.ExitCode);
            Assert.DoesNotContain(Secret, run.Output + run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories));
    }

    /// <summary>Runs cmg to its end, and looks all the while whether the list of processes has the passphrase.</summary>
    private async Task<ProgramRun> RunWatched(string option, params string[] arguments)
    {
        using var process = Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "cmg.dll"), .. arguments]);
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
        return new(process.ExitCode, await output, await error);
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
