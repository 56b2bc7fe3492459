using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>Finds the real consumers of what is rendered, which judge it better than we can.</summary>
internal static class Oracle
{
    /// <summary>
    /// The full path of a program. Where there is none the test is skipped with the reason, and fails with CI set: a
    /// build server that lost an oracle would otherwise be green for ever.
    /// </summary>
    public static string Require(string program, string debianPackage)
    {
        var found = Find(program);
        if (found is null)
        {
            Missing($"'{program}' is not installed; it is in Debian's package '{debianPackage}'.");
        }

        return found;
    }

    /// <summary>
    /// As <see cref="Require"/>, for what no package of Debian's has, so that <c>build/test</c> can't bring it: where there
    /// is none the test is skipped with the reason, with CI set too.
    /// </summary>
    public static string RequireElsewhere(string program)
    {
        var found = Find(program);
        Assert.SkipWhen(found is null, $"'{program}' is not installed; no package of Debian's has it.");
        return found!;
    }

    private static string? Find(string program)
    {
        // Servers live in sbin, which is not on every user's path.
        var folders = $"{Environment.GetEnvironmentVariable("PATH")}{Path.PathSeparator}/usr/sbin";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>As <see cref="Require"/>, for what is no program: a module of a program's.</summary>
    public static string RequireFile(string path, string debianPackage)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Missing($"'{path}' is not there; it is in Debian's package '{debianPackage}'.");
        }

        return path;
    }

    /// <summary>The full path of a file of a package of npm's, which <c>npm ci</c> in tests/npm brings; missing as in <see cref="Require"/>.</summary>
    public static string RequireOfNpm(params string[] segments)
    {
        var path = Repository.Path(["tests", "npm", "node_modules", .. segments]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Missing($"'{path}' is not there; 'npm ci --ignore-scripts' in tests/npm brings it.");
        }

        return path;
    }

    /// <summary>
    /// Ends the test: skipped with <paramref name="reason"/>, failed with CI set, unless CMG_SKIP_MISSING_ORACLES is 1: on
    /// build servers with a system that has none of these programs.
    /// </summary>
    [DoesNotReturn]
    public static void Missing(string reason)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) || Environment.GetEnvironmentVariable("CMG_SKIP_MISSING_ORACLES") == "1")
        {
            Assert.Skip(reason);
        }

        Assert.Fail(reason);
    }
}
