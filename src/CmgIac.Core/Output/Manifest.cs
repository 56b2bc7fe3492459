using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CmgIac.Core.Output;

/// <summary>A rendered file: <paramref name="Path"/> relative to the manifest's folder.</summary>
internal sealed record ManifestFile(string Path, string Sha256);

/// <summary>
/// The proof that the files of one folder are ours. <paramref name="Tool"/> is the version that rendered it;
/// <paramref name="Specs"/> are relative to the output folder, so that they mean the same from wherever cmg runs;
/// <paramref name="Model"/> and <paramref name="Templates"/> are SHA-256. No date: the same input is the same manifest.
/// </summary>
internal sealed record Manifest(
    string Tool,
    ImmutableArray<string> Specs,
    string Model,
    string Templates,
    ImmutableArray<ManifestFile> Files)
{
    public const int Version = 1;

    // Only what JSON itself asks for is escaped: a manifest is never part of a web page.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The manifest as it stands on disk: UTF-8, LF, specs and files in ordinal order.</summary>
    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("tool", Tool);
            WriteSpecs(json, Specs);
            json.WriteString("model", Model);
            json.WriteString("templates", Templates);
            WriteFiles(json, Files);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    public static void WriteSpecs(Utf8JsonWriter json, IEnumerable<string> specs)
    {
        json.WriteStartArray("specs");
        foreach (var spec in specs.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(spec);
        }

        json.WriteEndArray();
    }

    public static void WriteFiles(Utf8JsonWriter json, IEnumerable<ManifestFile> files)
    {
        json.WriteStartArray("files");
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
