using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Proof;
using Client = CmgIac.Live.Bicep.BicepCompiler;
using CmgIac.Live.Bicep;
using Xunit;

[assembly: AssemblyFixture(typeof(CmgIac.Core.Tests.Oracles.BicepCompiler))]

namespace CmgIac.Core.Tests.Oracles;

/// <summary>What the compiler or its linter objects to. Line and column are 1-based; the level is Warning or Error.</summary>
public sealed record BicepDiagnostic(string Path, int Line, int Column, string Level, string Code, string Message)
{
    public override string ToString() => $"{Path}({Line},{Column}): {Level} {Code}: {Message}";
}

/// <summary>
/// A compiled file: its JSON (an ARM template, or a parameters file), null when there were errors. A wrong type inside a
/// resource is only a warning to Bicep, so a test asks for no diagnostics rather than for success.
/// </summary>
public sealed record BicepCompilation(ImmutableArray<BicepDiagnostic> Diagnostics, string? Json);

/// <summary>
/// The real Bicep compiler, asked by cmg's own client: one process for the whole test run, started by the first test that
/// asks; thread-safe. Linter rules are the default ones unless a bicepconfig.json stands in a folder above the file, which
/// is why tests write to a temporary folder.
/// </summary>
public sealed class BicepCompiler : IDisposable
{
    private readonly Lazy<Client> process = new(() =>
        Result(Client.Start(new BicepExecutable(Program(), "bicep"), BicepAccess.DefaultPatience)));

    /// <summary>The compiler's executable; without one the test is skipped, and fails with CI set.</summary>
    public static string Program()
    {
        var path = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "BicepPath")?.Value;
        if (!File.Exists(path))
        {
            Oracle.Missing("The Bicep compiler comes as a package for Linux x64 alone.");
        }

        return path;
    }

    /// <summary>Compiles and lints a .bicep file; throws when there is no such file.</summary>
    public BicepCompilation Compile(string path) => Of(Result(process.Value.Compile(Path.GetFullPath(path))));

    /// <summary>Compiles and lints a .bicepparam file against the template that it names; the JSON is the parameters'.</summary>
    public BicepCompilation CompileParams(string path) => Of(Result(process.Value.CompileParams(Path.GetFullPath(path))));

    /// <summary>The file's text in the canonical layout; text with errors is laid out as far as it was understood.</summary>
    public string Format(string path) => Result(process.Value.Format(Path.GetFullPath(path))).Text!;

    /// <summary>
    /// What a deployment of a .bicepparam file would make, as far as that can be told beforehand: each resource with its
    /// full id. <paramref name="resourceGroup"/> is null for a deployment at the scope of a subscription.
    /// </summary>
    public JsonArray Snapshot(string path, string subscription, string? resourceGroup)
    {
        var scope = new SnapshotScope("00000000-0000-0000-0000-00000000000f", subscription, resourceGroup, "westus");
        return JsonNode.Parse(Result(process.Value.Snapshot(Path.GetFullPath(path), scope)).Text!)!["predictedResources"]!.AsArray();
    }

    public void Dispose()
    {
        if (process.IsValueCreated)
        {
            process.Value.Dispose();
        }
    }

    private static T Result<T>(Task<StageResult<T>> asked)
        where T : class
    {
        var result = asked.GetAwaiter().GetResult();
        return result.Value ?? throw new InvalidOperationException(result.Diagnostics[0].Message);
    }

    private static BicepCompilation Of(BicepAnswer answer) => new([.. answer.Messages.Select(Of)], answer.Text);

    private static BicepDiagnostic Of(CompilerMessage message) => new(
        message.Place.File, message.Place.Line, message.Place.Column, message.IsError ? "Error" : "Warning", message.Code, message.Text);
}
