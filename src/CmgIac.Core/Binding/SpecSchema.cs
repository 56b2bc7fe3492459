using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CmgIac.Core.Binding;

/// <summary>
/// The JSON Schema of a spec, written from the table of keys: draft-07, which YAML's language server knows best, without
/// its 'if', 'propertyNames' and boolean schemas, which other readers lack. It accepts every spec that binds.
/// </summary>
internal static class SpecSchema
{
    /// <summary>A name, and no address: nothing is to be fetched.</summary>
    public const string Id = "urn:cmg-iac:spec:1";

    /// <summary>The schema as text, "\n" at each line's end.</summary>
    public static string Write() => Write(Id);

    /// <summary>The same with the address at which it is published.</summary>
    public static string Write(string id)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions
        {
            Indented = true,
            IndentSize = 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            WriteDocument(json, id);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan) + "\n";
    }

    private static void WriteDocument(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
        json.WriteString("$id", id);
        json.WriteString("title", "cmg.yaml");
        json.WriteString("description", "The cloud management gateways of an organization.");
        json.WriteString("type", "object");
        json.WritePropertyName("defaultSnippets");
        json.WriteRawValue(SpecSchemaTexts.Beginnings);
        WriteProperties(json, SpecKeys.All, key => WriteKey(json, key, "", isNullable: key.Level != KeyLevel.Gateway || !key.IsRequired));
        WriteLevels(json);
        json.WriteEndObject();
    }

    /// <summary>
    /// One gateway at the top level, or several below 'gateways'. What every gateway needs may be inherited. The keys that are
    /// named here again are offered where they are described, and not a second time.
    /// </summary>
    private static void WriteLevels(Utf8JsonWriter json)
    {
        var required = SpecKeys.Gateway.Where(key => key.IsRequired).ToList();
        json.WriteStartArray("anyOf");

        json.WriteStartObject();
        WriteGiven(json, required, () => WriteProperty(json, SpecKeys.Gateways.Name, () =>
        {
            json.WriteString("type", "null");
            WriteSilently(json, Misplaced(SpecKeys.Prefix));
        }));
        json.WriteEndObject();

        json.WriteStartObject();
        WriteGiven(json, [SpecKeys.Gateways], () =>
        {
            foreach (var key in SpecKeys.Gateway.Where(key => key.Level == KeyLevel.Gateway))
            {
                WriteProperty(json, key.Name, () => WriteNothing(json, Misplaced(key)));
            }
        });
        json.WriteStartArray("allOf");
        foreach (var key in required.Where(key => key.Level == KeyLevel.Both))
        {
            WriteAtTopOrInEachItem(json, key);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteEndArray();
    }

    private static string Misplaced(SpecKey key) => $"'{key.Name}' stands in the items of 'gateways', not beside them.";

    /// <summary>No value is right. A schema that is false would have no message.</summary>
    private static void WriteNothing(Utf8JsonWriter json, string message)
    {
        json.WriteString("type", "string");
        json.WriteString("pattern", "^(?!)");
        json.WriteString("patternErrorMessage", message);
        WriteSilently(json, message);
    }

    private static void WriteSilently(Utf8JsonWriter json, string message)
    {
        json.WriteString("errorMessage", message);
        json.WriteBoolean("doNotSuggest", true);
    }

    private static void WriteAtTopOrInEachItem(Utf8JsonWriter json, SpecKey key)
    {
        json.WriteStartObject();
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        WriteGiven(json, [key]);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteStartObject("properties");
        WriteProperty(json, SpecKeys.Gateways.Name, () =>
        {
            json.WriteStartObject("items");
            SpecSchemaValues.WriteStrings(json, "required", [key.Name]);
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Requires keys, with a value that is not null; what else it may be is said elsewhere, so that one mistake is one message.</summary>
    private static void WriteGiven(Utf8JsonWriter json, IReadOnlyCollection<SpecKey> keys, Action? andMore = null)
    {
        SpecSchemaValues.WriteStrings(json, "required", keys.Select(key => key.Name));
        json.WriteStartObject("properties");
        foreach (var key in keys)
        {
            WriteProperty(json, key.Name, () =>
            {
                json.WriteStartArray("anyOf");
                json.WriteStartObject();
                SpecSchemaValues.WriteTitle(json, key.Name);
                WriteTypes(json, ["string", "number", "object", "array"], isNullable: false);
                json.WriteString("errorMessage", SpecSchemaTexts.Message(key));
                json.WriteEndObject();
                // Booleans, which an editor would offer.
                SpecSchemaValues.WriteSilent(json, ["boolean"], key.Name);
                json.WriteEndArray();
                json.WriteBoolean("doNotSuggest", true);
            });
        }

        andMore?.Invoke();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, IEnumerable<SpecKey> keys, Action<SpecKey> write)
    {
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var key in keys)
        {
            WriteProperty(json, key.Name, () => write(key));
        }

        json.WriteEndObject();
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, Action write)
    {
        json.WriteStartObject(name);
        write();
        json.WriteEndObject();
    }

    /// <param name="parent">The keys above it, each with a dot behind it.</param>
    private static void WriteKey(Utf8JsonWriter json, SpecKey key, string parent, bool isNullable)
    {
        var path = parent + key.Name;
        json.WriteString("title", path);
        json.WriteString("description", SpecSchemaTexts.Description(key));
        json.WriteString("markdownDescription", SpecSchemaTexts.Markdown(key));
        SpecSchemaValues.WriteDefault(json, key);
        SpecSchemaValues.WriteExamples(json, key);
        switch (key)
        {
            case IScalarKey scalar:
                SpecSchemaValues.Write(json, scalar.Schema, isNullable, path, SpecSchemaTexts.Message(key));
                break;
            case SectionKey { Shorthand: IScalarKey shorthand } section:
                json.WriteStartArray("anyOf");
                json.WriteStartObject();
                json.WriteString("title", path);
                json.WriteString("type", "object");
                WriteSection(json, section.Keys, path);
                json.WriteEndObject();
                SpecSchemaValues.WriteAlternatives(json, shorthand.Schema, isNullable, path, SpecSchemaTexts.Message(key));
                json.WriteEndArray();
                break;
            case SectionKey section:
                WriteTypes(json, ["object"], isNullable);
                WriteSection(json, section.Keys, path);
                break;
            case PairsKey pairs:
                WriteTypes(json, ["object"], isNullable);
                WritePairs(json, pairs);
                break;
            default:
                WriteTypes(json, ["array"], isNullable);
                json.WriteString("errorMessage", SpecSchemaTexts.Message(key));
                WriteItems(json, key, path);
                break;
        }
    }

    private static void WriteItems(Utf8JsonWriter json, SpecKey key, string path)
    {
        switch (key)
        {
            case IListKey list:
                WriteProperty(json, "items", () => SpecSchemaValues.Write(json, list.ItemSchema, isNullable: false, path, SpecSchemaTexts.ItemMessage(key, list)));
                json.WriteBoolean("uniqueItems", true);
                break;
            case ItemsKey items:
                WriteProperty(json, "items", () =>
                {
                    json.WriteString("type", "object");
                    WriteSection(json, items.Keys, path);
                });
                break;
            case GatewaysKey:
                json.WriteNumber("minItems", 1);
                WriteProperty(json, "items", () => WriteGateway(json));
                break;
        }
    }

    private static void WriteSection(Utf8JsonWriter json, ImmutableArray<SpecKey> keys, string path)
    {
        WriteRequired(json, keys);
        WriteProperties(json, keys, key => WriteKey(json, key, path + ".", isNullable: !key.IsRequired));
    }

    private static void WritePairs(Utf8JsonWriter json, PairsKey pairs)
    {
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("patternProperties");
        WriteProperty(json, pairs.NamePattern, () =>
        {
            WriteTypes(json, ScalarSchema.FreeText.Types, isNullable: true);
            json.WriteNumber("maxLength", pairs.MaxValueLength);
        });
        json.WriteEndObject();
    }

    /// <summary>An item has the top level's keys, less those of the file; a required one may be inherited but not cleared.</summary>
    private static void WriteGateway(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        WriteRequired(json, SpecKeys.Gateway.Where(key => key.Level == KeyLevel.Gateway));
        WriteProperties(json, SpecKeys.Gateway, key =>
        {
            if (key.IsRequired)
            {
                WriteKey(json, key, "", isNullable: false);
            }
            else
            {
                json.WriteString("$ref", "#/properties/" + key.Name);
            }
        });
    }

    private static void WriteTypes(Utf8JsonWriter json, ImmutableArray<string> types, bool isNullable)
    {
        SpecSchemaValues.WriteStrings(json, "type", isNullable ? types.Add("null") : types);
    }

    private static void WriteRequired(Utf8JsonWriter json, IEnumerable<SpecKey> keys)
    {
        var names = keys.Where(key => key.IsRequired).Select(key => key.Name).ToList();
        if (names.Count > 0)
        {
            SpecSchemaValues.WriteStrings(json, "required", names);
        }
    }
}
