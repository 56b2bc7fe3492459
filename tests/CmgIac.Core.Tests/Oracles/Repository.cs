namespace CmgIac.Core.Tests.Oracles;

/// <summary>The checkout that the tests were built from, and the one switch that rewrites what they expect.</summary>
internal static class Repository
{
    /// <summary>With CMG_UPDATE_BASELINES set, expected files are written instead of compared.</summary>
    public static bool UpdatesBaselines { get; } = Environment.GetEnvironmentVariable("CMG_UPDATE_BASELINES") == "1";

    public static string Root { get; } = FindRoot();

    public static string Path(params string[] segments) => System.IO.Path.Combine([Root, .. segments]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "CmgIac.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        }

        return folder.FullName;
    }
}
