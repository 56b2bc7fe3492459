using CmgIac.Cli.Tests.Commands;
using Xunit;

namespace CmgIac.Cli.Tests.Files;

/// <summary>Folders of templates on disk.</summary>
public class TemplateFolderTest : Fixture
{
    [Theory]
    [InlineData("per-zone/bind/records.zone.sbn", false)]
    [InlineData("per-zone/bind/nowhere.sbn", false)]
    [InlineData("per-zone", true)]
    [InlineData("per-zone/bind", true)]
    public void A_linked_template_is_an_error_at_its_path(string link, bool isFolder)
    {
        Write("cmg.yaml", Minimal);
        Write("elsewhere/records.zone.sbn", "; mine\n");
        var path = Path.Combine(Folder, "templates", link);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, Path.Combine(Folder, isFolder ? "elsewhere" : "elsewhere/" + Path.GetFileName(link)));

        var run = Cmg("render", "--templates", "templates");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"templates/{link}(1,1): error CMG5011: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("it is a symbolic link, which is not followed", run.Error, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public void A_link_that_is_not_meant_as_a_template_is_nobody_s_business()
    {
        Write("cmg.yaml", Minimal);
        Write("elsewhere/README.md", "");
        Directory.CreateDirectory(Path.Combine(Folder, "templates"));
        File.CreateSymbolicLink(Path.Combine(Folder, "templates", "README.md"), Path.Combine(Folder, "elsewhere", "README.md"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "templates", "notes"), Path.Combine(Folder, "elsewhere"));

        Assert.Equal(0, Cmg("render", "--templates", "templates").ExitCode);
    }
}
