using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Lowering;

/// <summary>Which folder of templates, and what a job is once for.</summary>
internal enum JobScope
{
    Certificate,
    Gateway,
    Zone,
}

/// <summary>
/// All that is rendered into one folder of the output, such as <c>gateways/granitefalls.contoso.com</c>.
/// <paramref name="Lower"/> makes its parts, which are many times larger than the gateways: nobody keeps them.
/// </summary>
internal sealed record RenderJob(
    JobScope Scope, string Folder, ImmutableArray<string> Specs, Func<ImmutableArray<RenderPart>> Lower);

/// <summary>
/// Families rendered from one view into <paramref name="Subfolder"/> ("" or "internal/") of the job's folder. What the
/// files must say is known beside the view, for the proof.
/// </summary>
internal abstract record RenderPart(string Subfolder, ImmutableArray<Located<string>> Families, View View)
{
    /// <summary>What is rendered several times of it, or not at all.</summary>
    public ImmutableArray<FileSplit> Splits { get; init; } = [];
}

/// <summary>Any of the gateways that share the certificate: they agree on all that it says.</summary>
internal sealed record CertificatePart(GatewaySpec Gateway, View View) : RenderPart("", Gateway.Certificate.Outputs, View);

internal sealed record GatewayPart(GatewaySpec Gateway, View View) : RenderPart("", Gateway.Outputs, View);

internal sealed record ZonePart(ZoneSet Zone, View View) : RenderPart(Zone.IsInternal ? "internal/" : "", Zone.Outputs, View);

/// <summary>
/// A template whose file name has <paramref name="Placeholder"/> is rendered once for each of <paramref name="Files"/>,
/// whose name takes its place: a host's limits may need several files, or none; so may what the spec doesn't ask for. Each
/// file's values are made when its turn comes, because together they are those of a whole zone once more.
/// </summary>
internal sealed record FileSplit(string Placeholder, IEnumerable<(string Name, View View)> Files)
{
    /// <summary>One file, or none.</summary>
    public static FileSplit Where(bool isWanted, string name, View view) => new($"{{{name}}}", isWanted ? [(name, view)] : []);
}

/// <summary>All jobs of a run.</summary>
internal sealed record RenderJobs(ImmutableArray<RenderJob> Jobs);
