using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace CmgIac.Fuzz.Running;

/// <summary>
/// libFuzzer within this process: its library (driver.c) calls back for each input, and the instrumented assemblies count their
/// edges in its own memory. No pipe and no second process stands between, as with SharpFuzz's own drivers.
/// </summary>
internal static unsafe class LibFuzzer
{
    private const string Driver = "cmg-fuzz-driver";

    private static FuzzTarget? target;
    private static string findings = "";

    /// <summary>Never returns: libFuzzer ends the process. <paramref name="findingsFolder"/> takes an input of each kind of finding.</summary>
    public static void Run(FuzzTarget fuzzed, string driver, string findingsFolder, IEnumerable<string> arguments)
    {
        (target, findings) = (fuzzed, findingsFolder);
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (_, _, _) => NativeLibrary.Load(driver));

        // What runs once, in static constructors, would look like a new path of the first input.
        Traced(Counters(), []);
        string[] all = ["cmg-fuzz", .. arguments];
        var pointers = (byte**)NativeMemory.AllocZeroed((nuint)(all.Length + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < all.Length; i++)
        {
            pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(all[i]);
        }

        _ = Fuzz(all.Length, pointers, &One);
    }

    /// <summary>Counts the edges that an input takes in <paramref name="counters"/>, which has 65,536 bytes.</summary>
    public static Finding? Traced(byte* counters, byte[] input)
    {
        SharpFuzz.Common.Trace.SharedMem = counters;
        SharpFuzz.Common.Trace.PrevLocation = 0;
        return Findings.Run(target!, input);
    }

    public static void Choose(FuzzTarget traced) => target = traced;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int One(byte* data, nuint size)
    {
        var input = new ReadOnlySpan<byte>(data, (int)size).ToArray();
        SharpFuzz.Common.Trace.PrevLocation = 0;
        if (Findings.Run(target!, input) is { } finding)
        {
            Keep(finding, input);
        }

        return 0;
    }

    /// <summary>The smallest input of each kind; the run goes on, so that one mistake doesn't hide the others.</summary>
    private static void Keep(Finding finding, byte[] input)
    {
        var path = Path.Combine(findings, $"{target!.Name}-{finding.Kind}");
        if (!File.Exists(path) || new FileInfo(path).Length > input.Length)
        {
            File.WriteAllBytes(path, input);
            File.WriteAllText(path + ".txt", finding.Text, Encoding.UTF8);
        }
    }

    [DllImport(Driver, EntryPoint = "cmg_counters")]
    private static extern byte* Counters();

    [DllImport(Driver, EntryPoint = "cmg_fuzz")]
    private static extern int Fuzz(int count, byte** arguments, delegate* unmanaged[Cdecl]<byte*, nuint, int> one);
}
