using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Files;

/// <summary>The specs on disk that are compared with an earlier side.</summary>
internal static class LaterSide
{
    /// <summary>
    /// As <see cref="SpecFinder.Find"/>, but that a spec or a folder's last spec may be gone where
    /// <paramref name="earlier"/>, the arguments that the other side has, knows it: that is what is to be told.
    /// </summary>
    public static StageResult<SpecSelection> Find(IReadOnlyCollection<string> arguments, ImmutableHashSet<string> earlier, string workingFolder)
    {
        var diagnostics = new DiagnosticList('5');
        var found = new List<SpecSelection>();
        foreach (var argument in arguments.Count == 0 ? [SpecFinder.DefaultName] : arguments)
        {
            var own = SpecFinder.Find([argument], workingFolder);
            var isGone = own.HasErrors && earlier.Contains(argument) && own.Diagnostics.All(diagnostic => diagnostic.Code is FileDiagnostics.SpecNotFoundCode or FileDiagnostics.FolderWithoutSpecCode);
            if (own.Value is { } selection)
            {
                found.Add(selection);
            }
            else if (!isGone)
            {
                diagnostics.AddRange(own.Diagnostics);
            }
        }

        return StageResult.Of(
            new SpecSelection(
                [.. found.SelectMany(selection => selection.Files).DistinctBy(file => file.FullPath, ShownPath.Comparer)],
                [.. found.SelectMany(selection => selection.Folders)]),
            diagnostics);
    }
}
