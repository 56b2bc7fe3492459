using SharpFuzz;

namespace CmgIac.Fuzz.Running;

/// <summary>Has the assemblies of a copy of this program count the edges that are taken.</summary>
internal static class Instrumentation
{
    /// <summary>Ours, and the libraries that read what strangers wrote.</summary>
    private static readonly string[] Assemblies = ["CmgIac.Core", "CmgIac.Live", "cmg", "YamlDotNet", "Scriban.Signed", "DnsClient"];

    /// <summary>Changes the assemblies of <paramref name="folder"/>, which must not be the one that this program runs from.</summary>
    public static void Apply(string folder)
    {
        foreach (var assembly in Assemblies)
        {
            Fuzzer.Instrument(Path.Combine(folder, assembly + ".dll"), _ => true, Options.Value);
        }
    }
}
