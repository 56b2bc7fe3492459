using System.Diagnostics;

namespace CmgIac.Mutation;

/// <summary>What became of a mutant, and the test that noticed it.</summary>
internal sealed record Trial(int Mutant, string Outcome, string Test)
{
    public const string Begun = nameof(Begun);
    public const string Killed = nameof(Killed);
    public const string TimedOut = nameof(TimedOut);
    public const string Survived = nameof(Survived);
    public const string NotCovered = nameof(NotCovered);
    public const string MadeOnce = nameof(MadeOnce);

    public static IEnumerable<Trial> Read(string file) => !File.Exists(file) ? [] :
        File.ReadLines(file).Select(line => line.Split('\t')).Select(cells => new Trial(int.Parse(cells[0]), cells[1], cells[2]));
}

/// <summary>Runs the judges of each mutant until one fails, and appends what became of it to a file.</summary>
internal static class Trials
{
    public static void Run(Core core, Judges judges, List<Mutant> mutants, string file)
    {
        var earlier = Trial.Read(file).ToLookup(trial => trial.Mutant);
        using var results = new StreamWriter(file, append: true) { AutoFlush = true };
        void Say(Mutant mutant, string outcome, string test = "") => results.WriteLine($"{mutant.Id}\t{outcome}\t{test}");
        foreach (var mutant in mutants)
        {
            if (earlier.Contains(mutant.Id))
            {
                if (earlier[mutant.Id].All(trial => trial.Outcome == Trial.Begun))
                {
                    Say(mutant, Trial.Killed, "the process ended");
                }

                continue;
            }

            var asked = judges.Of(mutant).ToList();
            if (asked.Count == 0)
            {
                Say(mutant, core.MadeOnce.Contains(mutant.Id) ? Trial.MadeOnce : Trial.NotCovered);
                continue;
            }

            Say(mutant, Trial.Begun);
            var killer = (Test?)null;
            var isOver = false;
            var trial = new Thread(() => killer = asked.Select(judge => judge.Test).TakeWhile(_ => !Volatile.Read(ref isOver)).FirstOrDefault(test => !test.Passes(out _))) { IsBackground = true };
            core.Turn(mutant.Id);
            trial.Start();
            var ended = Ends(trial, TimeSpan.FromSeconds(5 + (3 * asked.Sum(judge => judge.Seconds))));
            Volatile.Write(ref isOver, true);
            core.Turn(Core.None);
            if (!ended)
            {
                Say(mutant, Trial.TimedOut);
                if (trial.Join(TimeSpan.FromSeconds(10)))
                {
                    continue;
                }

                // No thread can be ended: whoever started the process starts the next.
                results.Dispose();
                Process.GetCurrentProcess().Kill();
            }

            Say(mutant, killer is null ? Trial.Survived : Trial.Killed, killer?.Name ?? "");
        }
    }

    /// <summary>Within so much of the processor's time: on a busy machine the clock says nothing.</summary>
    private static bool Ends(Thread thread, TimeSpan limit)
    {
        var (start, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        while (!thread.Join(TimeSpan.FromMilliseconds(200)))
        {
            if (Environment.CpuUsage.TotalTime - start > limit || clock.Elapsed > 20 * limit)
            {
                return false;
            }
        }

        return true;
    }
}
