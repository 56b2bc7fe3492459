using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CmgIac.Core.Text;

namespace CmgIac.Live.Bicep;

/// <summary>
/// A snapshot as it is committed: the compiler's JSON with LF and outputs in ordinal order, which the compiler itself gives
/// in another one each time.
/// </summary>
internal static class SnapshotText
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null where the compiler's text is no JSON object.</summary>
    public static string? Of(string written)
    {
        try
        {
            using var document = WellFormedJson.Parse(written);
            if (JsonNode.Parse(document.RootElement.GetRawText()) is not JsonObject snapshot)
            {
                return null;
            }

            if (snapshot["outputs"] is JsonObject outputs)
            {
                snapshot["outputs"] = new JsonObject(outputs.OrderBy(output => output.Key, StringComparer.Ordinal)
                    .Select(output => KeyValuePair.Create(output.Key, output.Value?.DeepClone())));
            }

            var bytes = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(bytes, Indented))
            {
                snapshot.WriteTo(json);
            }

            return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // The second is what a key given twice makes of an object.
            return null;
        }
    }
}
