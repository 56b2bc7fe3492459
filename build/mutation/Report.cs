namespace CmgIac.Mutation;

/// <summary>The scores as a table of Markdown, and each mutant that no test notices, or that didn't end.</summary>
internal static class Report
{
    public static void Write(List<Mutant> mutants, string results, TextWriter output)
    {
        var outcomes = Directory.GetFiles(Path.GetDirectoryName(results)!, Path.GetFileName(results) + ".?").SelectMany(Trial.Read)
            .ToLookup(trial => trial.Mutant, trial => trial.Outcome);
        string Of(Mutant mutant) => outcomes[mutant.Id].LastOrDefault() ?? Trial.Begun;
        output.WriteLine("| Group | Mutants | Killed | Timed out | Survived | Not covered | Score | Made once | Texts |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var group in mutants.Where(mutant => Of(mutant) != Trial.Begun).GroupBy(mutant => mutant.Group).Append(mutants.Where(mutant => Of(mutant) != Trial.Begun).GroupBy(_ => "all").Single()))
        {
            var judged = group.Where(mutant => !mutant.IsText && Of(mutant) != Trial.MadeOnce).ToLookup(Of);
            int Count(string outcome) => judged[outcome].Count();
            var (noticed, all) = (Count(Trial.Killed) + Count(Trial.TimedOut), judged.Sum(outcome => outcome.Count()));
            output.WriteLine(
                $"| {group.Key} | {all} | {Count(Trial.Killed)} | {Count(Trial.TimedOut)} | {Count(Trial.Survived)} | {Count(Trial.NotCovered)} | {1000 * noticed / all / 10.0:F1} % | "
                + $"{group.Count(mutant => Of(mutant) == Trial.MadeOnce)} | {group.Count(mutant => mutant.IsText)} |");
        }

        File.WriteAllLines($"{results}.unnoticed", mutants
            .Where(mutant => !mutant.IsText && Of(mutant) is Trial.Survived or Trial.NotCovered or Trial.TimedOut)
            .Select(mutant => $"{mutant.File}:{mutant.Line} {Of(mutant)} {mutant.Mutator}: {mutant.Was} => {mutant.Becomes.ReplaceLineEndings(" ")}"));
    }
}
