using System.Collections.Immutable;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// What named-checkzone makes of a zone: whether it would load, everything it remarks on, warnings included, and the
/// records as it understood them, in canonical order and form ("name TTL IN type value", names absolute), without those of
/// the wrapping.
/// </summary>
internal sealed record ZoneVerdict(bool Loads, ImmutableArray<string> Remarks, ImmutableArray<string> Records);

/// <summary>Asks BIND's zone checker about a fragment of a master file.</summary>
internal static class ZoneChecker
{
    /// <summary>
    /// The least zone around <paramref name="fragment"/>: SOA and NS, and no $TTL for it to lean on. Names without a
    /// trailing dot become relative to the zone, as they would where the fragment is included.
    /// </summary>
    public static string Wrap(string zone, string fragment) =>
        $"{zone}. 3600 IN SOA ns.invalid. hostmaster.invalid. 1 7200 900 1209600 300\n{zone}. 3600 IN NS ns.invalid.\n{fragment}";

    public static ZoneVerdict Check(string zone, string fragment)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("records.zone", Wrap(zone, fragment));
        var loaded = folder.Write("loaded.zone", "");
        var run = ProgramRun.Of(
            Oracle.Require("named-checkzone", "bind9-utils"),
            "-k", "fail", "-m", "fail", "-n", "fail", "-r", "fail", "-i", "local", "-D", "-s", "full", "-o", loaded, zone, file);
        return new(
            run.ExitCode == 0,
            [.. Lines(run.Output + run.Errors).Where(line => !IsRoutine(line))],
            [.. Lines(File.ReadAllText(loaded)).Select(Canonical).Where(record => !IsWrapping(zone, record))]);
    }

    /// <summary>A record as BIND prints it, with one blank where it aligns the five columns.</summary>
    internal static string Canonical(string record) =>
        string.Join(' ', record.Split(['\t', ' '], 5, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    internal static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsRoutine(string line) =>
        line == "OK" || line.EndsWith("loaded serial 1", StringComparison.Ordinal);

    private static bool IsWrapping(string zone, string record) =>
        record.StartsWith($"{zone}. 3600 IN SOA ", StringComparison.Ordinal)
        || record == $"{zone}. 3600 IN NS ns.invalid.";
}
