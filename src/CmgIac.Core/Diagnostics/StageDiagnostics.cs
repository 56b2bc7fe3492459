using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>What any stage may have to say.</summary>
internal static class StageDiagnostics
{
    /// <summary>CMG1099, CMG2099, …: a stage has stopped after its first hundred.</summary>
    public static Diagnostic AndMore(char stage, SourceSpan last, int errors, int warnings) =>
        new($"CMG{stage}099", errors > 0 ? Severity.Error : Severity.Warning, last,
            $"… and {errors + warnings} more. The first {DiagnosticList.Limit} are shown: mend these and run again.") { Counts = (errors, warnings) };
}
