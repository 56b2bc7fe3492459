using System.Collections.Immutable;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>The other servers that read master files: Knot, NSD and PowerDNS with its BIND backend.</summary>
internal static class ZoneReaders
{
    /// <summary>Each reader's name, whether it takes the fragment in the least zone around it, and what it said.</summary>
    public static ImmutableArray<(string Reader, bool Loads, string Said)> Check(string zone, string fragment)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("zone", ZoneChecker.Wrap(zone, fragment));
        return
        [
            Verdict("Knot", ProgramRun.Of(Oracle.Require("kzonecheck", "knot-dnssecutils"), "-o", zone, file)),
            Verdict("NSD", ProgramRun.Of(Oracle.Require("nsd-checkzone", "nsd"), zone, file)),
            Verdict("PowerDNS", ProgramRun.Of(PowerDns(folder, zone), "--config-dir=" + folder.Path, "check-zone", zone)),
        ];
    }

    /// <summary>All records as PowerDNS understood them, "name TTL IN type value".</summary>
    public static ImmutableArray<string> Records(string zone, string fragment)
    {
        using var folder = new TemporaryFolder();
        folder.Write("zone", ZoneChecker.Wrap(zone, fragment));
        var run = ProgramRun.Of(PowerDns(folder, zone), "--config-dir=" + folder.Path, "list-zone", zone);
        return [.. ZoneChecker.Lines(run.Output).Select(ZoneChecker.Canonical)];
    }

    private static (string Reader, bool Loads, string Said) Verdict(string reader, ProgramRun run) =>
        (reader, run.ExitCode == 0, run.Output + run.Errors);

    private static string PowerDns(TemporaryFolder folder, string zone)
    {
        Oracle.RequireFile("/usr/lib/x86_64-linux-gnu/pdns/libbindbackend.so", "pdns-backend-bind");
        var configuration = folder.Write("named.conf", $"zone \"{zone}\" {{ type master; file \"{folder.Path}/zone\"; }};\n");
        folder.Write("pdns.conf", $"launch=bind\nbind-config={configuration}\n");
        return Oracle.Require("pdnsutil", "pdns-server");
    }
}
