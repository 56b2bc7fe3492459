using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CmgIac.Cli.Reports.Forms;
using NJsonSchema;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>The published schemas of cmg's JSON documents, closed: here a member that no schema knows is a fault.</summary>
internal static class FormSchema
{
    private static readonly ConcurrentDictionary<string, JsonSchema> Schemas = new(StringComparer.Ordinal);

    /// <summary>Holds what a command line wrote against the schema of its verb, where it asked for JSON.</summary>
    public static void Hold(string[] arguments, string output)
    {
        var asksForJson = arguments.Zip(arguments.Skip(1)).Any(pair => pair is ("--format", "json"));
        if (asksForJson && output.Length > 0 && FormOf(arguments) is { } form)
        {
            var faults = Schemas.GetOrAdd(form, Load).Validate(output);
            Assert.True(faults.Count == 0, $"{form}: {string.Join('\n', faults)}\n{output}");
        }
    }

    /// <summary>The name of the verb's form, such as 'certificate-check'; null for a verb without one.</summary>
    public static string? FormOf(string[] arguments)
    {
        var name = arguments is ["certificate", var verb, ..] ? $"certificate-{verb}" : arguments.FirstOrDefault() ?? "";
        return JsonForms.Names.Contains(name, StringComparer.Ordinal) ? name : null;
    }

    /// <summary>The schema with every object closed.</summary>
    public static string Closed(string form)
    {
        var schema = JsonNode.Parse(JsonForms.Write(form)!)!.AsObject();
        Close(schema);
        return schema.ToJsonString();
    }

    private static JsonSchema Load(string form) => JsonSchema.FromJsonAsync(Closed(form)).GetAwaiter().GetResult();

    private static void Close(JsonObject part)
    {
        if (part["properties"] is JsonObject properties)
        {
            part["additionalProperties"] = false;
            foreach (var (_, member) in properties)
            {
                Close(member!.AsObject());
            }
        }

        if (part["items"] is JsonObject items)
        {
            Close(items);
        }
    }
}
