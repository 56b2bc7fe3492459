using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Text;

/// <summary>A file of the repository that holds what the code writes; the switch of all expected files writes it anew.</summary>
internal static class ExpectedFile
{
    /// <summary>Compares every character; <paramref name="segments"/> lead from the repository's root.</summary>
    public static void Holds(string text, params string[] segments)
    {
        var file = Repository.Path(segments);
        if (Repository.UpdatesBaselines)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{string.Join('/', segments)} is missing; CMG_UPDATE_BASELINES=1 writes it.");
        Assert.Equal(text, File.ReadAllText(file));
    }
}
