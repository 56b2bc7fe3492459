using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace CmgIac.Fuzz.Running;

/// <summary>
/// Each target over its corpus, its findings and mutations of both, which are the same in every run. A line for each target:
/// its name, inputs, seeds, findings of old, findings, milliseconds.
/// </summary>
internal static class Replay
{
    /// <summary>Of the processor; and of the clock, for what waits and does nothing.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    /// <summary>The exit code: 1 with a finding. <paramref name="percent"/> of the usual number of mutations are made.</summary>
    public static int Run(FuzzFolders folders, int percent)
    {
        using var last = new LastInput();
        using var watch = new Timer(_ => last.EndIfOlder(), null, MaxTime, TimeSpan.FromSeconds(1));
        var isGood = true;
        foreach (var target in FuzzTargets.All)
        {
            isGood &= Run(target, folders, percent, last);
        }

        last.Clear();
        return isGood ? 0 : 1;
    }

    private static bool Run(FuzzTarget target, FuzzFolders folders, int percent, LastInput last)
    {
        var start = Stopwatch.GetTimestamp();
        var (seeds, old) = (folders.Seeds(target).ToList(), folders.Findings(target).ToList());
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var inputs = seeds.Concat(old).Select(File.ReadAllBytes).Append([]).ToList();
        var count = target.Mutations * percent / 100;
        foreach (var (input, name) in inputs.Select((input, index) => (input, name: seeds.Concat(old).ElementAtOrDefault(index) ?? "the empty input"))
            .Concat(Enumerable.Range(0, count).Select(number => (Mutation.Of(inputs, target, number), $"mutation {number}"))))
        {
            last.Set(target, name, input);
            if (Findings.Run(target, input) is { } finding && found.TryAdd(finding.Kind, name))
            {
                Console.Error.WriteLine($"{target}: {finding.Kind} by {name}: {Convert.ToBase64String(input)}\n{finding.Text}");
            }
        }

        Console.WriteLine($"{target.Name} {inputs.Count + count} {seeds.Count} {old.Count} {found.Count} {(long)Stopwatch.GetElapsedTime(start).TotalMilliseconds}");
        return found.Count == 0;
    }

    /// <summary>What is being run, in a file that outlives a process whose stack overflows.</summary>
    private sealed class LastInput : IDisposable
    {
        private const int Size = 1 << 20;

        private readonly string path = Path.Combine(Path.GetTempPath(), $"cmg-fuzz-last-{Environment.ProcessId}");
        private readonly MemoryMappedFile file;
        private readonly MemoryMappedViewAccessor view;
        private long started = Stopwatch.GetTimestamp();
        private long used;

        public LastInput()
        {
            file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Size);
            view = file.CreateViewAccessor();
            Console.Error.WriteLine($"The input that is run stands in {path}: its length, 4 bytes, and it.");
        }

        public void Set(FuzzTarget target, string name, byte[] input)
        {
            Volatile.Write(ref started, Stopwatch.GetTimestamp());
            Volatile.Write(ref used, Environment.CpuUsage.TotalTime.Ticks);
            view.Write(0, input.Length);
            view.WriteArray(sizeof(int), input, 0, Math.Min(input.Length, Size / 2));
            var shown = System.Text.Encoding.UTF8.GetBytes($"\n{target}: {name}\0");
            view.WriteArray(Size / 2 + sizeof(int), shown, 0, shown.Length);
        }

        public void EndIfOlder()
        {
            if (Environment.CpuUsage.TotalTime.Ticks - Volatile.Read(ref used) > MaxTime.Ticks || Stopwatch.GetElapsedTime(Volatile.Read(ref started)) > MaxWait)
            {
                Console.Error.WriteLine($"error: An input takes more than {MaxTime.TotalSeconds} s; it stands in {path}.");
                Environment.Exit(3);
            }
        }

        public void Clear()
        {
            view.Dispose();
            File.Delete(path);
        }

        public void Dispose()
        {
            view.Dispose();
            file.Dispose();
        }
    }
}
