using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Files;

/// <summary>
/// What specs are compared with: a fleet that is bound and that no rule has judged, because nobody can mend it any more.
/// <paramref name="Arguments"/> are those of the specs' arguments that this side has, where it is asked by the same ones.
/// </summary>
internal sealed record EarlierSide(Fleet Fleet, ImmutableHashSet<string> Arguments)
{
    /// <summary>A file, or a folder of specs.</summary>
    public static StageResult<EarlierSide> OfPath(string path, DateOnly today, string workingFolder) =>
        SpecFinder.Find([path], workingFolder).Then(found =>
            WithoutWarnings(Pipeline.Bind(found)).Then(fleet =>
                Of(fleet, CurrentCertificateFiles.Read(fleet, found, today, workingFolder), [])));

    /// <summary>Of the certificates in use only the spelling of their names counts here; what is wrong with them is past.</summary>
    public static StageResult<EarlierSide> Of(Fleet fleet, StageResult<Fleet> withCertificates, ImmutableHashSet<string> arguments) =>
        new(new EarlierSide(withCertificates.HasErrors ? fleet : withCertificates.Value!, arguments), []);

    public static StageResult<Fleet> WithoutWarnings(StageResult<Fleet> bound) =>
        bound with { Diagnostics = [.. bound.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)] };
}
