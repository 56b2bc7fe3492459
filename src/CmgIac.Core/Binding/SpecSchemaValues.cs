using System.Globalization;
using System.Text.Json;

namespace CmgIac.Core.Binding;

/// <summary>The part of a key's schema that speaks of values: what they may be, the default, an example.</summary>
internal static class SpecSchemaValues
{
    public static void WriteLimits(Utf8JsonWriter json, ScalarSchema schema, bool isNullable)
    {
        if (!schema.Choices.IsDefault)
        {
            WriteChoices(json, schema, isNullable);
        }

        if (schema.Pattern is { } pattern)
        {
            json.WriteString("pattern", pattern);
        }

        if (schema.MaxLength is { } maxLength)
        {
            json.WriteNumber("maxLength", maxLength);
        }

        if (schema.Minimum is { } minimum)
        {
            json.WriteNumber("minimum", minimum);
        }

        if (schema.Maximum is { } maximum)
        {
            json.WriteNumber("maximum", maximum);
        }
    }

    public static void WriteDefault(Utf8JsonWriter json, SpecKey key)
    {
        if (key.Default is { } text)
        {
            json.WritePropertyName("default");
            WriteTyped(json, text, key);
        }
    }

    public static void WriteExamples(Utf8JsonWriter json, SpecKey key)
    {
        if (key.Example is { } text)
        {
            json.WriteStartArray("examples");
            WriteTyped(json, text, key);
            json.WriteEndArray();
        }
    }

    /// <summary>'enum' judges every type, so that numbers are listed in quotes too, and null where it may stand.</summary>
    private static void WriteChoices(Utf8JsonWriter json, ScalarSchema schema, bool isNullable)
    {
        json.WriteStartArray("enum");
        foreach (var choice in schema.Choices)
        {
            WriteScalar(json, choice, schema);
        }

        foreach (var number in schema.Types[0] == "integer" ? schema.Choices : [])
        {
            json.WriteStringValue(number);
        }

        if (isNullable)
        {
            json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    /// <summary>A value as the table of keys has it, which is as a user would write it.</summary>
    private static void WriteTyped(Utf8JsonWriter json, string text, SpecKey key)
    {
        switch (key)
        {
            case IScalarKey scalar:
                WriteScalar(json, text, scalar.Schema);
                break;
            case IListKey list:
                json.WriteStartArray();
                foreach (var item in SpecReader.ItemsOf(text))
                {
                    WriteScalar(json, item, list.ItemSchema);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, string text, ScalarSchema schema)
    {
        switch (schema.Types[0])
        {
            case "boolean":
                json.WriteBooleanValue(text == "true");
                break;
            case "integer" when long.TryParse(text, CultureInfo.InvariantCulture, out var number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }
}
