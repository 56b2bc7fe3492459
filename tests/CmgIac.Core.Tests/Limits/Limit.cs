using System.Globalization;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Limits;

/// <summary>
/// A row of docs/limits.md. <paramref name="AtMost"/> is made of the code's own constant; <paramref name="Exceed"/> goes beyond it
/// and returns the codes of what is said, or proves that another test does.
/// </summary>
internal sealed record Limit(string What, string AtMost, string Code, Func<IEnumerable<string>> Exceed)
{
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Mebibytes(long bytes) => $"{Number(bytes / (1024 * 1024))} MiB";

    /// <summary>A test that has a setting of its own, such as a server: it is there, and its file names the code.</summary>
    public static Func<IEnumerable<string>> ShownBy(string code, string file, string test) => () =>
    {
        var source = File.ReadAllText(Repository.Path(["tests", .. file.Split('/')]));
        Assert.Contains($" {test}(", source, StringComparison.Ordinal);
        Assert.Contains(code, source, StringComparison.Ordinal);
        return [code];
    };

    public override string ToString() => What;
}
