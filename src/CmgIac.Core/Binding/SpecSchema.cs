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

    private static readonly ImmutableArray<string> AnyButNull = ["string", "number", "boolean", "object", "array"];

    /// <summary>The schema as text, "\n" at each line's end.</summary>
    public static string Write()
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
            WriteDocument(json);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan) + "\n";
    }

    private static void WriteDocument(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
        json.WriteString("$id", Id);
        json.WriteString("title", "cmg.yaml");
        json.WriteString("description", "The cloud management gateways of an organization.");
        json.WriteString("type", "object");
        WriteProperties(json, SpecKeys.All, key => WriteKey(json, key, isNullable: key.Level != KeyLevel.Gateway || !key.IsRequired));
        WriteLevels(json);
        json.WriteEndObject();
    }

    /// <summary>One gateway at the top level, or several below 'gateways'. What every gateway needs may be inherited.</summary>
    private static void WriteLevels(Utf8JsonWriter json)
    {
        var required = SpecKeys.Gateway.Where(key => key.IsRequired).ToList();
        json.WriteStartArray("anyOf");

        json.WriteStartObject();
        WriteGiven(json, required, () => WriteProperty(json, SpecKeys.Gateways.Name, () => json.WriteString("type", "null")));
        json.WriteEndObject();

        json.WriteStartObject();
        WriteGiven(json, [SpecKeys.Gateways]);
        json.WriteStartObject("not");
        json.WriteStartArray("anyOf");
        foreach (var key in SpecKeys.Gateway.Where(key => key.Level == KeyLevel.Gateway))
        {
            json.WriteStartObject();
            WriteNames(json, "required", [key.Name]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("allOf");
        foreach (var key in required.Where(key => key.Level == KeyLevel.Both))
        {
            WriteAtTopOrInEachItem(json, key);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteEndArray();
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
            WriteNames(json, "required", [key.Name]);
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
        WriteNames(json, "required", keys.Select(key => key.Name));
        json.WriteStartObject("properties");
        foreach (var key in keys)
        {
            WriteProperty(json, key.Name, () => WriteTypes(json, AnyButNull, isNullable: false));
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

    private static void WriteKey(Utf8JsonWriter json, SpecKey key, bool isNullable)
    {
        json.WriteString("description", key.Summary);
        WriteTypes(json, TypesOf(key), isNullable);
        switch (key)
        {
            case IScalarKey scalar:
                SpecSchemaValues.WriteLimits(json, scalar.Schema, isNullable);
                break;
            case IListKey list:
                WriteProperty(json, "items", () =>
                {
                    WriteTypes(json, list.ItemSchema.Types, isNullable: false);
                    SpecSchemaValues.WriteLimits(json, list.ItemSchema, isNullable: false);
                });
                json.WriteBoolean("uniqueItems", true);
                break;
            case SectionKey section:
                if (section.Shorthand is IScalarKey shorthand)
                {
                    SpecSchemaValues.WriteLimits(json, shorthand.Schema, isNullable);
                }

                WriteSection(json, section.Keys);
                break;
            case ItemsKey items:
                WriteProperty(json, "items", () =>
                {
                    json.WriteString("type", "object");
                    WriteSection(json, items.Keys);
                });
                break;
            case PairsKey pairs:
                WritePairs(json, pairs);
                break;
            case GatewaysKey:
                json.WriteNumber("minItems", 1);
                WriteProperty(json, "items", () => WriteGateway(json));
                break;
        }

        SpecSchemaValues.WriteDefault(json, key);
        SpecSchemaValues.WriteExamples(json, key);
    }

    private static void WriteSection(Utf8JsonWriter json, ImmutableArray<SpecKey> keys)
    {
        WriteRequired(json, keys);
        WriteProperties(json, keys, key => WriteKey(json, key, isNullable: !key.IsRequired));
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
                WriteKey(json, key, isNullable: false);
            }
            else
            {
                json.WriteString("$ref", "#/properties/" + key.Name);
            }
        });
    }

    private static ImmutableArray<string> TypesOf(SpecKey key) => key switch
    {
        IScalarKey scalar => scalar.Schema.Types,
        SectionKey { Shorthand: IScalarKey shorthand } => [.. shorthand.Schema.Types, "object"],
        SectionKey or PairsKey => ["object"],
        _ => ["array"],
    };

    private static void WriteTypes(Utf8JsonWriter json, ImmutableArray<string> types, bool isNullable)
    {
        if (types.Length == 1 && !isNullable)
        {
            json.WriteString("type", types[0]);
        }
        else
        {
            WriteNames(json, "type", isNullable ? types.Add("null") : types);
        }
    }

    private static void WriteRequired(Utf8JsonWriter json, IEnumerable<SpecKey> keys)
    {
        var names = keys.Where(key => key.IsRequired).Select(key => key.Name).ToList();
        if (names.Count > 0)
        {
            WriteNames(json, "required", names);
        }
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}
