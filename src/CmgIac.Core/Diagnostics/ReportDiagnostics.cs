using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>What keeps a report from being written (CMG5140 to CMG5149) or served (CMG6080).</summary>
internal static class ReportDiagnostics
{
    public static Diagnostic FileForeign(string path) => Diagnostic.Error("CMG5140", SourceSpan.WholeFile(path),
        $"'{path}' exists, and 'cmg report' didn't write it. Give another name by '-o', or overwrite it by '--force'.");

    /// <param name="path">The page's file.</param>
    /// <param name="reason">The end of a sentence.</param>
    public static Diagnostic NotWritten(string path, string reason) => Diagnostic.Error("CMG5141", SourceSpan.WholeFile(path),
        $"The report '{path}' can't be written: {reason}. Mend that, or give another name by '-o'.");

    public static Diagnostic TooManyGateways(int gateways, int most) => Diagnostic.Error("CMG5142", SourceSpan.Nowhere("cmg report"),
        $"The fleet has {gateways} gateways, and a page shows at most {most}. Choose some by '--shard', or one by '--gateway'.");

    /// <param name="port">0 where any would have done.</param>
    public static Diagnostic PortUnavailable(int port) => Diagnostic.Error("CMG6080", SourceSpan.Nowhere("cmg report"),
        port == 0
            ? "No port of this machine can be had. Write the page to a file by '-o'."
            : $"Port {port} can't be had: another program has it, or this user may not. Give another by '--serve PORT', or leave the number out for any free one.");
}
