using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Reports;

/// <summary>Diagnostics for people and for whatever reads MSBuild's form: one a line on standard error.</summary>
internal static class TextReport
{
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Plain = "\e[0m";

    public static void WriteDiagnostics(Shell shell, IReadOnlyCollection<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var line = diagnostic.ToString();
            shell.Error.WriteLine(shell.UseColour
                ? (diagnostic.Severity == Severity.Error ? Red : Yellow) + line + Plain
                : line);
        }
    }

    /// <summary>"2 errors, 1 warning"</summary>
    public static string Count(IReadOnlyCollection<Diagnostic> diagnostics) =>
        $"{Plural(Errors(diagnostics), "error")}, {Plural(Warnings(diagnostics), "warning")}";

    /// <summary>Those that are not shown too.</summary>
    public static int Errors(IReadOnlyCollection<Diagnostic> diagnostics) => diagnostics.Sum(diagnostic => diagnostic.Counts.Errors);

    public static int Warnings(IReadOnlyCollection<Diagnostic> diagnostics) => diagnostics.Sum(diagnostic => diagnostic.Counts.Warnings);

    public static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
