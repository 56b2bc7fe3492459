using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// A template's text. <paramref name="Path"/> is relative to the tree of templates, with '/':
/// <c>per-zone/bind/records.zone.sbn</c>; <paramref name="Origin"/> is how diagnostics name it. <paramref name="Content"/> is
/// read where it is rendered: most runs need few of the built-in ones.
/// </summary>
internal sealed record TemplateText(string Path, string Origin, Lazy<string> Content)
{
    public TemplateText(string path, string origin, string text)
        : this(path, origin, new Lazy<string>(text))
    {
    }

    private readonly Lazy<ParsedTemplate> parsed = new(() => ParsedTemplate.Of(WithoutReturns(Content), Origin));

    /// <summary>With LF only.</summary>
    public string Text => WithoutReturns(Content);

    /// <summary>Parsed once for all threads.</summary>
    public ParsedTemplate Parsed => parsed.Value;

    /// <summary>One of cmg's own, which no user can change.</summary>
    public bool IsBuiltIn { get; init; }

    private static string WithoutReturns(Lazy<string> content) => content.Value.Replace("\r\n", "\n", StringComparison.Ordinal);
}

/// <summary>A template at its place: it writes <paramref name="File"/>, relative to its family's folder.</summary>
internal sealed record TemplateFile(JobScope Scope, string Family, string File, Language Language, TemplateText Source)
{
    /// <summary>
    /// The files that it writes, with the values of each. In a zone's name <c>{zone}</c> stands for it, and the
    /// placeholder of a <see cref="FileSplit"/> for each of its files.
    /// </summary>
    public IEnumerable<(string File, View View)> FilesFor(RenderPart part)
    {
        var file = part is ZonePart zone ? File.Replace("{zone}", zone.Zone.Zone.Value, StringComparison.Ordinal) : File;
        return part.Splits.FirstOrDefault(split => file.Contains(split.Placeholder, StringComparison.Ordinal)) is { } found
            ? found.Files.Select(one => (file.Replace(found.Placeholder, one.Name, StringComparison.Ordinal), one.View))
            : [(file, part.View)];
    }
}

/// <summary>The tree of templates, which is the tree of the output: scope, family, file.</summary>
internal sealed class TemplateSet
{
    private const string Extension = ".sbn";
    private const string ResourceRoot = "templates/";

    private static readonly ImmutableDictionary<string, JobScope> Scopes = new Dictionary<string, JobScope>(StringComparer.Ordinal)
    {
        ["per-certificate"] = JobScope.Certificate,
        ["per-gateway"] = JobScope.Gateway,
        ["per-zone"] = JobScope.Zone,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Cmg's own, the same in each set.</summary>
    private static readonly ImmutableArray<TemplateText> BuiltIn =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourceRoot, StringComparison.Ordinal))
            .Select(name => new TemplateText(name[ResourceRoot.Length..], name, new Lazy<string>(() => Read(name))) { IsBuiltIn = true }),
    ];

    private readonly ImmutableArray<TemplateFile> files;

    private readonly ILookup<(JobScope, string), TemplateFile> families;

    private readonly ConcurrentDictionary<string, string> hashes = new(StringComparer.Ordinal);

    private TemplateSet(ImmutableArray<TemplateFile> files) =>
        (this.files, families) = (files, files.ToLookup(file => (file.Scope, file.Family)));

    /// <summary>The built-in templates with each of <paramref name="overlay"/>'s in the place of the same path, or added.</summary>
    public static StageResult<TemplateSet> Load(IEnumerable<TemplateText> overlay)
    {
        var diagnostics = new DiagnosticList('4');
        var placed = BuiltIn.Concat(overlay)
            .GroupBy(text => text.Path, StringComparer.Ordinal)
            .Select(same => Place(same.Last(), diagnostics))
            .OfType<TemplateFile>()
            .OrderBy(file => file.Source.Path, StringComparer.Ordinal);
        return StageResult.Of(new TemplateSet([.. placed]), diagnostics);
    }

    /// <summary>Parses cmg's own templates of these families before anyone asks for them; <paramref name="scope"/> is a folder's name.</summary>
    public static void ParseBuiltIn(string scope, IEnumerable<string> families)
    {
        foreach (var text in families.SelectMany(family => BuiltIn.Where(text => text.Path.StartsWith($"{scope}/{family}/", StringComparison.Ordinal))))
        {
            _ = text.Parsed;
        }
    }

    public IEnumerable<TemplateFile> Of(JobScope scope, string family) => families[(scope, family)];

    /// <summary>That a family has no templates, or null where it has.</summary>
    public Diagnostic? Absence(JobScope scope, Located<string> family)
    {
        if (families.Contains((scope, family.Value)))
        {
            return null;
        }

        var known = files.Where(file => file.Scope == scope).Select(file => file.Family).Distinct(StringComparer.Ordinal).ToList();
        var meant = SpellChecker.Suggest(family.Value, known);
        return TemplateDiagnostics.UnknownFamily(family.Span, family.Value, meant, meant is not null && SpellChecker.IsSure(family.Value, meant, known), known);
    }

    /// <summary>Lower-case hexadecimal SHA-256 over paths and texts. Most jobs of a scope use the same: each combination is hashed once.</summary>
    public string Hash(IReadOnlyCollection<TemplateFile> templates) =>
        hashes.GetOrAdd(string.Join('\n', templates.Select(template => template.Source.Path)), _ => HashOf(templates));

    private static string HashOf(IEnumerable<TemplateFile> templates)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var source in templates.Select(template => template.Source))
        {
            var text = source.Text;
            hash.AppendData(Encoding.UTF8.GetBytes($"{source.Path}\n{text.Length}\n"));
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static TemplateFile? Place(TemplateText text, DiagnosticList diagnostics)
    {
        var at = SourceSpan.WholeFile(text.Origin);
        var segments = text.Path.Split('/', 3);
        if (segments.Length < 3 || !Scopes.TryGetValue(segments[0], out var scope) || !text.Path.EndsWith(Extension, StringComparison.Ordinal))
        {
            diagnostics.Add(TemplateDiagnostics.NotATemplate(at));
            return null;
        }

        var file = segments[2][..^Extension.Length];
        if (Languages.ForFile(file, segments[1]) is not { } language)
        {
            diagnostics.Add(TemplateDiagnostics.NoLanguage(at, file, Languages.Extensions));
            return null;
        }

        if (segments[1..].SelectMany(segment => segment.Split('/')).Any(IsUnsafe))
        {
            diagnostics.Add(TemplateDiagnostics.UnsafePath(at, file));
            return null;
        }

        return new TemplateFile(scope, segments[1], file, language, text);
    }

    private static bool IsUnsafe(string segment) =>
        segment.Length == 0 || segment[^1] is '.' or ' ' || ReservedNames.IsWindowsDevice(segment)
        || segment.Any(c => char.IsControl(c) || "<>:\"\\|?*".Contains(c, StringComparison.Ordinal));
}
