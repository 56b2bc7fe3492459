using System.Collections.Immutable;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>
/// What <c>openssl req</c> asks for by a configuration file. Keys of the subject have <see cref="RelativeName"/>'s
/// spelling, so that it compares with a policy file's.
/// </summary>
internal sealed record OpenSslRequest
{
    /// <summary>In the order in which they are encoded; the line is that of the section. Null: no such section.</summary>
    public AtLine<ImmutableArray<RelativeName>>? Subject { get; init; }

    /// <summary>Types as written: <c>DNS</c>; in file order.</summary>
    public ImmutableArray<AtLine<AlternativeName>> AlternativeNames { get; init; } = [];

    /// <summary>Dotted where the name is a known one, else as written.</summary>
    public ImmutableArray<AtLine<string>> EnhancedKeyUsages { get; init; } = [];

    /// <summary>By their short names; in file order.</summary>
    public ImmutableArray<AtLine<string>> KeyUsages { get; init; } = [];
}

/// <summary>Interprets a configuration file as <c>openssl req</c> does (openssl-req(1), x509v3_config(5)).</summary>
internal sealed class OpenSslRequestReader
{
    public const string Req = "req";

    private static readonly Dictionary<string, string> NameKeys = new(StringComparer.Ordinal)
    {
        ["commonName"] = "CN",
        ["organizationalUnitName"] = "OU",
        ["organizationName"] = "O",
        ["localityName"] = "L",
        ["ST"] = "S",
        ["stateOrProvinceName"] = "S",
        ["countryName"] = "C",
    };

    /// <summary>Other names of the usages that a gateway's certificate has.</summary>
    private static readonly Dictionary<string, string> Usages = new(StringComparer.Ordinal)
    {
        ["serverAuth"] = ObjectIdentifier.ServerAuthentication,
        ["TLS Web Server Authentication"] = ObjectIdentifier.ServerAuthentication,
        ["Digital Signature"] = "digitalSignature",
        ["Key Encipherment"] = "keyEncipherment",
    };

    /// <summary>Extensions by identifier bring their bytes with them and would stand beside those that are read.</summary>
    private static readonly HashSet<string> ByIdentifier =
        new(["2.5.29.15", ObjectIdentifier.SubjectAlternativeName, ObjectIdentifier.EnhancedKeyUsage], StringComparer.Ordinal);

    private readonly OpenSslConfig file;
    private readonly List<ReaderProblem> problems = [];

    private OpenSslRequestReader(OpenSslConfig file) => this.file = file;

    public static Reading<OpenSslRequest> Read(OpenSslConfig file)
    {
        var reader = new OpenSslRequestReader(file);
        var request = reader.Read();
        return new(request, [.. reader.problems.OrderBy(problem => problem.Line)]);
    }

    private OpenSslRequest Read()
    {
        var extensions = Named("req_extensions")?.Entries ?? [];
        problems.AddRange(extensions.Where(entry => ByIdentifier.Contains(entry.Key))
            .Select(entry => new ReaderProblem(entry.Line, $"The extension '{entry.Key}' is given by its identifier and not read.")));
        return new()
        {
            Subject = Named("distinguished_name") is { } section ? new(Subject(section), section.Line) : null,
            AlternativeNames = [.. Items(extensions, "subjectAltName").Select(AlternativeName).OfType<AtLine<AlternativeName>>()],
            EnhancedKeyUsages = UsagesOf(extensions, "extendedKeyUsage"),
            KeyUsages = UsagesOf(extensions, "keyUsage"),
        };
    }

    /// <summary>The section that a key of [req] names.</summary>
    private OpenSslSection? Named(string key)
    {
        if (file.Entry(Req, key) is not { } entry)
        {
            return null;
        }

        if (file.Section(entry.Value) is { } section)
        {
            return section;
        }

        problems.Add(new(entry.Line, $"'{key}' names a section '{entry.Value}' that the file lacks."));
        return null;
    }

    /// <summary>What stands before the first '.', ',' or ':' of a key only tells keys apart; '+' joins with the attribute before.</summary>
    private static ImmutableArray<RelativeName> Subject(OpenSslSection section)
    {
        var names = new List<RelativeName>();
        foreach (var entry in section.Entries)
        {
            var mark = entry.Key.IndexOfAny(['.', ',', ':']);
            var type = mark >= 0 && mark + 1 < entry.Key.Length ? entry.Key[(mark + 1)..] : entry.Key;
            var bare = type.TrimStart('+');
            var attribute = new NameAttribute(NameKeys.GetValueOrDefault(bare, bare), entry.Value);
            if (bare.Length < type.Length && names.Count > 0)
            {
                names[^1] = new([.. names[^1].Attributes, attribute]);
            }
            else
            {
                names.Add(new([attribute]));
            }
        }

        return [.. names];
    }

    private ImmutableArray<AtLine<string>> UsagesOf(ImmutableArray<OpenSslEntry> extensions, string key) =>
        [.. Items(extensions, key).Select(item => item with { Value = Usages.GetValueOrDefault(item.Value, item.Value) })];

    /// <summary>The items of an extension, from its list or its section; 'critical' is none.</summary>
    private IEnumerable<AtLine<string>> Items(ImmutableArray<OpenSslEntry> extensions, string key)
    {
        foreach (var entry in extensions.Where(entry => entry.Key == key))
        {
            var items = entry.Value.Split(',', StringSplitOptions.TrimEntries);
            foreach (var item in items.Skip(items[0] == "critical" ? 1 : 0))
            {
                if (!item.StartsWith('@'))
                {
                    yield return new(item, entry.Line);
                    continue;
                }

                if (file.Section(item[1..]) is not { } section)
                {
                    problems.Add(new(entry.Line, $"'{key}' names a section '{item[1..]}' that the file lacks."));
                    continue;
                }

                foreach (var line in section.Entries)
                {
                    yield return new(key == "subjectAltName" ? $"{line.Key}:{line.Value}" : line.Value, line.Line);
                }
            }
        }
    }

    /// <summary>A number after the type's '.' only tells keys apart.</summary>
    private AtLine<AlternativeName>? AlternativeName(AtLine<string> item)
    {
        var colon = item.Value.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            problems.Add(new(item.Line, $"The alternative name '{item.Value}' has no type before a ':'."));
            return null;
        }

        return new(new(item.Value[..colon].Split('.')[0], item.Value[(colon + 1)..]), item.Line);
    }
}
