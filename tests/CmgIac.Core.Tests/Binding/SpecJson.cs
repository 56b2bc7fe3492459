using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CmgIac.Core.Syntax;
using CmgIac.Core.Tests.Text;

namespace CmgIac.Core.Tests.Binding;

/// <summary>A spec as an editor's YAML understands it: YAML 1.2's core schema types every plain scalar.</summary>
internal static partial class SpecJson
{
    public static string Write(string spec) => Convert(RootOf(spec))!.ToJsonString();

    private static JsonNode? Convert(SpecNode node) => node switch
    {
        SpecMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Convert(entry.Value)))),
        SpecSequence list => new JsonArray([.. list.Items.Select(Convert)]),
        SpecScalar { IsQuoted: false } scalar => Plain(scalar.Text),
        _ => JsonValue.Create(((SpecScalar)node).Text),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when Hexadecimal().IsMatch(text) => JsonValue.Create(long.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        _ when Integer().IsMatch(text) && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ when Float().IsMatch(text) => JsonValue.Create(Finite(double.Parse(text, CultureInfo.InvariantCulture))),
        _ => JsonValue.Create(text),
    };

    /// <summary>JSON has no infinity, which is what 9e999 is read as.</summary>
    private static double Finite(double number) => Math.Clamp(number, double.MinValue, double.MaxValue);

    private static SpecMapping RootOf(string spec) =>
        Specs.Parse(spec).Value?.Documents[0].Root ?? throw new InvalidOperationException($"No spec: {spec}");

    [GeneratedRegex("^0x[0-9a-fA-F]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("^[-+]?[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Float();
}
