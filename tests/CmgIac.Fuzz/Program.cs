using System.Globalization;
using CmgIac.Fuzz;
using CmgIac.Fuzz.Running;
using CmgIac.Fuzz.Targets;

// fuzz TARGET DRIVER FINDINGS ARGUMENT...   under libFuzzer, whose arguments these are; in an instrumented copy
// edges TARGET FOLDER...                    how many edges the inputs of folders take; in an instrumented copy
// replay SOURCES [PERCENT]                  corpora, findings and mutations, as the tests run them
// try TARGET FILE...                        runs single inputs, and says what came of each
// minimise TARGET FILE                      makes the file of a finding as small as it can be
// words TARGET                              the dictionary of a target, in libFuzzer's form
// instrument FOLDER                         has a copy of this program count its edges
// seeds FOLDER                              writes the corpus of "proof": the files that are rendered
// list                                      the names of all targets, and the longest input of each
// Instrumented code counts from its first instruction on.
Edges.Prepare();
return args switch
{
    ["fuzz", var name, var driver, var findings, .. var rest] => With(name, target => LibFuzzer.Run(target, driver, findings, rest)),
    ["edges", var name, .. var folders] => With(name, target => Console.WriteLine(Edges.Count(target, folders))),
    ["replay", var sources] => Replay.Run(new(sources), 100),
    ["replay", var sources, var percent] => Replay.Run(new(sources), int.Parse(percent, CultureInfo.InvariantCulture)),
    ["try", var name, .. var files] => With(name, target => Findings.Try(target, files)),
    ["minimise", var name, var file] => With(name, target => Minimisation.Run(target, file)),
    ["words", var name] => With(name, target => Dictionaries.Write(target, Console.Out)),
    ["instrument", var folder] => Do(() => Instrumentation.Apply(folder)),
    ["seeds", var folder] => Do(() =>
    {
        foreach (var (name, input) in ProofTargets.Seeds)
        {
            File.WriteAllBytes(Path.Combine(folder, name), input);
        }
    }),
    ["list"] => Do(() =>
    {
        foreach (var target in FuzzTargets.All)
        {
            Console.WriteLine($"{target.Name} {target.MaxLength}");
        }
    }),
    _ => Unknown("Unknown arguments; Program.cs has them."),
};

static int With(string name, Action<FuzzTarget> run) =>
    FuzzTargets.Find(name) is { } target ? Do(() => run(target)) : Unknown($"Unknown target '{name}'. They are {string.Join(", ", FuzzTargets.All)}.");

static int Do(Action run)
{
    run();
    return 0;
}

static int Unknown(string message)
{
    Console.Error.WriteLine($"error: {message}");
    return 1;
}
