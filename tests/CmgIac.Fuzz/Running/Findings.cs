using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace CmgIac.Fuzz.Running;

/// <summary>
/// Runs a target and tells what it did wrong: an exception, more time or more memory than any input is worth. The process that
/// dies of a finding, by a stack that overflows or a loop without end, is for the caller.
/// </summary>
internal static class Findings
{
    /// <summary>Of the processor: a machine that has others to serve makes no reader slow.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    /// <summary>Bytes allocated by one input, be they kept or not.</summary>
    public const long MaxAllocated = 512L * 1024 * 1024;

    /// <summary>Null where all is well.</summary>
    public static Finding? Run(FuzzTarget target, byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        try
        {
            target.Run(input);
        }
#pragma warning disable CA1031 // Whatever a target throws is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new(Kind(e), $"{e}");
        }

        var took = Environment.CpuUsage.TotalTime - start;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return took > MaxTime ? new("slow", $"It took {took.TotalSeconds:F1} s.")
            : allocated > MaxAllocated ? new("large", $"It allocated {allocated >> 20} MiB.")
            : null;
    }

    public static void Try(FuzzTarget target, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var finding = Run(target, File.ReadAllBytes(file));
            var (took, allocated) = (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
            Console.WriteLine($"{file}: {took.TotalMilliseconds:F0} ms, {allocated >> 10} KiB: {finding?.Text ?? "all is well"}");
        }
    }

    /// <summary>The same for all inputs that go wrong in the same place: the exception's type and the innermost methods.</summary>
    private static string Kind(Exception e)
    {
        var frames = new StackTrace(e, fNeedFileInfo: false).GetFrames().Take(3).Select(frame => frame.GetMethod()?.Name);
        var place = $"{e.GetType().Name} {(e is BrokenContractException ? e.Message.Split(':')[0] : string.Join(' ', frames))}";
        return $"{e.GetType().Name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))[..8]}";
    }
}

/// <summary><paramref name="Kind"/> is a file name: equal for findings that are likely the same mistake.</summary>
internal sealed record Finding(string Kind, string Text);
