using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Text;

/// <summary>
/// A file of the repository that holds what the code writes. With CMG_UPDATE_BASELINES=1, the one switch for all expected
/// files, it is written anew instead of compared.
/// </summary>
internal static class ExpectedFile
{
    public static byte[] Read(string path) => File.ReadAllBytes(Repository.Path(path));

    /// <summary>Compares byte by byte; <paramref name="path"/> is relative to the repository.</summary>
    public static void Holds(string path, string text)
    {
        var file = Repository.Path(path);
        if (Repository.UpdatesBaselines)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"'{path}' is missing; CMG_UPDATE_BASELINES=1 writes it.");
        Assert.Equal(text, File.ReadAllText(file));
    }
}
