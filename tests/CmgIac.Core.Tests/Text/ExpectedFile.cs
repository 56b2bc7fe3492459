using System.Reflection;
using Xunit;

namespace CmgIac.Core.Tests.Text;

/// <summary>
/// A file of the repository that holds what the code writes. With CMG_UPDATE_BASELINES=1, the one switch for all expected
/// files, it is written anew instead of compared.
/// </summary>
internal static class ExpectedFile
{
    /// <summary>The folder of the solution, above that of the tests.</summary>
    public static string Repository { get; } = FindRepository();

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Repository, path));

    /// <summary>Compares byte by byte; <paramref name="path"/> is relative to the repository.</summary>
    public static void Holds(string path, string text)
    {
        var file = Path.Combine(Repository, path);
        if (Environment.GetEnvironmentVariable("CMG_UPDATE_BASELINES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"'{path}' is missing; CMG_UPDATE_BASELINES=1 writes it.");
        Assert.Equal(text, File.ReadAllText(file));
    }

    private static string FindRepository()
    {
        var folder = Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location);
        while (folder is not null && !File.Exists(Path.Combine(folder, "CmgIac.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
