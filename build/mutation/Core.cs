using System.Reflection;
using System.Runtime.CompilerServices;

namespace CmgIac.Mutation;

/// <summary>The mutated core, and the switch that Stryker has put into it: at most one mutant is on.</summary>
internal sealed class Core
{
    public const int None = -1;
    private readonly Type control;

    /// <summary>What a type makes once would keep the mutant that is on at that moment: so all is made here, with none.</summary>
    public Core()
    {
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "CmgIac.Core.dll"));
        control = assembly.GetTypes().Single(type => type.Name == "MutantControl");
        Turn(None);
        Record(on: true);
        foreach (var type in assembly.GetTypes().Where(type => !type.ContainsGenericParameters && type.Namespace?.StartsWith("CmgIac", StringComparison.Ordinal) == true))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        MadeOnce = Recorded();
    }

    /// <summary>The mutants in what is made once.</summary>
    public HashSet<int> MadeOnce { get; }

    public void Turn(int mutant) => control.GetField("ActiveMutant")!.SetValue(null, mutant);

    /// <summary>The mutants that an action comes past, while none is on.</summary>
    public HashSet<int> Covered(Action action)
    {
        Record(on: true);
        action();
        return Recorded();
    }

    private void Record(bool on) => control.GetField("CaptureCoverage")!.SetValue(null, on);

    private HashSet<int> Recorded()
    {
        Record(on: false);
        return [.. ((IList<int>[])control.GetMethod("GetCoverageData")!.Invoke(null, null)!)[0]];
    }
}
