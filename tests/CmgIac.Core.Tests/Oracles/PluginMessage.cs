using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>A message of protocol buffers: numbers and bytes by their fields.</summary>
internal sealed class PluginMessage
{
    private readonly List<(int Field, ulong Number, byte[]? Bytes)> fields = [];

    public static PluginMessage Read(ReadOnlySpan<byte> bytes)
    {
        var (message, at) = (new PluginMessage(), 0);
        while (at < bytes.Length)
        {
            var key = Number(bytes, ref at);
            var number = Number(bytes, ref at);
            if ((key & 7) == 0)
            {
                message.fields.Add(((int)(key >> 3), number, null));
            }
            else
            {
                message.fields.Add(((int)(key >> 3), 0, bytes.Slice(at, (int)number).ToArray()));
                at += (int)number;
            }
        }

        return message;
    }

    public byte[] Bytes(int field) => fields.FirstOrDefault(item => item.Field == field).Bytes ?? [];

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public PluginMessage Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public PluginMessage Add(int field, PluginMessage message) => Add(field, message.ToBytes());

    public PluginMessage Add(int field, byte[] bytes)
    {
        fields.Add((field, 0, bytes));
        return this;
    }

    public PluginMessage Add(int field, int number)
    {
        fields.Add((field, (ulong)number, null));
        return this;
    }

    public byte[] ToBytes()
    {
        var bytes = new List<byte>();
        foreach (var (field, number, content) in fields)
        {
            Write(bytes, ((ulong)field << 3) | (content is null ? 0UL : 2UL));
            Write(bytes, content is null ? number : (ulong)content.Length);
            bytes.AddRange(content ?? []);
        }

        return [.. bytes];
    }

    private static void Write(List<byte> bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        bytes.Add((byte)number);
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }
}

/// <summary>Texts, null and maps of MessagePack, which is what the arguments of a data source are.</summary>
internal static class MessagePack
{
    public static JsonNode? Read(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        return Read(bytes, ref at);
    }

    private static JsonNode? Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var lead = bytes[at++];
        switch (lead)
        {
            case 0xC0:
                return null;
            case >= 0x80 and <= 0x8F:
                var map = new JsonObject();
                for (var left = lead & 0x0F; left > 0; left--)
                {
                    var key = Read(bytes, ref at)!.GetValue<string>();
                    map[key] = Read(bytes, ref at);
                }

                return map;
            case >= 0xA0 and <= 0xBF:
                return Text(bytes, lead & 0x1F, ref at);
            case 0xD9:
                return Text(bytes, bytes[at++], ref at);
            case 0xD4:
                // Terraform's mark of a value that is told later.
                at += 2;
                return null;
            default:
                throw new JsonException($"0x{lead:X2} is not read.");
        }
    }

    private static JsonValue Text(ReadOnlySpan<byte> bytes, int length, ref int at)
    {
        at += length;
        return JsonValue.Create(Encoding.UTF8.GetString(bytes.Slice(at - length, length)));
    }
}
