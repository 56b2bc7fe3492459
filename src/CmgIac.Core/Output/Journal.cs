using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CmgIac.Core.Output;

/// <summary>What a run is about to write into one folder: as a manifest, which comes too late for a crash.</summary>
internal sealed record JournalFolder(string Folder, ImmutableArray<string> Specs, ImmutableArray<ManifestFile> Files);

/// <summary>
/// The journal of unfinished runs: one line of JSON a folder. Lines are only ever appended, so that a crash while
/// writing one costs nothing that stood before; a line that isn't whole, or that isn't ours, is as if it weren't there.
/// </summary>
internal static class Journal
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The lines of <paramref name="folders"/>. They start with a line feed, to part from a broken last line.</summary>
    public static byte[] ToBytes(IEnumerable<JournalFolder> folders)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write("\n"u8);
        foreach (var folder in folders)
        {
            using (var json = new Utf8JsonWriter(bytes, OneLine))
            {
                json.WriteStartObject();
                json.WriteString("folder", folder.Folder);
                Manifest.WriteSpecs(json, folder.Specs);
                Manifest.WriteFiles(json, folder.Files);
                json.WriteEndObject();
            }

            bytes.Write("\n"u8);
        }

        return bytes.WrittenSpan.ToArray();
    }

    public static ImmutableArray<JournalFolder> Read(ReadOnlyMemory<byte> bytes)
    {
        var folders = ImmutableArray.CreateBuilder<JournalFolder>();
        while (bytes.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (ReadLine(bytes[..end]) is { } folder)
            {
                folders.Add(folder);
            }

            bytes = bytes[(end + 1)..];
        }

        return folders.ToImmutable();
    }

    private static JournalFolder? ReadLine(ReadOnlyMemory<byte> line)
    {
        if (line.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line, ManifestReader.Strict);
            var root = document.RootElement;
            return ManifestReader.HasExactly(root, ["folder", "specs", "files"])
                && ManifestReader.TryGetText(root, "folder", out var folder)
                && OutputPath.FolderFlaw(folder) is null
                && ManifestReader.ReadSpecs(root, out var specs) is null
                && ManifestReader.ReadFiles(root, out var files) is null
                    ? new(folder, specs, files)
                    : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
