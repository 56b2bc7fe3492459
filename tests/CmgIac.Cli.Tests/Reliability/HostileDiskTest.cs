using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Reliability;

/// <summary>A disk that is full, read-only or gone, and signals: a clear message, and nothing of what was there is lost.</summary>
public class HostileDiskTest
{
    /// <summary>About 300 files.</summary>
    private static readonly string Spec =
        $"domain: contoso.com\ncloud: AzurePublicCloud\nregion: westus\ngateways:\n{string.Concat(Enumerable.Range(0, 30).Select(number => $"  - prefix: granite{number:00}\n"))}";

    /// <summary>From room for a few files to room for nearly all: KiB of a disk of its own.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(400)]
    [InlineData(900)]
    public void A_full_disk(int size)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        var run = OnDiskOf(size, folder.Path, "cmg render -o disk/rendered; echo $?; find disk -type f | wc -l");
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal("1", lines[^2]);
        Assert.Contains("CMG5", run.Errors, StringComparison.Ordinal);
        Assert.Contains("the disk is full", run.Errors, StringComparison.OrdinalIgnoreCase);
        AssertNoTrace(run);
        Assert.Equal("0", lines[^1]);
    }

    /// <summary>A spec that isn't all there would be taken for one by the next 'cmg init'.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_full_disk_gets_no_part_of_a_first_spec(int free)
    {
        using var folder = new TemporaryFolder();
        var run = OnDiskOf(400, folder.Path, $"head -c {(400 - free) * 1024} /dev/zero >disk/filler; cmg init disk/new.yaml; echo $?; ls -A disk; rm disk/filler; cmg init disk/new.yaml");
        Assert.StartsWith("1\nfiller\nWrote ", run.Output, StringComparison.Ordinal);
        Assert.Equal("disk/new.yaml(1,1): error CMG5010: The output 'disk/new.yaml' can't be read or written: the disk is full. Mend that and run again.\n", run.Errors);
    }

    /// <summary>The system would end the process by a signal. A runtime of machine code that isn't there yet needs large files of its own.</summary>
    [Theory]
    [InlineData("render -o new", "CMG5010")]
    [InlineData("report -o new.html", "CMG5141")]
    [InlineData("init new.yaml", "CMG5010")]
    [InlineData("certificate request -o new --passphrase-env HOME_OF_CMG", "CMG7082")]
    public void A_limit_of_what_a_file_may_hold(string verb, string code)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        var run = ProgramRun.Of(
            "/usr/bin/env", "-C", folder.Path, "DOTNET_EnableWriteXorExecute=0", "HOME_OF_CMG=correct horse battery staple", "sh", "-c",
            $"ulimit -f 1; {string.Join(' ', CmgProcess.Command)} {verb}; echo $?; ls -A");
        Assert.Equal("1\ncmg.yaml\n", run.Output);
        Assert.Contains(code, run.Errors, StringComparison.Ordinal);
        Assert.Contains("the file is too large", run.Errors, StringComparison.Ordinal);
        AssertNoTrace(run);
    }

    [Fact]
    public void A_disk_that_fills_up_keeps_the_old_files()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        var run = OnDiskOf(
            8000, folder.Path,
            """
            set -e
            cmg render -o disk/rendered >/dev/null
            cp -r disk/rendered before
            head -c 20000000 /dev/zero >disk/filler 2>/dev/null || true
            sed -i s/westus/eastus/ cmg.yaml
            cmg render -o disk/rendered || echo "ended with $?"
            diff -r before disk/rendered && echo same
            rm disk/filler
            cmg render -o disk/rendered >/dev/null && cmg check -o disk/rendered
            """);
        Assert.Contains("ended with 1\nsame\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
        AssertNoTrace(run);
    }

    [Fact]
    public void A_read_only_disk()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        var run = OnDiskOf(
            8000, folder.Path,
            """
            cmg render -o disk/rendered >/dev/null
            mount -o remount,ro disk
            cmg check -o disk/rendered; echo "check $?"
            cmg render -o disk/rendered; echo "unchanged $?"
            sed -i s/westus/eastus/ cmg.yaml
            cmg render -o disk/rendered; echo "changed $?"
            """);
        Assert.Contains("check 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("unchanged 0", run.Output, StringComparison.Ordinal);
        Assert.Contains("changed 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("read-only", run.Errors, StringComparison.OrdinalIgnoreCase);
        AssertNoTrace(run);
    }

    [Fact]
    public void A_folder_that_vanishes_under_way()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        for (var time = 0; time < 10; time++)
        {
            var output = Path.Combine(folder.Path, "rendered");
            using var cmg = CmgProcess.Start(folder.Path, "render");
            while (!cmg.HasEnded && !Directory.Exists(Path.Combine(output, "gateways")))
            {
                Thread.Yield();
            }

            Thread.Sleep(time);
            Remove(output);
            var run = cmg.End();
            AssertNoTrace(run);
            Assert.InRange(run.ExitCode, 0, 1);
            Assert.Equal(run.ExitCode == 0, run.Errors.Length == 0);
            Assert.Equal(0, CmgProcess.Run(folder.Path, "render").ExitCode);
            Assert.Equal(0, CmgProcess.Run(folder.Path, "check").ExitCode);
            Remove(output);
        }
    }

    [Fact]
    public void Permissions_that_are_taken_away()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec);
        // Where the executable lies, only its owner may look.
        var cmg = string.Join(' ', CmgProcess.Command);
        if (CmgProcess.Command is [var native])
        {
            cmg = Path.Combine(folder.Path, "cmg");
            File.Copy(native, cmg);
        }

        // To the superuser nothing is forbidden.
        var run = ProgramRun.Of(
            "/bin/sh", "-c",
            $$"""
            cd {{folder.Path}} && {{cmg}} render >/dev/null && chmod -R a+rX . && chmod a+w rendered && cp -r rendered before
            sed -i s/westus/eastus/ cmg.yaml
            as_nobody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/ "$@"; else chmod -R a-w rendered/gateways; "$@"; fi; }
            as_nobody {{cmg}} render; echo "ended with $?"
            chmod -R u+w rendered
            diff -r -x .cmg.lock before rendered && echo same
            """);
        Assert.Contains("ended with 1\nsame\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("denied", run.Errors, StringComparison.OrdinalIgnoreCase);
        AssertNoTrace(run);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_ends_a_run_and_leaves_all_or_nothing(string signal, int exitCode)
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", Spec.Replace("  - prefix: granite00\n", string.Concat(Enumerable.Range(100, 400).Select(number => $"  - prefix: granite{number}\n")), StringComparison.Ordinal));
        using var cmg = CmgProcess.Start(folder.Path, "render");
        while (!cmg.HasEnded && !Directory.Exists(Path.Combine(folder.Path, "rendered")))
        {
            Thread.Yield();
        }

        ProgramRun.Of("/bin/kill", $"-{signal}", $"{cmg.Id}");
        var run = cmg.End();
        AssertNoTrace(run);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Empty(Directory.GetFiles(folder.Path, ".cmg*", SearchOption.AllDirectories));
        var isThere = Directory.Exists(Path.Combine(folder.Path, "rendered"));
        Assert.Equal(isThere ? 0 : 2, CmgProcess.Run(folder.Path, "check").ExitCode);
        Assert.Equal(0, CmgProcess.Run(folder.Path, "render").ExitCode);
        Assert.Equal(0, CmgProcess.Run(folder.Path, "check").ExitCode);
    }

    /// <summary>Runs a script in <paramref name="folder"/>, where <c>disk</c> is a file system of <paramref name="size"/> KiB.</summary>
    private static ProgramRun OnDiskOf(int size, string folder, string script)
    {
        Directory.CreateDirectory(Path.Combine(folder, "disk"));
        var mounts = ProgramRun.Of("unshare", "-rm", "true");
        Assert.SkipUnless(mounts.ExitCode == 0, "This kernel lets no one mount a disk of their own.");
        var prefix = $"mount -t tmpfs -o size={size}k tmpfs disk || exit 99\ncmg() {{ {string.Join(' ', CmgProcess.Command)} \"$@\"; }}\n";
        return ProgramRun.Of("/usr/bin/env", "-C", folder, "unshare", "-rm", "sh", "-c", prefix + script);
    }

    private static void Remove(string folder)
    {
        // Files appear while it is emptied.
        while (Directory.Exists(folder))
        {
            ProgramRun.Of("rm", "-rf", folder);
        }
    }

    private static void AssertNoTrace(ProgramRun run)
    {
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("CMG5022", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Errors, StringComparison.Ordinal);
    }
}
