using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

internal static class CurrentCertificateFiles
{
    public static StageResult<LoadedFleet> Replace(LoadedFleet loaded, IReadOnlyList<string> files, DateOnly today, Shell shell) => new(loaded, []);
}
