using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>What a certreq policy file asks to be put into the certificate beside the subject.</summary>
internal sealed record CertreqExtensions(
    ImmutableArray<AtLine<string>> EnhancedKeyUsages, ImmutableArray<AtLine<AlternativeName>> AlternativeNames)
{
    private const string TextPrefix = "{text}";

    /// <summary>
    /// [EnhancedKeyUsageExtension], and of [Extensions] the two extensions whose text form has several parts: key usages
    /// between ',' and alternative names between '&amp;'. <c>_continue_</c> lines go on with the text before them.
    /// </summary>
    public static CertreqExtensions Read(InfFile file, List<ReaderProblem> problems)
    {
        var usages = file.Entries("EnhancedKeyUsageExtension", "OID")
            .SelectMany(e => e.Fields.Select(f => new AtLine<string>(f, e.Line)))
            .ToList();
        var names = new List<AtLine<AlternativeName>>();
        foreach (var extension in Group(file.Entries("Extensions"), problems))
        {
            if (extension[0].Is(ObjectIdentifier.EnhancedKeyUsage))
            {
                usages.AddRange(Parts(extension, ',', problems));
            }
            else if (extension[0].Is(ObjectIdentifier.SubjectAlternativeName))
            {
                names.AddRange(Parts(extension, '&', problems).Select(p => Name(p, problems)).OfType<AtLine<AlternativeName>>());
            }
        }

        problems.AddRange(usages.Where(u => !ObjectIdentifier.IsValid(u.Value))
            .Select(u => new ReaderProblem(u.Line, $"'{u.Value}' is not an object identifier.")));
        return new([.. usages.Where(u => ObjectIdentifier.IsValid(u.Value))], [.. names]);
    }

    /// <summary>The entries of [Extensions] that give the extension: its own and the <c>_continue_</c> entries after it.</summary>
    public static IEnumerable<IReadOnlyList<InfEntry>> Written(InfFile file, string extension) =>
        Group(file.Entries("Extensions"), []).Where(entries => entries[0].Is(extension));

    /// <summary>Each extension's own entry and the <c>_continue_</c> entries after it.</summary>
    private static List<List<InfEntry>> Group(ImmutableArray<InfEntry> entries, List<ReaderProblem> problems)
    {
        var groups = new List<List<InfEntry>>();
        foreach (var entry in entries)
        {
            if (!entry.Is("_continue_"))
            {
                groups.Add([entry]);
            }
            else if (groups.Count > 0)
            {
                groups[^1].Add(entry);
            }
            else
            {
                problems.Add(new(entry.Line, "'_continue_' has no extension before it."));
            }
        }

        return groups;
    }

    /// <summary>The parts of the joined text, each with the line on which it begins; an empty last part does not count.</summary>
    private static List<AtLine<string>> Parts(List<InfEntry> entries, char separator, List<ReaderProblem> problems)
    {
        var first = entries[0];
        if (!first.Value.StartsWith(TextPrefix, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(new(first.Line, $"The value of extension '{first.Key}' does not start with '{TextPrefix}', the only form that is read."));
            return [];
        }

        var parts = new List<AtLine<string>>();
        var part = new StringBuilder();
        var line = first.Line;
        foreach (var entry in entries)
        {
            if (entry.Fields.Length > 1)
            {
                problems.Add(new(entry.Line, $"The value of '{entry.Key}' is cut at its first ','. Quotation marks keep it whole."));
            }

            foreach (var c in ReferenceEquals(entry, first) ? entry.Value[TextPrefix.Length..] : entry.Value)
            {
                line = part.Length == 0 ? entry.Line : line;
                if (c != separator)
                {
                    part.Append(c);
                    continue;
                }

                parts.Add(new(part.ToString().Trim(), line));
                part.Clear();
            }
        }

        if (part.ToString().Trim() is { Length: > 0 } last)
        {
            parts.Add(new(last, line));
        }

        return parts;
    }

    private static AtLine<AlternativeName>? Name(AtLine<string> part, List<ReaderProblem> problems)
    {
        var equals = part.Value.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            problems.Add(new(part.Line, $"Alternative name '{part.Value}' is not of the form 'dns=name'."));
            return null;
        }

        var name = new AlternativeName(part.Value[..equals].Trim().ToLowerInvariant(), part.Value[(equals + 1)..].Trim());
        return new(name, part.Line);
    }
}
