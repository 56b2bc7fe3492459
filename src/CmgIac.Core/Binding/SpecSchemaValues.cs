using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CmgIac.Core.Binding;

/// <summary>The part of a key's schema that speaks of values: what they may be, the default, an example.</summary>
internal static class SpecSchemaValues
{
    /// <summary>
    /// One schema for each of JSON's types that a value may have, the one that people think of first before the others: an
    /// editor offers what the first lists, and no more. Null and booleans that stand for text are told by what they are not,
    /// because an editor would offer them too.
    /// </summary>
    public static void WriteAlternatives(Utf8JsonWriter json, ScalarSchema schema, bool isNullable, string title, string message)
    {
        json.WriteStartObject();
        WriteTitle(json, title);
        WriteFirst(json, schema, message);
        json.WriteEndObject();
        foreach (var type in schema.Types.Skip(1).Where(type => type != "boolean"))
        {
            json.WriteStartObject();
            WriteTitle(json, title);
            WriteType(json, type, schema, message);
            json.WriteEndObject();
        }

        var silent = schema.Types.Skip(1).Where(type => type == "boolean").Concat(isNullable ? ["null"] : []).ToList();
        if (silent.Count > 0)
        {
            WriteSilent(json, silent, title);
        }
    }

    /// <summary>The same where there is no object around it yet.</summary>
    public static void Write(Utf8JsonWriter json, ScalarSchema schema, bool isNullable, string title, string message)
    {
        if (schema.Types.Length == 1 && !isNullable)
        {
            WriteFirst(json, schema, message);
            return;
        }

        json.WriteStartArray("anyOf");
        WriteAlternatives(json, schema, isNullable, title, message);
        json.WriteEndArray();
    }

    /// <summary>
    /// The key's name as an alternative's heading. The language server takes alternatives that are alike for one that was
    /// met as often, and shows all of them: an empty object, which is equal to itself alone, keeps them apart.
    /// </summary>
    public static void WriteTitle(Utf8JsonWriter json, string title)
    {
        json.WriteString("title", title);
        json.WriteStartObject("properties");
        json.WriteEndObject();
    }

    /// <summary>A value of one of <paramref name="types"/>, said so that no editor offers any.</summary>
    public static void WriteSilent(Utf8JsonWriter json, IReadOnlyCollection<string> types, string title)
    {
        json.WriteStartObject();
        WriteTitle(json, title);
        json.WriteStartObject("not");
        WriteStrings(json, "type", new[] { "string", "number", "boolean", "object", "array", "null" }.Except(types, StringComparer.Ordinal));
        json.WriteEndObject();
        json.WriteEndObject();
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

    public static void WriteStrings(Utf8JsonWriter json, string property, IEnumerable<string> strings)
    {
        json.WriteStartArray(property);
        foreach (var text in strings)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteFirst(Utf8JsonWriter json, ScalarSchema schema, string message)
    {
        if (schema.Choices.IsDefault)
        {
            WriteType(json, schema.Types[0], schema, message);
        }
        else
        {
            WriteChoices(json, schema);
            json.WriteString("errorMessage", message);
        }

        if (!schema.Suggestions.IsDefaultOrEmpty)
        {
            WriteSuggestions(json, schema);
        }
    }

    private static void WriteType(Utf8JsonWriter json, string type, ScalarSchema schema, string message)
    {
        json.WriteString("type", type);
        if (type == "string" && (schema.Pattern ?? PatternOf(schema.Choices)) is { } pattern)
        {
            json.WriteString("pattern", pattern);
            json.WriteString("patternErrorMessage", message);
        }

        if (type == "string" && schema.MaxLength is { } maxLength)
        {
            json.WriteNumber("maxLength", maxLength);
        }

        if (type is "integer" or "number")
        {
            WriteNumber(json, "minimum", schema.Minimum);
            WriteNumber(json, "maximum", schema.Maximum);
        }

        json.WriteString("errorMessage", message);
    }

    private static void WriteNumber(Utf8JsonWriter json, string property, long? number)
    {
        if (number is { } given)
        {
            json.WriteNumber(property, given);
        }
    }

    private static string? PatternOf(ImmutableArray<string> choices) => choices.IsDefault ? null : $"^({string.Join('|', choices)})$";

    private static void WriteChoices(Utf8JsonWriter json, ScalarSchema schema)
    {
        json.WriteString("type", schema.Types[0]);
        json.WriteStartArray("enum");
        foreach (var choice in schema.Choices)
        {
            WriteScalar(json, choice, schema);
        }

        json.WriteEndArray();
        if (!schema.Meanings.IsDefault)
        {
            WriteStrings(json, "enumDescriptions", schema.Meanings);
            WriteStrings(json, "markdownEnumDescriptions", schema.Meanings.Select(SpecSchemaTexts.Escaped));
        }
    }

    /// <summary>Values that an editor offers, where others are possible too.</summary>
    private static void WriteSuggestions(Utf8JsonWriter json, ScalarSchema schema)
    {
        json.WriteStartArray("defaultSnippets");
        foreach (var (value, meaning) in schema.Suggestions)
        {
            json.WriteStartObject();
            json.WriteString("label", value);
            json.WriteString("description", meaning);
            json.WriteString("body", value);
            json.WriteEndObject();
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
