using System.Runtime.InteropServices;

namespace CmgIac.Fuzz.Running;

/// <summary>How much of the instrumented code inputs reach.</summary>
internal static unsafe class Edges
{
    private const int MapSize = 1 << 16;

    /// <summary>Gives the counters a place; without one, the first static constructor would end the process.</summary>
    public static void Prepare() => SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(MapSize);

    /// <summary>Distinct edges, as far as 65,536 counters tell them apart.</summary>
    public static int Count(FuzzTarget target, IEnumerable<string> folders)
    {
        var counters = new byte[MapSize];
        var seen = new bool[MapSize];
        LibFuzzer.Choose(target);
        fixed (byte* map = counters)
        {
            foreach (var file in folders.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
            {
                LibFuzzer.Traced(map, File.ReadAllBytes(file));
                for (var i = 0; i < MapSize; i++)
                {
                    seen[i] |= counters[i] != 0;
                }

                Array.Clear(counters);
            }
        }

        return seen.Count(taken => taken);
    }
}
