using System.Reflection;
using System.Runtime.CompilerServices;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Tests.Mutation;

/// <summary>
/// Stryker turns one mutant after the other on in the same process. What a type makes once would keep the mutant that was on
/// at that moment, and every later mutant would seem to be noticed: so it is made first, with none.
/// </summary>
internal static class StaticValues
{
    [ModuleInitializer]
    internal static void Make()
    {
        var core = typeof(Language).Assembly;
        // Stryker's own switch: while it is on, no mutant is.
        var control = core.GetType("Stryker.MutantControl");
        var covers = control?.GetField("CaptureCoverage");
        var covered = covers?.GetValue(null);
        covers?.SetValue(null, true);
        foreach (var type in core.GetTypes().Where(type => !type.ContainsGenericParameters && type.Namespace?.StartsWith("CmgIac", StringComparison.Ordinal) == true))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        control?.GetMethod("ResetCoverage")!.Invoke(null, null);
        covers?.SetValue(null, covered);
    }
}
