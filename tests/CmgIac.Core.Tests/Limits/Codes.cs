using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Core.Tests.Limits;

/// <summary>The codes that a run of the tool gave.</summary>
internal static partial class Codes
{
    public static IEnumerable<string> Of(CmgRun run) => Code().Matches(run.Error).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("(?:error|warning) (?<code>CMG[0-9]{4}): ")]
    private static partial Regex Code();
}
