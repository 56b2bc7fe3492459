using System.Security.Cryptography;
using System.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>What a finding is known by from run to run, wherever its line moves to.</summary>
internal static class Fingerprint
{
    private const int Length = 32;

    /// <summary>
    /// Of code, file, gateways and the line's text without its indentation; equal findings are told apart by their order. 32 hexadecimal digits.
    /// </summary>
    public static IEnumerable<(Finding Finding, string Value)> Of(IEnumerable<Finding> findings, FindingFiles files)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var span = finding.Place;
            // Without a line, the message is all there is to know it by.
            var what = (finding.IsNowhere ? null : files.Line(span.File, span.Line)?.Trim()) ?? finding.Diagnostic.Message;
            var path = finding.IsNowhere ? span.File : files.RepositoryPath(span.File) ?? span.File;
            var known = string.Join('\n', [finding.Diagnostic.Code, path, string.Join(' ', finding.Gateways), what]);
            seen[known] = seen.GetValueOrDefault(known) + 1;
            yield return (finding, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{known}\n{seen[known]}")))[..Length]);
        }
    }
}
