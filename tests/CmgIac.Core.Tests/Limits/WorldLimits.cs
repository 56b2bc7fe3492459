using CmgIac.Cli.Commands;
using CmgIac.Cli.Files;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Output;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Live.Azure;
using CmgIac.Live.Bicep;
using CmgIac.Live.Dns;
using CmgIac.Live.Drift;
using CmgIac.Live.Git;
using Xunit;

namespace CmgIac.Core.Tests.Limits;

/// <summary>Of what lies in the output folder, and of what git, the Bicep compiler, DNS servers and Azure answer.</summary>
internal static class WorldLimits
{
    private const string Compiler = "CmgIac.Core.Tests/Bicep/FaultyCompilerTest.cs";

    public static readonly Limit[] All =
    [
        new("bytes of a manifest", Limit.Mebibytes(ManifestReader.MaxBytes), "CMG5007", Manifest),
        new("characters of a path in a manifest", Limit.Number(OutputPath.MaxLength), "CMG5007", LongPath),
        new("bytes of the journal of unfinished runs", Limit.Mebibytes(OutputLock.MaxJournal), "CMG5005", Journal),
        new("seconds that git may take", Limit.Number((long)GitSide.Limit.TotalSeconds), "CMG5036", () => Git(GitFaultKind.TimeUp)),
        new("bytes of an entry that git lists", $"{Limit.Number(GitTreeReader.MaxEntryLength / 1024)} KiB", "CMG5036", TooLongEntry),
        new("bytes of the Bicep compiler's header", Limit.Number(JsonRpcConnection.MaxHeader), "CMG6074", Limit.ShownBy("CMG6074", Compiler, "Fault_is_one_diagnostic")),
        new("bytes of the Bicep compiler's answer", Limit.Mebibytes(JsonRpcConnection.MaxBody), "CMG6074", Limit.ShownBy("CMG6074", Compiler, "Fault_is_one_diagnostic")),
        new("seconds that it may take over one, unless `--bicep-timeout` says so", Limit.Number((long)BicepAccess.DefaultPatience.TotalSeconds), "CMG6073", Limit.ShownBy("CMG6073", Compiler, "Fault_is_one_diagnostic")),
        new("seconds that a DNS server is waited for, twice", Limit.Number((long)Resolver.UsualPatience.TotalSeconds), "CMG6053", Limit.ShownBy("CMG6053", "CmgIac.Cli.Tests/Names/DnsNamesTest.cs", "A_silent_server_is_not_waited_for_again_and_again")),
        new("aliases of a name", Limit.Number(AliasChain.MaxLength), "CMG6006", Limit.ShownBy("CMG6006", "CmgIac.Cli.Tests/Drift/RecordDriftTest.cs", "A_fault_has_its_code_and_no_other")),
        new("pages of a list of Azure's", Limit.Number(ArmClient.MaxPages), "CMG6040", Limit.ShownBy("CMG6040", "CmgIac.Cli.Tests/Drift/AzureDriftTest.cs", "A_list_without_end_is_told")),
        new("seconds of a run that asks servers, unless `--timeout` says so", Limit.Number(NetworkOptions.DefaultTimeout), "CMG6057", Limit.ShownBy("CMG6057", "CmgIac.Cli.Tests/Names/DnsNamesTest.cs", "When_the_time_is_over_names_are_unknown")),
    ];

    private static IEnumerable<string> Manifest()
    {
        Assert.False(ManifestReader.TryRead(new byte[ManifestReader.MaxBytes + 1], out _, out var flaw));
        return [FileDiagnostics.BrokenManifest("cmg.manifest.json", flaw).Code];
    }

    private static IEnumerable<string> LongPath()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", "{domain: contoso.com, prefix: granitefalls, region: westus}");
        Assert.Equal(0, CmgRun.In(folder.Path, "render").ExitCode);
        var manifest = Path.Combine(folder.Path, "rendered/zones/contoso.com", OutputPath.ManifestName);
        var path = string.Concat(Enumerable.Repeat("a/", OutputPath.MaxLength / 2)) + "b";
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("bind/records.zone", path, StringComparison.Ordinal));
        return [.. Codes.Of(CmgRun.In(folder.Path, "check"))];
    }

    private static IEnumerable<string> Journal()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", "{domain: contoso.com, prefix: granitefalls, region: westus}");
        using (var file = File.Create(folder.Write($"rendered/{OutputPath.LockName}", "")))
        {
            file.SetLength(OutputLock.MaxJournal + 1L);
        }

        return [.. Codes.Of(CmgRun.In(folder.Path, "render"))];
    }

    private static IEnumerable<string> TooLongEntry()
    {
        Assert.Null(GitTreeReader.Read(new MemoryStream(new string('x', GitTreeReader.MaxEntryLength + 1).Select(c => (byte)c).ToArray()), _ => true));
        return Git(GitFaultKind.TooMuch);
    }

    private static IEnumerable<string> Git(GitFaultKind kind) => [GitFaults.Report(new GitFault(kind, ""), "/", "HEAD").Code];
}
