using System.Diagnostics;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Bicep;

/// <summary>A compiler that fails in one of many ways is one clear diagnostic, in bounded time, and nothing is written.</summary>
public sealed class FaultyCompilerTest : IDisposable
{
    private const string Protocol =
        """
        #!/bin/sh
        cr=$(printf '\r')
        ask() {
          length=
          while read -r line; do
            line=${line%"$cr"}
            [ -n "$line" ] || break
            length=${line#*: }
          done
          [ -n "$length" ] || exit 0
          body=$(head -c "$length")
          id=${body#*'"id":'}
          id=${id%%,*}
        }
        say() { printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"; }
        result() { say "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":$1}"; }
        error() { say "{\"jsonrpc\":\"2.0\",\"id\":$id,\"error\":{\"code\":$1,\"message\":\"$2\"}}"; }
        version() { ask; result '{"version":"0.49.2"}'; }

        """;

    private readonly TemporaryFolder folder = new();

    public FaultyCompilerTest()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-ins for the compiler are shell scripts.");
        }

        folder.Write("cmg.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncloud: AzurePublicCloud\n");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("echo 'libicu is not there' >&2; exit 3", "CMG6072: The Bicep compiler ended with the exit code 3 before it had answered: libicu is not there. ")]
    [InlineData("version; exit 4", "CMG6072: The Bicep compiler ended with the exit code 4 ")]
    [InlineData("ask; printf 'Content-Length: 900\\r\\n\\r\\n{'; exit 0", "CMG6072: The Bicep compiler ended with the exit code 0 ")]
    [InlineData("exec sleep 60", "CMG6073: The Bicep compiler gave no answer to 'bicep/version' within 1 s ")]
    [InlineData("version; exec sleep 60", "CMG6073: The Bicep compiler gave no answer to 'bicep/")]
    [InlineData("echo Usage: something; exec sleep 60", "CMG6074: What the program answers isn't the Bicep compiler's protocol: a header is neither Content-Length nor Content-Type.")]
    [InlineData("printf '\\r\\n'; exec sleep 60", "CMG6074: What the program answers isn't the Bicep compiler's protocol: a message has no Content-Length.")]
    [InlineData("echo Hello there; exec sleep 60", "CMG6074: What the program answers isn't the Bicep compiler's protocol: a header is neither Content-Length nor Content-Type.")]
    [InlineData("ask; say 'not JSON'; exec sleep 60", "CMG6074: What the program answers isn't the Bicep compiler's protocol: a message isn't JSON.")]
    [InlineData("ask; say '[]'; exec sleep 60", "CMG6074: What the program answers isn't the Bicep compiler's protocol: a message is neither ")]
    [InlineData("ask; printf 'Content-Length: 99999999999\\r\\n\\r\\n'; exec sleep 60", "CMG6074: What the program answers isn't the Bicep compiler's protocol: a Content-Length ")]
    [InlineData("exec cat /dev/zero", "CMG6074: What the program answers isn't the Bicep compiler's protocol: a header has more than 4096 bytes.")]
    [InlineData("ask; result '{\"v\":1}'", "CMG6074: What the program answers isn't the Bicep compiler's protocol: it doesn't say its version.")]
    [InlineData("version; while ask; do result '{\"diagnostics\":[{}]}'; done", "CMG6074: What the program answers isn't the Bicep compiler's protocol: its answer to ")]
    [InlineData("ask; result '{\"version\":\"0.30.23\"}'", "CMG6075: The Bicep compiler has the version '0.30.23'. cmg needs 0.37.1 or a later one: ")]
    [InlineData("ask; result '{\"version\":\"banana\"}'", "CMG6075: The Bicep compiler has the version 'banana'. ")]
    [InlineData("version; while ask; do error -32601 'No method'; done", "CMG6075: The Bicep compiler 0.49.2 doesn't know the question 'bicep/")]
    [InlineData("version; while ask; do error -32000 'It broke'; done", "CMG6076: The Bicep compiler failed at 'main.bicep")]
    [InlineData("version; while ask; do case $body in *Snapshot*) error -32000 'An environment variable is not set';; *) result '{\"contents\":\"\",\"parameters\":\"\"}';; esac; done", "CMG4133: 'gateways/granitefalls.contoso.com/bicep/main.bicepparam' (line 1) can't be evaluated for a snapshot: An environment variable is not set.")]
    [InlineData("version; while ask; do result '{}'; done", "CMG4130: 'gateways/granitefalls.contoso.com/bicep/main.bicepparam' (line 1) doesn't compile, and the compiler doesn't say why.")]
    public void Fault_is_one_diagnostic(string script, string expected)
    {
        var time = Stopwatch.GetTimestamp();
        var run = Cmg(Compiler(Protocol + script + "\n"), "render", "--snapshot", "--bicep-timeout", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"error {expected}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split("error CMG").Skip(1).Select(rest => rest[..4]).Distinct());
        Assert.InRange(Stopwatch.GetElapsedTime(time), TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "rendered")));
    }

    [Fact]
    public void No_program_at_all()
    {
        var run = Cmg(folder.Write("bicep", "no program\n"), "validate", "--bicep");
        Assert.Contains("error CMG6071: The Bicep compiler can't be started: permission denied.", run.Error, StringComparison.Ordinal);
        run = Cmg("nowhere/bicep", "validate", "--bicep");
        Assert.Equal("nowhere/bicep: error CMG6070: There is no file 'nowhere/bicep'. '--bicep-path' is the Bicep compiler's own executable.\n", run.Error);
    }

    /// <summary>An answer to nothing and a notification are passed over, and an answer out of turn finds its question.</summary>
    [Fact]
    public void Chatter_disturbs_nothing()
    {
        var compiler = Compiler(Protocol +
            """
            ask
            say '{"jsonrpc":"2.0","method":"log","params":{}}'
            say '{"jsonrpc":"2.0","id":77,"result":{}}'
            result '{"version":"1.0.0-beta.1"}'
            while ask; do result '{"contents":"x","parameters":"{}"}'; done

            """);
        var run = Cmg(compiler, "validate", "--bicep");
        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("warning CMG4132", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_is_asked_where_there_is_no_Bicep()
    {
        folder.Write("cmg.yaml", "domain: contoso.com\nprefix: granitefalls\nregion: westus\noutputs: [runbook]\ndns: {outputs: [bind]}\n");
        Assert.Equal((0, ""), Cmg("nowhere/bicep", "validate", "--bicep") is var run ? (run.ExitCode, run.Error) : default);
    }

    /// <summary>On the PATH first, then where Azure's command line keeps it; else what to do is said.</summary>
    [Theory]
    [InlineData("PATH", "", "")]
    [InlineData("AZURE_CONFIG_DIR", "bin", "")]
    [InlineData("HOME", ".azure/bin", "")]
    [InlineData("OTHER", "", "bicep: error CMG6070: There is no Bicep compiler, neither on the PATH nor in '~/.azure/bin', where Azure's command line keeps it. Install it by 'az bicep install', or say where it is by '--bicep-path FILE'.\n")]
    public void Compiler_is_found(string variable, string below, string expected)
    {
        Compiler(Protocol + "version; while ask; do result '{\"contents\":null,\"parameters\":\"{}\"}'; done\n", Path.Combine(below, "bicep"));
        var run = CmgRun.With(shell => shell with { Variable = name => name == variable ? folder.Path : null }, folder.Path, "validate", "--bicep");
        Assert.Equal((expected.Length == 0 ? 0 : 1, expected), (run.ExitCode, run.Error));
    }

    /// <summary>Every way to a network leads to a proxy that isn't there.</summary>
    [Fact]
    public void Compiler_has_no_way_out()
    {
        Cmg(Compiler(Protocol + $"env > '{folder.Path}/env'; exit 1\n"), "validate", "--bicep");
        var environment = File.ReadAllLines(Path.Combine(folder.Path, "env"));
        Assert.Contains("https_proxy=http://127.0.0.1:1", environment);
        Assert.Contains("HTTP_PROXY=http://127.0.0.1:1", environment);
        Assert.DoesNotContain(environment, line => line.StartsWith("no_proxy=", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("validate --bicep-path bicep", "'--bicep-path' is for '--bicep': give that too.")]
    [InlineData("check --bicep-timeout 3", "'--bicep-timeout' is for '--snapshot': give that too.")]
    [InlineData("render --bicep-timeout 3", "'--bicep-timeout' is for '--bicep' and '--snapshot': give that too.")]
    [InlineData("render --bicep --bicep-timeout 0", "'0' is no time for '--bicep-timeout', which is in seconds, from 1 to 3600.")]
    public void Options_without_their_use_are_refused(string arguments, string expected)
    {
        var run = CmgRun.In(folder.Path, arguments.Split(' '));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($": error CMG5020: {expected}", run.Error, StringComparison.Ordinal);
    }

    private CmgRun Cmg(string compiler, params string[] arguments) => CmgRun.In(folder.Path, [.. arguments, "--bicep-path", compiler]);

    private string Compiler(string script, string name = "bicep") => folder.WriteProgram(name, script);
}
