using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Files;

/// <summary>Reads folders of templates: the one that the specs name, and over it the one of the command line.</summary>
internal static class TemplateFolder
{
    /// <summary>Of one template.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Of one folder, and their bytes together.</summary>
    public const int MaxTemplates = 1_000;

    public const int MaxFolderBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static StageResult<IReadOnlyList<TemplateText>> ReadAll(LoadedFleet loaded, string? option, string workingFolder)
    {
        var diagnostics = new DiagnosticList('5');
        var texts = new List<TemplateText>();
        var named = loaded.Fleet.Specs.FirstOrDefault(spec => spec.Templates is not null);
        if (named is not null)
        {
            var spec = loaded.Specs.Files.First(file => file.Shown == named.Path);
            Read(Path.Combine(Path.GetDirectoryName(spec.FullPath)!, named.Templates!.Value), named.Templates.Span);
        }

        if (option is not null)
        {
            Read(option, at: null);
        }

        return StageResult.Of<IReadOnlyList<TemplateText>>(texts, diagnostics);

        void Read(string folder, SourceSpan? at)
        {
            var root = Path.GetFullPath(folder, workingFolder);
            var shown = ShownPath.Of(root, workingFolder);
            try
            {
                if (!Directory.Exists(root))
                {
                    diagnostics.Add(FileDiagnostics.TemplatesUnreadable(shown, File.Exists(root) ? "it is a file" : "there is none", at));
                    return;
                }

                var entries = EntriesBelow(new DirectoryInfo(root), "").Where(e => IsMeantAsTemplate(e.Path)).Take(MaxTemplates + 1).ToList();
                if (entries.Count > MaxTemplates)
                {
                    diagnostics.Add(FileDiagnostics.TemplatesUnreadable(shown, $"it has more than {MaxTemplates} templates", at));
                    return;
                }

                if (entries.Where(e => e.Flaw is null).Sum(e => Math.Min(new FileInfo(Path.Combine(root, e.Path)).Length, MaxBytes)) > MaxFolderBytes)
                {
                    diagnostics.Add(FileDiagnostics.TemplatesUnreadable(shown, $"its templates have more than {MaxFolderBytes / 1024 / 1024} MiB together", at));
                    return;
                }

                foreach (var (path, flaw) in entries.OrderBy(e => e.Path, StringComparer.Ordinal))
                {
                    if (flaw is not null)
                    {
                        diagnostics.Add(FileDiagnostics.TemplatesUnreadable(Shown.Line(Origin(shown, path)), flaw));
                    }
                    else
                    {
                        texts.Add(ReadOne(root, path, shown, diagnostics));
                    }
                }
            }
            catch (Exception e) when (DiskFault.Is(e))
            {
                diagnostics.Add(FileDiagnostics.TemplatesUnreadable(shown, DiskFault.Reason(e), at));
            }
        }
    }

    private static TemplateText ReadOne(string root, string path, string shown, DiagnosticList diagnostics)
    {
        var origin = Origin(shown, path);
        var full = Path.Combine(root, path);
        var text = "";
        var bytes = BoundedFile.IsEmptyOrPipe(full) ? [] : BoundedFile.Read(full, MaxBytes + 1);
        if (bytes.Length > MaxBytes)
        {
            diagnostics.Add(FileDiagnostics.TemplateUnreadable(origin, $"it is larger than {MaxBytes / 1024} KiB"));
        }
        else
        {
            try
            {
                text = Strict.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                diagnostics.Add(FileDiagnostics.TemplateUnreadable(origin, "it is not UTF-8"));
            }
        }

        return new TemplateText(path, origin, text);
    }

    private static string Origin(string shown, string path) => shown == "." ? path : $"{shown}/{path}";

    /// <summary>A README beside the scopes is nobody's mistake; within a scope, or ending as templates do, it is.</summary>
    private static bool IsMeantAsTemplate(string path) =>
        !path.Split('/').Any(segment => segment.StartsWith('.'))
        && (path.StartsWith("per-", StringComparison.Ordinal) || path.EndsWith(".sbn", StringComparison.Ordinal));

    /// <summary>Every file below, their paths with '/', and why one can't be read: no link is followed, and a name that isn't UTF-8 leads nowhere.</summary>
    private static IEnumerable<(string Path, string? Flaw)> EntriesBelow(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var flaw = !ShownPath.IsUtf8(entry.Name) ? "its name isn't UTF-8"
                : entry.LinkTarget is not null ? "it is a symbolic link, which is not followed"
                : null;
            if (entry is DirectoryInfo below && flaw is null)
            {
                foreach (var found in EntriesBelow(below, $"{prefix}{entry.Name}/"))
                {
                    yield return found;
                }
            }
            else
            {
                yield return (prefix + entry.Name, flaw);
            }
        }
    }
}
