using System.Text.Json.Nodes;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports.Forms;

/// <summary>
/// Parts of a JSON Schema, draft-07. No object is closed: fields may be added, and a reader must bear them. Each call makes a new part, for a
/// part has one place.
/// </summary>
internal static class FormPart
{
    public const string Day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    public const string Sha256 = "^[0-9a-f]{64}$";

    public static JsonObject Text(string description, string? pattern = null) => pattern is null
        ? Typed("string", description)
        : With(Typed("string", description), "pattern", pattern);

    public static JsonObject Words(string description, params IEnumerable<string> words) =>
        With(Typed("string", description), "enum", new JsonArray([.. words.Select(word => JsonValue.Create(word))]));

    /// <summary>The values of <typeparamref name="T"/> as the forms write them.</summary>
    public static JsonObject Choices<T>(string description)
        where T : struct, Enum => Words(description, Enum.GetValues<T>().Select(Choice.Word));

    public static JsonObject Number(string description, int minimum = 0) =>
        With(Typed("integer", description), "minimum", minimum);

    public static JsonObject Flag(string description) => Typed("boolean", description);

    public static JsonObject List(string description, JsonObject item) =>
        With(Typed("array", description), "items", item);

    public static JsonObject Names(string description, string item) => List(description, Text(item));

    /// <summary>An object; a name that ends with '?' may be absent.</summary>
    public static JsonObject Record(string description, params (string Name, JsonObject Part)[] members)
    {
        var record = Typed("object", description);
        record["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name.TrimEnd('?'), (JsonNode?)member.Part)));
        record["required"] = new JsonArray([.. members.Where(member => !member.Name.EndsWith('?')).Select(member => JsonValue.Create(member.Name))]);
        return record;
    }

    public static JsonObject OrNull(JsonObject part)
    {
        part["type"] = new JsonArray(part["type"]!.GetValue<string>(), "null");
        (part["enum"] as JsonArray)?.Add(null);
        return part;
    }

    private static JsonObject With(JsonObject part, string name, JsonNode value)
    {
        part[name] = value;
        return part;
    }

    private static JsonObject Typed(string type, string description) => new() { ["description"] = description, ["type"] = type };
}
