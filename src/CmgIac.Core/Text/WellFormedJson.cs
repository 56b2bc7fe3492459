using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CmgIac.Core.Text;

/// <summary>
/// JSON by a stranger. The library's own reader takes texts that are no Unicode, such as half of a surrogate pair, and throws
/// <see cref="InvalidOperationException"/> once somebody looks at them; here the document is refused at once.
/// </summary>
internal static class WellFormedJson
{
    /// <summary>The document, whose texts all can be read; else <see cref="JsonException"/>.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options = default)
    {
        Check(utf8.Span, options.MaxDepth);
        return JsonDocument.Parse(utf8, options);
    }

    /// <summary>As the other, of a text, in which half of a pair is a U+FFFD.</summary>
    public static JsonDocument Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    private static void Check(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        if (!Utf8.IsValid(utf8))
        {
            throw new JsonException("The bytes are not UTF-8.");
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException e)
                {
                    throw new JsonException("A text is not Unicode.", null, utf8[..(int)reader.TokenStartIndex].Count((byte)'\n'), null, e);
                }
            }
        }
    }
}
