using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>Comma-separated values as RFC 4180 has them: the first record names the columns, and all have as many fields.</summary>
internal static class CsvReader
{
    public static Reading<ImmutableArray<AtLine<ImmutableArray<string>>>> Read(string text)
    {
        var records = ImmutableArray.CreateBuilder<AtLine<ImmutableArray<string>>>();
        var fields = ImmutableArray.CreateBuilder<string>();
        var field = new StringBuilder();
        var (isQuoted, wasQuoted, line, start) = (false, false, 1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                if (!isQuoted && (field.Length > 0 || wasQuoted))
                {
                    return Stop(line, "A quote stands within a field without quotes.");
                }

                (isQuoted, wasQuoted) = (!isQuoted, true);
            }
            else if (isQuoted || c is not (',' or '\n'))
            {
                if (!isQuoted && wasQuoted)
                {
                    return Stop(line, "Text follows the quotes of a field.");
                }

                field.Append(c);
            }
            else
            {
                EndField();
                if (c == '\n')
                {
                    EndRecord();
                }
            }
        }

        if (isQuoted)
        {
            return Stop(start, "A field's quotes don't end.");
        }

        if (field.Length > 0 || wasQuoted || fields.Count > 0)
        {
            EndField();
            EndRecord();
        }

        return records.FirstOrDefault(record => record.Value.Length != records[0].Value.Length) is { } uneven
            ? Stop(uneven.Line, $"It has {uneven.Value.Length} fields, the first line has {records[0].Value.Length}.")
            : new(records.ToImmutable(), []);

        void EndField()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }

        void EndRecord()
        {
            records.Add(new(fields.ToImmutable(), start));
            fields.Clear();
            start = line;
        }

        Reading<ImmutableArray<AtLine<ImmutableArray<string>>>> Stop(int at, string message) => new(records.ToImmutable(), [new(at, message)]);
    }
}
