using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CmgIac.Core.Output;

/// <summary>
/// Reads what <see cref="Manifest.ToBytes"/> writes and nothing else: a manifest in a checkout is anybody's text, and
/// files are deleted by what it says.
/// </summary>
internal static class ManifestReader
{
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Duplicate keys, comments and trailing commas would let two readers see two manifests.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>
    /// The manifest, or what is wrong with it as the end of a sentence; <paramref name="bytes"/> is null for a file too
    /// large to be one.
    /// </summary>
    public static bool TryRead(
        byte[]? bytes,
        [NotNullWhen(true)] out Manifest? manifest,
        [NotNullWhen(false)] out string? flaw)
    {
        manifest = null;
        if (bytes is null || bytes.Length > MaxBytes)
        {
            flaw = $"it has more than {MaxBytes / 1024 / 1024} MiB";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            flaw = Read(document.RootElement, out manifest);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what the reader throws for text that isn't well-formed Unicode.
            flaw = "it isn't well-formed JSON";
        }

        manifest = flaw is null ? manifest : null;
        return manifest is not null;
    }

    private static string? Read(JsonElement root, out Manifest? manifest)
    {
        manifest = null;
        if (root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("version", out var version)
            && !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == Manifest.Version))
        {
            return $"its version isn't {Manifest.Version}, the only one that this cmg knows";
        }

        if (!HasExactly(root, ["version", "tool", "specs", "model", "templates", "files"]))
        {
            return "its keys aren't 'version', 'tool', 'specs', 'model', 'templates' and 'files'";
        }

        if (!TryGetText(root, "tool", out var tool) || tool.Length > 100 || tool.Any(char.IsControl))
        {
            return "'tool' isn't a version";
        }

        if (!TryGetText(root, "model", out var model) || !ContentHash.IsValid(model)
            || !TryGetText(root, "templates", out var templates) || !ContentHash.IsValid(templates))
        {
            return "'model' and 'templates' aren't 64 lower-case hexadecimal digits each";
        }

        var flaw = ReadSpecs(root, out var specs);
        var fileFlaw = ReadFiles(root, out var files);
        manifest = new(tool, specs, model, templates, files);
        return flaw ?? fileFlaw;
    }

    /// <summary>Reads 'specs'; null, or what is wrong.</summary>
    public static string? ReadSpecs(JsonElement root, out ImmutableArray<string> specs)
    {
        specs = [];
        if (!root.TryGetProperty("specs", out var array) || array.ValueKind != JsonValueKind.Array)
        {
            return "'specs' isn't a list";
        }

        var read = ImmutableArray.CreateBuilder<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return "'specs' has an item that isn't a text";
            }

            var spec = item.GetString()!;
            if (OutputPath.SpecFlaw(spec) is { } flaw)
            {
                return $"spec {read.Count + 1} has a path that isn't safe: {flaw}";
            }

            read.Add(spec);
        }

        specs = read.ToImmutable();
        return null;
    }

    /// <summary>Reads 'files'; null, or what is wrong. Messages count the files and never repeat a hostile path.</summary>
    public static string? ReadFiles(JsonElement root, out ImmutableArray<ManifestFile> files)
    {
        files = [];
        if (!root.TryGetProperty("files", out var array) || array.ValueKind != JsonValueKind.Array)
        {
            return "'files' isn't a list";
        }

        var read = ImmutableArray.CreateBuilder<ManifestFile>(array.GetArrayLength());
        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in array.EnumerateArray())
        {
            var ordinal = read.Count + 1;
            if (!HasExactly(item, ["path", "sha256"])
                || !TryGetText(item, "path", out var path)
                || !TryGetText(item, "sha256", out var sha256) || !ContentHash.IsValid(sha256))
            {
                return $"file {ordinal} isn't a 'path' and a 'sha256' of 64 lower-case hexadecimal digits";
            }

            if (OutputPath.FlawInFolder(path) is { } flaw)
            {
                return $"file {ordinal} has a path that isn't safe: {flaw}";
            }

            if (!paths.Add(path))
            {
                return $"file {ordinal} has the path of an earlier one (capitals don't count)";
            }

            read.Add(new(path, sha256));
        }

        files = read.ToImmutable();
        return null;
    }

    public static bool HasExactly(JsonElement element, ReadOnlySpan<string> keys)
    {
        if (element.ValueKind != JsonValueKind.Object || element.GetPropertyCount() != keys.Length)
        {
            return false;
        }

        foreach (var key in keys)
        {
            if (!element.TryGetProperty(key, out _))
            {
                return false;
            }
        }

        return true;
    }

    public static bool TryGetText(JsonElement element, string key, [NotNullWhen(true)] out string? text)
    {
        text = element.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }
}
