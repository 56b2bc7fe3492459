using CmgIac.Core.Certificates.InUse;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Files;

/// <summary>Reads certificates in use: those that specs name, relative to the spec, and those that are handed in.</summary>
internal static class CurrentCertificateFiles
{
    public static StageResult<Fleet> Read(Fleet fleet, SpecSelection specs, DateOnly today, string workingFolder)
    {
        var folders = specs.FoldersBySpec();
        var byPath = new Dictionary<string, CurrentFile>(StringComparer.Ordinal);
        var files = new Dictionary<SourceSpan, CurrentFile>();
        foreach (var gateway in fleet.Gateways.Where(gateway => gateway.IsRendered))
        {
            if (gateway.Certificate.Current is { } current && !files.ContainsKey(current.Span))
            {
                var file = Path.GetFullPath(Path.Combine(folders[gateway.SpecPath], current.Value));
                files.Add(current.Span, byPath.TryGetValue(file, out var known) ? known : byPath[file] = ReadOne(file, workingFolder));
            }
        }

        return CurrentCertificates.Apply(fleet, files, today);
    }

    public static StageResult<LoadedFleet> Replace(LoadedFleet loaded, IReadOnlyCollection<string> files, string workingFolder)
    {
        var (handed, diagnostics) = Handed(files, workingFolder);
        return StageResult.Of(loaded, diagnostics)
            .Then(fleet => CurrentCertificates.Replace(fleet.Fleet, handed)
                .Then(replaced => new StageResult<LoadedFleet>(fleet with { Fleet = replaced }, [])));
    }

    /// <summary>As <see cref="Replace"/>, and always with a value: a file that can't be used is told, and keeps nobody from the others.</summary>
    public static StageResult<LoadedFleet> ReplaceUsable(LoadedFleet loaded, IReadOnlyCollection<string> files, string workingFolder)
    {
        var (handed, unread) = Handed(files, workingFolder);
        var all = CurrentCertificates.Replace(loaded.Fleet, handed);
        var fleet = all.Value ?? CurrentCertificates.Replace(loaded.Fleet, handed.Where(file => file.Reading is { Value: not null })).Value;
        return new(loaded with { Fleet = fleet ?? loaded.Fleet }, [.. unread.ToImmutable(), .. all.Diagnostics]);
    }

    private static (List<CurrentFile> Handed, DiagnosticList Unread) Handed(IReadOnlyCollection<string> files, string workingFolder)
    {
        var diagnostics = new DiagnosticList('7');
        var handed = new List<CurrentFile>();
        foreach (var file in files.Distinct(StringComparer.Ordinal))
        {
            var read = HandedFile.Read(
                file, workingFolder, (shown, fault) => CertificateDiagnostics.CurrentUnreadable(SourceSpan.WholeFile(shown), shown, fault));
            diagnostics.AddRange(read.Diagnostics);
            if (read.Value is { } bytes)
            {
                handed.Add(CurrentFile.Of(ShownPath.Of(file, workingFolder), bytes));
            }
        }

        return (handed, diagnostics);
    }

    private static CurrentFile ReadOne(string file, string workingFolder)
    {
        var shown = ShownPath.Of(file, workingFolder);
        if (!Path.Exists(file))
        {
            return new(shown, null);
        }

        var (bytes, fault) = HandedFile.Open(file, isNamed: false);
        return bytes is null ? new(shown, null, fault) : CurrentFile.Of(shown, bytes);
    }
}
