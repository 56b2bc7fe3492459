using CmgIac.Cli.Files;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>Who may read and write what is rendered.</summary>
public class ModeTest : IDisposable
{
    private const string A = "gateways/a";
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly Place place = new Place().Put("cmg.yaml");

    public void Dispose()
    {
        place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_file_that_is_replaced_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such modes");
        place.Wants(A, "cmg.yaml", ("x", "1"), ("y", "1"), ("z", "1")).Render();
        var usual = Mode("z");
        SetMode(place.Path($"out/{A}/x"), Mine);
        SetMode(place.Path($"out/{A}/y"), Mine | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);

        place.Wants().Wants(A, "cmg.yaml", ("x", "2"), ("y", "2"), ("z", "2"), ("new", "2")).Render();

        Assert.Equal("2", place.Text($"out/{A}/x"));
        Assert.Equal(Mine, Mode("x"));
        Assert.Equal(Mine | UnixFileMode.UserExecute | UnixFileMode.OtherWrite, Mode("y"));
        Assert.Equal(usual, Mode("z"));
        Assert.Equal(usual, Mode("new"));
    }

    /// <summary>In a folder that not even a privileged process can write to.</summary>
    [Fact]
    public void A_folder_that_nobody_can_write_and_needs_no_change_is_fine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /proc");

        Assert.Empty(Place.Changes(OutputFolder.Write(place.Order(output: "/proc/sys"))));
        place.Wants(A, "cmg.yaml", ("x", "1"));
        Assert.Equal(["CMG5010"], OutputFolder.Write(place.Order(output: "/proc/sys")).Diagnostics.Select(d => d.Code));
    }

    private UnixFileMode Mode(string name) => ModeOf(place.Path($"out/{A}/{name}"));

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
