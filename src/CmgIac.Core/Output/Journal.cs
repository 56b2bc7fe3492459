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

    /// <summary>Each run that didn't come to its end leaves one line at most that is broken off.</summary>
    private const int MaxBroken = 1000;

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

    /// <summary>The lines that are whole; null where one is none of ours: such a file must not be touched.</summary>
    public static ImmutableArray<JournalFolder>? Read(ReadOnlyMemory<byte> bytes)
    {
        var (folders, broken) = (ImmutableArray.CreateBuilder<JournalFolder>(), 0);
        foreach (var line in Lines(bytes))
        {
            // A power cut may leave zeros for what wasn't written.
            var text = line.Trim((byte)0);
            if (LineStart.StartsWith(text.Span))
            {
                continue;
            }

            if (ReadLine(text, out var isWhole) is { } folder)
            {
                folders.Add(folder);
            }
            else if (isWhole || !text.Span.StartsWith(LineStart) || ++broken > MaxBroken)
            {
                return null;
            }
        }

        return folders.ToImmutable();
    }

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

    /// <summary>Null for a line that isn't whole, or isn't ours.</summary>
    private static JournalFolder? ReadLine(ReadOnlyMemory<byte> line, out bool isWhole)
    {
        isWhole = false;
        try
        {
            using var document = JsonDocument.Parse(line, ManifestReader.Strict);
            var root = document.RootElement;
            isWhole = true;
            return ManifestReader.HasExactly(root, ["folder", "specs", "files"])
                && ManifestReader.TryGetText(root, "folder", out var path)
                && OutputPath.FolderFlaw(path) is null
                && ManifestReader.ReadSpecs(root, out var specs) is null
                && ManifestReader.ReadFiles(root, out var files) is null
                    ? new(path, specs, files)
                    : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            isWhole = false;
            return null;
        }
    }
}
