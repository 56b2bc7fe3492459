using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.SameBytes;

/// <summary>
/// The executable built in other ways than for the tests: with ReadyToRun, natively and for Windows. <c>build/test</c> has
/// made them: CMG_BUILDS says where.
/// </summary>
public sealed class CmgBuilds : IDisposable
{
    private readonly TemporaryFolder own = new();

    internal static IReadOnlyList<string> ReadyToRun => ["dotnet", Path.Combine(Made("readytorun"), "cmg.dll")];

    /// <summary>A folder with cmg.exe and the runtime that belongs to it.</summary>
    internal static string Windows => Made("windows");

    internal static IReadOnlyList<string> Native => [Path.Combine(Made("native"), "cmg")];

    /// <summary>As <see cref="ReadyToRun"/>, but its runtime knows the cultures: ours never asks for them.</summary>
    internal IReadOnlyList<string> WithCultures
    {
        get
        {
            var folder = Path.Combine(own.Path, "cultures");
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                foreach (var file in Directory.GetFiles(Made("readytorun")))
                {
                    File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
                }

                var path = Path.Combine(folder, "cmg.runtimeconfig.json");
                var settings = JsonNode.Parse(File.ReadAllText(path))!;
                settings["runtimeOptions"]!["configProperties"]!["System.Globalization.Invariant"] = false;
                File.WriteAllText(path, settings.ToJsonString());
            }

            return ["dotnet", Path.Combine(folder, "cmg.dll")];
        }
    }

    public void Dispose() => own.Dispose();

    private static string Made(string name)
    {
        var folder = Environment.GetEnvironmentVariable("CMG_BUILDS");
        if (string.IsNullOrEmpty(folder))
        {
            Oracle.Missing("CMG_BUILDS doesn't name the folder into which 'build/test' has built this checkout in other ways.");
        }

        return Path.Combine(Path.GetFullPath(folder), name);
    }
}
