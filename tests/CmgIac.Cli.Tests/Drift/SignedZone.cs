using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>contoso.com, signed by BIND's own tools: the zone, the key as a resolver trusts it, and the DS record for its parent.</summary>
internal sealed record SignedZone(string Text, string TrustAnchor, string Ds)
{
    /// <param name="times">For dnssec-signzone, such as <c>-s 20200101000000 -e 20200201000000</c>; today's without.</param>
    public static SignedZone Of(string fragment, params string[] times)
    {
        using var folder = new TemporaryFolder();
        var name = Run(folder, "dnssec-keygen", "-K", folder.Path, "-a", "ECDSAP256SHA256", "-f", "KSK", "contoso.com").Trim();
        var key = File.ReadAllLines(Path.Combine(folder.Path, name + ".key")).Single(line => line[0] != ';');
        var zone = folder.Write("zone", ZoneChecker.Wrap("contoso.com", fragment) + key + "\n");
        var signed = Path.Combine(folder.Path, "signed");
        Run(folder, "dnssec-signzone", ["-K", folder.Path, "-d", folder.Path, "-o", "contoso.com", "-z", "-P", "-f", signed, .. times, zone, name]);
        var parts = key.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return new(
            File.ReadAllText(signed),
            $"trust-anchors {{ contoso.com. static-key {parts[3]} {parts[4]} {parts[5]} \"{string.Concat(parts[6..])}\"; }};",
            Run(folder, "dnssec-dsfromkey", "-2", "-T", "3600", Path.Combine(folder.Path, name + ".key")).Trim());
    }

    private static string Run(TemporaryFolder folder, string program, params string[] arguments)
    {
        var run = ProgramRun.Of(Oracle.Require(program, "bind9-utils"), arguments);
        Xunit.Assert.True(run.ExitCode == 0, $"{folder.Path} {program}: {run.Errors}");
        return run.Output;
    }
}
