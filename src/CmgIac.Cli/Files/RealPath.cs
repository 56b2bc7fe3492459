namespace CmgIac.Cli.Files;

/// <summary>Where a path leads, whatever links are on its way.</summary>
internal static class RealPath
{
    /// <param name="full">A full path, of something that needn't be there.</param>
    public static string Of(string full)
    {
        try
        {
            if (Path.GetDirectoryName(full) is not { } folder)
            {
                return full;
            }

            var here = Path.Combine(Of(folder), Path.GetFileName(full));
            return File.ResolveLinkTarget(here, returnFinalTarget: true)?.FullName is { } target && target != here ? Of(target) : here;
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return full;
        }
    }
}
