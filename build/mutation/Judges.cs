using System.Diagnostics;
using System.Reflection;

namespace CmgIac.Mutation;

/// <summary>The tests that judge the groups' files, how long each takes, and the mutants that it comes past.</summary>
internal sealed class Judges
{
    /// <summary>Slower ones tell that large texts are read in time: for each mutant they would take too long.</summary>
    private const double MaxSeconds = 1.5;

    private static readonly string[] Classes =
        ["Certificates.", "Model.", "Output.", "Proof.", "Rendering.Language", "Rendering.TemplateSetTest", "Rules.", "Syntax.SpecParserTest"];

    private readonly Dictionary<int, List<(Test Test, double Seconds)>> byMutant = [];

    /// <summary>Measures those that <paramref name="file"/> doesn't know yet.</summary>
    public Judges(Core core, string file)
    {
        var all = Test.Of(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "CmgIac.Core.Tests.dll")))
            .Where(IsAsked).ToDictionary(test => test.Name, StringComparer.Ordinal);
        var known = (File.Exists(file) ? File.ReadLines(file) : []).Select(line => line.Split('\t')[0]).ToHashSet(StringComparer.Ordinal);
        File.AppendAllLines(file, [.. all.Values.Where(test => !known.Contains(test.Name)).Select(test => Measure(core, test))]);

        foreach (var cells in File.ReadLines(file).Select(line => line.Split('\t')))
        {
            foreach (var mutant in cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse))
            {
                byMutant.TryAdd(mutant, []);
                byMutant[mutant].Add((all[cells[0]], double.Parse(cells[1])));
            }
        }
    }

    /// <summary>Those that come past the mutant, the quickest first.</summary>
    public IEnumerable<(Test Test, double Seconds)> Of(Mutant mutant) =>
        byMutant.GetValueOrDefault(mutant.Id, []).Where(judge => Fits(judge.Test, mutant)).OrderBy(judge => judge.Seconds);

    /// <summary>Its name, seconds and mutants; none for a test that is too slow, or that only xunit itself can run.</summary>
    private static string Measure(Core core, Test test)
    {
        // The first time its code is compiled. Of the processor's time, which is the same on a busy machine.
        var start = Environment.CpuUsage.TotalTime;
        var passes = test.Passes(out _);
        var first = Environment.CpuUsage.TotalTime - start;
        if (!passes || first.TotalSeconds > 3 * MaxSeconds || !test.Passes(out var seconds) || (Environment.CpuUsage.TotalTime - start - first).TotalSeconds > MaxSeconds)
        {
            return $"{test.Name}\t0\t";
        }

        return $"{test.Name}\t{seconds}\t{string.Join(',', core.Covered(() => test.Passes(out _)))}";
    }

    private static bool IsAsked(Test test) => test.Baseline is { } baseline
        ? baseline[0] is '1' or '3' || baseline.StartsWith("40", StringComparison.Ordinal)
        : Classes.Any(start => test.Class.FullName!.StartsWith("CmgIac.Core.Tests." + start, StringComparison.Ordinal));

    /// <summary>Every baseline comes past nearly everything, and is made for one thing.</summary>
    private static bool Fits(Test test, Mutant mutant) => test.Baseline?[0] switch
    {
        null => true,
        '1' => mutant.File.StartsWith("Syntax/", StringComparison.Ordinal),
        '3' => mutant.File.StartsWith("Rules/", StringComparison.Ordinal),
        _ => mutant.File.StartsWith("Rendering/", StringComparison.Ordinal),
    };
}
