using System.Reflection;
using System.Text;

namespace CmgIac.Cli;

/// <summary>
/// The tool's surroundings, so that the whole tool runs in a test: two streams, the working folder as a full path, and
/// today. <paramref name="UseColour"/>: standard error is a terminal that wants it.
/// </summary>
internal sealed record Shell(TextWriter Out, TextWriter Error, string WorkingFolder, DateOnly Today, bool UseColour)
{
    /// <summary>This version of cmg, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(Shell).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static Shell OfProcess() => new(
        WriterOf(Console.OpenStandardOutput()),
        WriterOf(Console.OpenStandardError()),
        Environment.CurrentDirectory,
        DateOnly.FromDateTime(DateTime.UtcNow),
        !Console.IsErrorRedirected && !IsSet("NO_COLOR") && !IsSet("CI"));

    /// <summary>UTF-8 and LF whatever the machine's own are: the answer has the same bytes everywhere.</summary>
    private static StreamWriter WriterOf(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
