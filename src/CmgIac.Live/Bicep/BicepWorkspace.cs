using CmgIac.Core.Rendering;

namespace CmgIac.Live.Bicep;

/// <summary>
/// Rendered files on disk for the compiler alone, in a folder that only this user can open, gone with the run. The files
/// lie to each other as in the output folder. A configuration of its own at the top keeps those of folders above out.
/// </summary>
internal sealed class BicepWorkspace : IDisposable
{
    /// <summary>
    /// What the compiler leaves off by itself and Azure Verified Modules ask for. Rules that read the clock or a registry
    /// stay off: the same files must always be judged the same.
    /// </summary>
    private const string Configuration =
        """
        {
          "analyzers": {
            "core": {
              "enabled": true,
              "rules": {
                "explicit-values-for-loc-params": { "level": "warning" },
                "no-hardcoded-location": { "level": "warning" },
                "no-loc-expr-outside-params": { "level": "warning" },
                "use-recent-api-versions": { "level": "off" },
                "use-recent-module-versions": { "level": "off" }
              }
            }
          }
        }

        """;

    private readonly string root = Directory.CreateTempSubdirectory("cmg-bicep-").FullName;

    public BicepWorkspace(IEnumerable<Artifact> files)
    {
        AppDomain.CurrentDomain.ProcessExit += Remove;
        try
        {
            File.WriteAllText(Path.Combine(root, "bicepconfig.json"), Configuration);
            foreach (var file in files)
            {
                var path = PathOf(file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, file.ToBytes());
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string PathOf(Artifact file) => Path.Combine(root, file.Path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>A full path of the compiler's as one of the output; it may have resolved links on its way.</summary>
    public string RelativeOf(string path)
    {
        var name = $"{Path.GetFileName(root)}{Path.DirectorySeparatorChar}";
        var at = path.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return (at < 0 ? path : path[(at + name.Length)..]).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>A message without the folder that nobody knows.</summary>
    public string WithoutRoot(string text) =>
        text.Replace(root + Path.DirectorySeparatorChar, "", StringComparison.OrdinalIgnoreCase).Replace(root, "", StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Remove;
        Remove(this, EventArgs.Empty);
    }

    private void Remove(object? sender, EventArgs e)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The system's temporary folder is cleared by others.
        }
    }
}
