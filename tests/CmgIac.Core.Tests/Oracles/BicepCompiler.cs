using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Xunit;

[assembly: AssemblyFixture(typeof(BicepCompiler))]

namespace CmgIac.Core.Tests.Oracles;

/// <summary>What the compiler or its linter objects to. Line and column are 1-based; the level is Info, Warning or Error.</summary>
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
/// The real Bicep compiler, as one process for the whole test run: a cold start takes 2 s, a compilation in a warm one
/// 20 ms. Started by the first test that asks; thread-safe. Linter rules are the default ones unless a bicepconfig.json
/// stands in a folder above the file, which is why tests write to a temporary folder.
/// </summary>
public sealed class BicepCompiler : IDisposable
{
    private readonly Lazy<JsonRpcProcess> process = new(() => new JsonRpcProcess(Program(), "jsonrpc", "--stdio"));

    /// <summary>Compiles and lints a .bicep file; throws when there is no such file.</summary>
    public BicepCompilation Compile(string path)
    {
        var result = Call("bicep/compile", path);
        return new(Diagnostics(result), (string?)result["contents"]);
    }

    /// <summary>Compiles and lints a .bicepparam file against the template that it names; the JSON is the parameters'.</summary>
    public BicepCompilation CompileParams(string path)
    {
        var result = Call("bicep/compileParams", path, ("parameterOverrides", new JsonObject()));
        return new(Diagnostics(result), (string?)result["parameters"]);
    }

    /// <summary>
    /// What a deployment of a .bicepparam file would make, as far as that can be told beforehand: each resource with its
    /// full id. <paramref name="resourceGroup"/> is null for a deployment at the scope of a subscription.
    /// </summary>
    public JsonArray Snapshot(string path, string subscription, string? resourceGroup)
    {
        var metadata = new JsonObject
        {
            ["subscriptionId"] = subscription,
            ["tenantId"] = "00000000-0000-0000-0000-00000000000f",
            ["location"] = "westus",
            ["deploymentName"] = "cmg",
        };
        if (resourceGroup is not null)
        {
            metadata["resourceGroup"] = resourceGroup;
        }

        var result = Call("bicep/getSnapshot", path, ("metadata", metadata), ("externalInputs", new JsonArray()));
        return JsonNode.Parse((string)result["snapshot"]!)!["predictedResources"]!.AsArray();
    }

    /// <summary>The file's text in the canonical layout; text with errors is laid out as far as it was understood.</summary>
    public string Format(string path) => (string)Call("bicep/format", path)["contents"]!;

    public void Dispose()
    {
        if (process.IsValueCreated)
        {
            process.Value.Dispose();
        }
    }

    private static string Program()
    {
        var path = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "BicepPath")?.Value;
        if (!File.Exists(path))
        {
            Oracle.Missing("The Bicep compiler comes as a package for Linux x64 alone.");
        }

        return path;
    }

    private JsonNode Call(string method, string path, params ReadOnlySpan<(string Name, JsonNode Value)> more)
    {
        var parameters = new JsonObject { ["path"] = Path.GetFullPath(path) };
        foreach (var (name, value) in more)
        {
            parameters[name] = value;
        }

        return process.Value.Call(method, parameters);
    }

    private static ImmutableArray<BicepDiagnostic> Diagnostics(JsonNode result) =>
    [
        .. result["diagnostics"]!.AsArray().Select(diagnostic => new BicepDiagnostic(
            (string)diagnostic!["source"]!,
            (int)diagnostic["range"]!["start"]!["line"]! + 1,
            (int)diagnostic["range"]!["start"]!["char"]! + 1,
            (string)diagnostic["level"]!,
            (string)diagnostic["code"]!,
            (string)diagnostic["message"]!)),
    ];
}
