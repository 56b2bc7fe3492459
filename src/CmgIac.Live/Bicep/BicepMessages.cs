using System.Collections.Immutable;
using System.Text.Json;
using CmgIac.Core.Proof;
using CmgIac.Core.Text;

namespace CmgIac.Live.Bicep;

/// <summary>Reads what a compilation says: lines and columns from 0, the end exclusive, in UTF-16 units.</summary>
internal static class BicepMessages
{
    /// <summary>
    /// Errors and warnings; what is below a warning says that nothing is wrong. An answer without messages says none.
    /// </summary>
    public static bool TryRead(JsonElement answer, out ImmutableArray<CompilerMessage> messages)
    {
        messages = [];
        if (answer.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (!answer.TryGetProperty("diagnostics", out var list))
        {
            return true;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var read = ImmutableArray.CreateBuilder<CompilerMessage>();
        foreach (var item in list.EnumerateArray())
        {
            if (Text(item, "level") is not { } level || Text(item, "code") is not { } code || Text(item, "message") is not { } message
                || Text(item, "source") is not { } source || !TryReadPlace(item, source, out var place))
            {
                return false;
            }

            if (level is "Error" or "Warning")
            {
                read.Add(new(place, level == "Error", code, message));
            }
        }

        messages = read.ToImmutable();
        return true;
    }

    private static bool TryReadPlace(JsonElement item, string source, out SourceSpan place)
    {
        place = default;
        if (!item.TryGetProperty("range", out var range)
            || !TryReadPosition(range, "start", out var line, out var column) || !TryReadPosition(range, "end", out var endLine, out var endColumn))
        {
            return false;
        }

        place = new(source, line, column, endLine, endColumn);
        return true;
    }

    private static bool TryReadPosition(JsonElement range, string name, out int line, out int column)
    {
        line = column = 0;
        if (range.ValueKind != JsonValueKind.Object || !range.TryGetProperty(name, out var position) || position.ValueKind != JsonValueKind.Object
            || !TryReadNumber(position, "line", out line) || !TryReadNumber(position, "char", out column))
        {
            return false;
        }

        (line, column) = (line + 1, column + 1);
        return true;
    }

    private static bool TryReadNumber(JsonElement position, string name, out int number)
    {
        number = 0;
        return position.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number)
            && number is >= 0 and < int.MaxValue;
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
