using CmgIac.Core.Rendering;
using Xunit;

namespace CmgIac.Core.Tests;

/// <summary>
/// All that Stryker sees of the tests: it makes the mutants, and others try them. It comes past a few, since where a test
/// comes past none, Stryker can't know, and tries all. Stryker puts the core back as it was when it ends, so that the mutated
/// one is kept beside it.
/// </summary>
public class NothingTest
{
    [Fact]
    public void Next_to_nothing_is_tested()
    {
        var core = typeof(CsvLanguage).Assembly.Location;
        File.Copy(core, core + ".mutated", overwrite: true);
        Assert.True(CsvLanguage.Instance.IsBareWord("a"));
    }
}
