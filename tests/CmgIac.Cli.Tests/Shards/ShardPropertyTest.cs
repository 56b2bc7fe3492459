using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CmgIac.Cli.Tests.Shards;

/// <summary>Over random fleets: what shards have together is what the whole has.</summary>
public class ShardPropertyTest
{
    private sealed record Case(RandomFleet Fleet, int Count);

    private static readonly Gen<Case> Cases =
        from fleet in RandomFleet.Generator(9)
        from count in Gen.Choose(1, 5)
        select new Case(fleet, count);

    [Property(MaxTest = 30)]
    public Property Each_gateway_is_in_one_shard_with_all_that_share_its_zone_or_certificate() => Prop.ForAll(Cases.ToArbitrary(), item =>
    {
        using var folder = Written(item.Fleet);
        var shards = item.Fleet.Gateways.ToDictionary(gateway => gateway.ServiceName, _ => new List<int>());
        for (var number = 1; number <= item.Count; number++)
        {
            foreach (var name in Names(folder, "--shard", $"{number}/{item.Count}"))
            {
                shards[name].Add(number);
            }
        }

        return shards.Values.All(found => found.Count == 1)
            && item.Fleet.Gateways.Where(gateway => gateway.Domain != RandomGateway.Azure)
                .GroupBy(gateway => gateway.Domain switch { <= 2 => 0, 3 or 4 => 3, var other => other })
                .All(group => group.Select(gateway => shards[gateway.ServiceName][0]).Distinct().Count() == 1);
    });

    [Property(MaxTest = 30)]
    public Property A_shard_stays_whatever_other_zones_come_go_and_move() => Prop.ForAll(
        Cases.ToArbitrary(), Gen.Choose(0, RandomGateway.Azure).ToArbitrary(), (item, gone) =>
        {
            // Domains that share a zone go together, since the name of a group is that of its least zone.
            int[] leaving = gone switch { <= 2 => [0, 1, 2], 3 or 4 => [3, 4], _ => [gone] };
            var left = item.Fleet.Gateways.Where(gateway => !leaving.Contains(gateway.Domain)).Reverse().ToList();
            if (left.Count == 0)
            {
                return true;
            }

            using var before = Written(item.Fleet);
            using var after = Written(new RandomFleet(left, item.Fleet.Specs % 3 + 1));
            return Enumerable.Range(1, item.Count).All(number =>
            {
                string[] shard = ["--shard", $"{number}/{item.Count}"];
                return Names(before, shard).Intersect(left.Select(gateway => gateway.ServiceName)).ToHashSet().SetEquals(Names(after, shard));
            });
        });

    [Property(MaxTest = 8)]
    public Property The_shards_files_are_the_whole_s_byte_for_byte_each_once() => Prop.ForAll(Cases.ToArbitrary(), item =>
    {
        using var whole = Written(item.Fleet);
        Render(whole);
        var parts = new List<(string Path, string Content)>();
        for (var number = 1; number <= item.Count; number++)
        {
            using var part = Written(item.Fleet);
            Render(part, "--shard", $"{number}/{item.Count}");
            parts.AddRange(Files(part));
            if (Directory.Exists(Path.Combine(part.Path, "rendered")))
            {
                Directory.CreateDirectory(Path.Combine(whole.Path, "parts"));
                Directory.Move(Path.Combine(part.Path, "rendered"), Path.Combine(whole.Path, "parts", $"{number}"));
            }
        }

        var merged = CmgRun.In(whole.Path, ["check", ".", "--merge", .. Folders(whole, "parts"), "--format", "json"]);
        return (parts.Order().SequenceEqual(Files(whole).Order())).Label("files")
            .And((parts.Count == 0 || merged.ExitCode == 0).Label(merged.Out + merged.Error));
    });

    /// <summary>A folder that has aged: rendered from one fleet, damaged, and checked against another.</summary>
    [Property(MaxTest = 8)]
    public Property The_shards_reports_are_the_whole_s_and_rendering_them_leaves_nothing_to_do() => Prop.ForAll(
        Cases.ToArbitrary(), RandomFleet.Generator(9).ToArbitrary(), ArbMap.Default.ArbFor<int>(), (item, later, seed) =>
        {
            using var folder = Written(item.Fleet);
            Render(folder);
            foreach (var spec in Directory.GetFiles(folder.Path, "*.cmg.yaml"))
            {
                File.Delete(spec);
            }

            Write(folder, later);
            var files = Files(folder).Where(file => !file.Path.EndsWith("cmg.manifest.json", StringComparison.Ordinal)).ToList();
            if (files.Count > 0)
            {
                var (path, _) = files[(int)((uint)seed % (uint)files.Count)];
                File.Delete(Path.Combine(folder.Path, "rendered", path));
            }

            var whole = Changes(folder);
            var shards = Enumerable.Range(1, item.Count).SelectMany(number => Changes(folder, "--shard", $"{number}/{item.Count}")).ToList();
            var agree = whole.Order().SequenceEqual(shards.Order());
            for (var number = 1; number <= item.Count; number++)
            {
                Render(folder, "--shard", $"{number}/{item.Count}");
            }

            return agree.Label($"{string.Join('\n', whole.Order())}\n\n{string.Join('\n', shards.Order())}")
                .And((CmgRun.In(folder.Path, "check", ".").ExitCode == 0).Label("left over"));
        });

    private static TemporaryFolder Written(RandomFleet fleet)
    {
        var folder = new TemporaryFolder();
        Write(folder, fleet);
        return folder;
    }

    private static void Write(TemporaryFolder folder, RandomFleet fleet)
    {
        foreach (var (name, text) in fleet.Files)
        {
            folder.Write(name, text);
        }
    }

    private static JsonNode Json(TemporaryFolder folder, params string[] arguments)
    {
        var run = CmgRun.In(folder.Path, [.. arguments, "--format", "json"]);
        Xunit.Assert.True(run.ExitCode is 0 or 2, run.Out);
        return JsonNode.Parse(run.Out)!;
    }

    private static List<string> Names(TemporaryFolder folder, params string[] narrowing) =>
        [.. Json(folder, ["show", ".", .. narrowing])["gateways"]!.AsArray().Select(item => (string)item!["serviceName"]!)];

    private static List<(string, string)> Changes(TemporaryFolder folder, params string[] narrowing) =>
        [.. Json(folder, ["check", ".", .. narrowing])["changes"]!.AsArray().Select(item => ((string)item!["path"]!, (string)item["change"]!))];

    private static void Render(TemporaryFolder folder, params string[] narrowing)
    {
        var run = CmgRun.In(folder.Path, ["render", ".", .. narrowing]);
        Xunit.Assert.True(run.ExitCode == 0, run.Error);
    }

    private static List<(string Path, string Content)> Files(TemporaryFolder folder)
    {
        var root = Path.Combine(folder.Path, "rendered");
        return !Directory.Exists(root) ? [] :
        [
            .. Directory.GetFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
                .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), Convert.ToHexString(File.ReadAllBytes(path)))),
        ];
    }

    private static IEnumerable<string> Folders(TemporaryFolder folder, string name) =>
        Directory.Exists(Path.Combine(folder.Path, name)) ? Directory.GetDirectories(Path.Combine(folder.Path, name)).Select(path => $"{name}/{Path.GetFileName(path)}") : ["none"];
}
