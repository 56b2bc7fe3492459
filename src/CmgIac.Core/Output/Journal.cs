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

    private static ReadOnlySpan<byte> LineStart => "{\"folder\":\""u8;

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
        foreach (var line in Lines(bytes).SkipLast(1))
        {
            if (TryReadLine(line, out var folder) && folder is not null)
            {
                folders.Add(folder);
            }
        }

        return folders.ToImmutable();
    }

    /// <summary>Is every line one of ours, whole or broken off? A file that is anything else must not be touched.</summary>
    public static bool IsOurs(ReadOnlyMemory<byte> bytes) => Lines(bytes).All(line => TryReadLine(line, out _));

    /// <summary>The lines without their line feeds; the last is what follows the last line feed.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            yield return bytes[..end];
            bytes = bytes[(end + 1)..];
        }

        yield return bytes;
    }

    /// <summary>Whether the line is ours; <paramref name="folder"/> is null where it is empty or broken off.</summary>
    private static bool TryReadLine(ReadOnlyMemory<byte> line, out JournalFolder? folder)
    {
        folder = null;
        try
        {
            using var document = JsonDocument.Parse(line, ManifestReader.Strict);
            var root = document.RootElement;
            if (ManifestReader.HasExactly(root, ["folder", "specs", "files"])
                && ManifestReader.TryGetText(root, "folder", out var path)
                && OutputPath.FolderFlaw(path) is null
                && ManifestReader.ReadSpecs(root, out var specs) is null
                && ManifestReader.ReadFiles(root, out var files) is null)
            {
                folder = new(path, specs, files);
            }

            return folder is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return IsBrokenOff(line.Span);
        }
    }

    /// <summary>Is the line empty or the start of one of ours? A power cut may leave zeros for what it didn't write.</summary>
    private static bool IsBrokenOff(ReadOnlySpan<byte> line)
    {
        var text = line.Trim((byte)0);
        return text.StartsWith(LineStart) || LineStart.StartsWith(text);
    }
}
