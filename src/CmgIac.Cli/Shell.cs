using System.Reflection;
using System.Text;

namespace CmgIac.Cli;

/// <summary>
/// The tool's surroundings, so that the whole tool runs in a test: two streams, the working folder as a full path, and
/// today. <paramref name="UseColour"/>: standard error is a terminal that wants it.
/// </summary>
internal sealed record Shell(TextWriter Out, TextWriter Error, string WorkingFolder, DateOnly Today, bool UseColour)
{
    private const int HelpColumns = 80;
    private const int MinColumns = 30;

    /// <summary>This version of cmg, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(Shell).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>
    /// Asks for a secret with the question given, without showing what is typed; null for the end of input. Is null itself
    /// where there is no terminal. Who asks overwrites the answer.
    /// </summary>
    public Func<string, char[]?>? AskSecret { get; init; }

    /// <summary>Standard input as bytes; who opens it closes it.</summary>
    public Func<Stream> OpenInput { get; init; } = Console.OpenStandardInput;

    /// <summary>How wide help is written: 80 columns, or fewer on a narrow terminal.</summary>
    public Func<int> Columns { get; init; } = static () => HelpColumns;

    /// <summary>An environment variable by its name; null where it isn't set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>What measures how long something takes.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Ends what would go on for ever; in a process signals do.</summary>
    public CancellationToken Stopping { get; init; }

    public static Shell OfProcess() => new(
        WriterOf(Console.OpenStandardOutput()),
        WriterOf(Console.OpenStandardError()),
        Environment.CurrentDirectory,
        DateOnly.FromDateTime(DateTime.UtcNow),
        !Console.IsErrorRedirected && !IsSet("NO_COLOR") && !IsSet("CI"))
    {
        AskSecret = SecretPrompt.OfProcess(),
        Columns = TerminalColumns,
    };

    /// <summary>UTF-8 and LF whatever the machine's own are: the answer has the same bytes everywhere.</summary>
    private static StreamWriter WriterOf(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    private static int TerminalColumns()
    {
        try
        {
            return Console.IsOutputRedirected ? HelpColumns : Math.Clamp(Console.WindowWidth, MinColumns, HelpColumns);
        }
        catch (IOException)
        {
            // A terminal that doesn't say.
            return HelpColumns;
        }
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
