using CmgIac.Cli.Files;
using CmgIac.Core.Output;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>A run that ends at any step, and two runs at once.</summary>
public class CrashTest : IDisposable
{
    private const string A = "gateways/a";
    private const string B = "zones/b";
    private readonly Place place = new Place().Put("cmg.yaml").Put("b.yaml");

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Steps of the run below: 5 files prepared, 5 put in place, 4 deleted.</summary>
    public static TheoryData<int> Steps => [.. Enumerable.Range(0, 14)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void The_next_run_converges_from_any_step(int step)
    {
        Old().Render();
        CrashAt(step, New());
        AssertOldOrNew();

        New().Render();

        AssertNew();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_next_run_that_wants_something_else_converges_as_well(int step)
    {
        Old().Render();
        CrashAt(step, New());

        place.Wants().Wants(A, "cmg.yaml", ("x", "3"), ("w", "3")).Render();

        Assert.Equal(["out/.gitattributes=* -text\n", $"out/{A}/cmg.manifest.json", $"out/{A}/w=3", $"out/{A}/x=3"], place.Tree());
        place.AssertConverged();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Two_crashes_in_a_row_converge(int step)
    {
        Old().Render();
        CrashAt(step, New());
        CrashAt(1 + (step / 2), place.Wants().Wants(A, "cmg.yaml", ("x", "3"), ("n", "3")));

        New().Render();

        AssertNew();
    }

    [Fact]
    public void A_first_run_that_crashes_leaves_a_journal_that_check_understands()
    {
        CrashAt(11, New());
        Assert.Contains(place.Tree(), e => e.StartsWith("out/.cmg.lock=", StringComparison.Ordinal));

        var check = OutputFolder.Check(place.Wants().Wants(A, "cmg.yaml", ("n", "9"), ("x", "9")).Order());

        Assert.Contains(check.Value!.Files, f => f.State == CheckState.Stale);
        Assert.DoesNotContain(check.Value!.Files, f => f.State == CheckState.Edited);
    }

    [Fact]
    public void An_edit_after_a_crash_is_still_an_edit()
    {
        Old().Render();
        CrashAt(7, New());
        place.Put($"out/{A}/x", "edited");

        Assert.Equal([$"CMG5004 out/{A}/x"], New().Refused());
        Assert.True(File.Exists(place.Path("out/.cmg.lock")));
        Assert.Empty(New().Refused(force: true));
        AssertNew();
    }

    [Fact]
    public void A_run_of_other_specs_keeps_the_journal_of_a_crash()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"));
        CrashAt(3, place);

        place.Wants().Wants(B, "b.yaml", ("y", "1")).Render("b.yaml");
        Assert.Contains("\"gateways/a\"", place.Text("out/.cmg.lock"), StringComparison.Ordinal);
        Assert.DoesNotContain("zones/b", place.Text("out/.cmg.lock"), StringComparison.Ordinal);

        place.Wants().Wants(A, "cmg.yaml", ("x", "2")).Wants(B, "b.yaml", ("y", "1")).Render("cmg.yaml", "b.yaml");
        place.AssertConverged("cmg.yaml", "b.yaml");
    }

    [Fact]
    public void Temporary_files_that_aren_t_of_our_naming_stay()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"));
        CrashAt(1, place);
        place.Put($"out/{A}/.cmg-notes.tmp", "mine");

        place.Render();

        Assert.Equal(
            ["out/.gitattributes=* -text\n", $"out/{A}/.cmg-notes.tmp=mine", $"out/{A}/cmg.manifest.json", $"out/{A}/x=1"],
            place.Tree());
    }

    /// <summary>A power cut may take the journal's last lines with it.</summary>
    [Fact]
    public void A_temporary_file_that_no_journal_knows_goes_when_its_folder_is_written_into()
    {
        Old().Render();
        place.Put($"out/{A}/.cmg-{new string('0', 32)}.tmp", "half");

        New().Render();

        AssertNew();
    }

    [Fact]
    public void A_second_run_says_that_the_folder_is_in_use()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"));
        var second = Array.Empty<string>();
        var check = Array.Empty<string>();
        place.Fault.Act = _ =>
        {
            second = Place.Codes(OutputFolder.Write(place.Order()).Diagnostics);
            check = Place.Codes(OutputFolder.Check(place.Order()).Diagnostics);
        };

        place.Render();

        Assert.Equal(["CMG5009 out"], second);
        Assert.Equal(["CMG5009 out"], check);
        place.Fault.Act = null;
        place.AssertConverged();
    }

    [Fact]
    public async Task Many_runs_at_once_each_write_or_say_that_the_folder_is_in_use()
    {
        place.Wants(A, "cmg.yaml", ("x", "1"), ("y", "2"), ("z", "3"));
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 40).Select(_ => Place.Codes(OutputFolder.Write(place.Order()).Diagnostics)).ToList())));

        Assert.All(runs.SelectMany(r => r), codes => Assert.True(codes is [] or ["CMG5009 out"], string.Join(' ', codes)));
        Assert.Contains(runs.SelectMany(r => r), codes => codes.Length == 0);
        place.Render();
        place.AssertConverged();
    }

    [Fact]
    public void A_lock_on_a_file_that_was_removed_is_no_lock()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file can't be removed there");
        var path = place.Put("lock").Path("lock");
        using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Assert.True(OutputLock.IsStillAt(path, stream));
        File.Delete(path);
        Assert.False(OutputLock.IsStillAt(path, stream));
        place.Put("lock");
        Assert.False(OutputLock.IsStillAt(path, stream));
    }

    private Place Old() => place.Wants().Wants(A, "cmg.yaml", ("x", "1"), ("y", "1"), ("d/z", "1")).Wants(B, "cmg.yaml", ("y", "1"));

    private Place New() => place.Wants().Wants(A, "cmg.yaml", ("x", "2"), ("n", "2"), ("e/n", "2"), ("f", "2"));

    private void CrashAt(int step, Place wanted)
    {
        wanted.Fault.After(step);
        Assert.Throws<OutputFault.PowerCutException>(() => wanted.Write());
    }

    private void AssertOldOrNew() => Assert.All(
        place.Tree().Where(e => !e.Contains(".cmg", StringComparison.Ordinal) && !e.Contains(".git", StringComparison.Ordinal)),
        e => Assert.True(e[^2..] is "=1" or "=2" || e[^1] == '/' || e.EndsWith(".json", StringComparison.Ordinal), e));

    private void AssertNew()
    {
        Assert.Equal(
            ["out/.gitattributes=* -text\n", $"out/{A}/cmg.manifest.json", $"out/{A}/e/n=2", $"out/{A}/f=2", $"out/{A}/n=2", $"out/{A}/x=2"],
            place.Tree());
        place.AssertConverged();
    }
}
