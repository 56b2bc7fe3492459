using System.Collections.Frozen;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates.Checks;

/// <summary>The subject alternative names (RFC 5280 4.2.1.6; "certreq", [Extensions]).</summary>
internal static class AlternativeNameChecks
{
    private const string Extensions = "Extensions";

    private static readonly FrozenSet<string> Types = FrozenSet.Create(
        StringComparer.Ordinal, "dns", "upn", "email", "url", "directoryname", "ipaddress", "registeredid", "guid");

    /// <summary>Types that are written for 'ipaddress', and end the name before them all the same.</summary>
    private static readonly string[] WrongTypes = ["ip address", "ip"];

    private static readonly string[] AllTypes = [.. Types, .. WrongTypes];

    /// <summary>What is written in the place of '&amp;'.</summary>
    private static readonly char[] WrongSeparators = [' ', ',', ';'];

    public static void Check(RequestDraft draft)
    {
        var entries = CertreqExtensions.Written(draft.Inf, ObjectIdentifier.SubjectAlternativeName).FirstOrDefault();
        var attribute = draft.Entry("SAN", RequestDraft.RequestAttributes);
        if (attribute is not null && (entries is null || HasOthers(attribute, draft.Request)))
        {
            draft.Report(CertificateDiagnostics.AlternativeNamesAsAttribute(draft.At(attribute), areExtensions: entries is not null));
        }

        if (draft.IsJudged(ObjectIdentifier.SubjectAlternativeName))
        {
            return;
        }

        if (entries is null)
        {
            if (attribute is null)
            {
                draft.Report(CertificateDiagnostics.AlternativeNamesMissing(draft.Header(draft.Inf.Section(Extensions) is null ? RequestDraft.NewRequest : Extensions)));
            }

            return;
        }

        if (!entries[0].Value.StartsWith("{text}", StringComparison.OrdinalIgnoreCase))
        {
            var isText = TypeBefore(entries[0].Value.Split('=')[0]) is not null && !entries[0].Value.Contains('"', StringComparison.Ordinal);
            draft.Report(CertificateDiagnostics.AlternativeNamesNotText(
                draft.At(entries[0]), isText ? draft.Write(entries[0], $"\"{{text}}{entries[0].Value}\"") : null));
            return;
        }

        if (entries[^1] is var last && last.Value.TrimEnd().EndsWith('&') && draft.Written(last) is var written)
        {
            var fix = written.LastIndexOf('&') is >= 0 and var at ? new Fix("Leave out '&'", draft.At(last), written.Remove(at, 1)) : null;
            draft.Report(CertificateDiagnostics.SeparatorAtEnd(draft.At(last), fix));
        }

        var names = draft.Request.AlternativeNames.SelectMany(name => Separate(draft, name, entries)).ToList();
        foreach (var name in names)
        {
            CheckName(draft, name, Entry(name.Line, entries));
        }

        CheckCommonName(draft, [.. names.Where(name => name.Value.Type == AlternativeName.Dns)], entries);
    }

    /// <summary>The same names in both forms are written by those who don't know which their CA takes.</summary>
    private static bool HasOthers(InfEntry attribute, CertreqRequest request)
    {
        var known = request.AlternativeNames.Select(name => $"{name.Value.Type}={name.Value.Value}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return attribute.Fields.SelectMany(field => field.Split('&')).Any(name => !known.Contains(name.Trim()));
    }

    /// <summary>The names that the file gives as DNS names, those that lack a separator apart.</summary>
    public static IEnumerable<AtLine<string>> DnsNames(CertreqRequest request) =>
        from name in request.AlternativeNames
        from part in Split(name.Value)
        where part.Type == AlternativeName.Dns
        select new AtLine<string>(part.Value, name.Line);

    /// <summary>The names in one, each with the line of its entry.</summary>
    private static List<AtLine<AlternativeName>> Separate(RequestDraft draft, AtLine<AlternativeName> name, IReadOnlyList<InfEntry> entries)
    {
        var parts = Split(name.Value).ToList();
        var separated = new List<AtLine<AlternativeName>> { new(parts[0], name.Line) };
        var at = Index(name.Line, entries);
        var told = -1;
        foreach (var (part, next) in parts.Zip(parts.Skip(1)))
        {
            // The part ends an entry, and the next one begins where nothing separates; or both stand in one entry.
            var endsEntry = part.Value.Length > 0 && entries[at].Value.AsSpan().TrimEnd(WrongSeparators).EndsWith(part.Value, StringComparison.Ordinal);
            if (told != at)
            {
                var isClean = endsEntry && entries[at].Value.EndsWith(part.Value, StringComparison.Ordinal);
                draft.Report(CertificateDiagnostics.SeparatorMissing(
                    draft.At(entries[at]), part.Value, next.Value, isClean ? AddSeparator(draft, entries[at]) : null));
                told = at;
            }

            at = endsEntry && at + 1 < entries.Count ? at + 1 : at;
            separated.Add(new(next, entries[at].Line));
        }

        return separated;
    }

    /// <summary>In 'a.comDNS=b.com' there are two names: no host name has a '='.</summary>
    private static IEnumerable<AlternativeName> Split(AlternativeName name)
    {
        if (name.Type != AlternativeName.Dns)
        {
            return [name];
        }

        var (type, from, parts) = (name.Type, 0, new List<AlternativeName>());
        for (var at = name.Value.IndexOf('=', StringComparison.Ordinal); at >= 0; at = name.Value.IndexOf('=', at + 1))
        {
            if (TypeBefore(name.Value.AsSpan(from..at)) is { } next)
            {
                var end = from + name.Value[from..at].TrimEnd().Length - next.Length;
                parts.Add(new(type, name.Value[from..end].Trim().TrimEnd(WrongSeparators)));
                (type, from) = (next, at + 1);
            }
        }

        return parts.Append(new(type, name.Value[from..].Trim()));
    }

    /// <summary>The type in lower case that the text ends with, before its '='.</summary>
    private static string? TypeBefore(ReadOnlySpan<char> text)
    {
        var written = text.TrimEnd();
        foreach (var type in AllTypes)
        {
            if (written.EndsWith(type, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }

    private static Fix AddSeparator(RequestDraft draft, InfEntry entry)
    {
        var written = draft.Written(entry);
        return new("Write '&' behind it", draft.At(entry), written.EndsWith('"') ? written[..^1] + "&\"" : written + "&");
    }

    private static void CheckName(RequestDraft draft, AtLine<AlternativeName> name, InfEntry entry)
    {
        var (type, value) = (name.Value.Type, name.Value.Value);
        if (type != AlternativeName.Dns)
        {
            if (Types.Contains(type))
            {
                draft.Report(CertificateDiagnostics.NamesOfOtherKinds(draft.At(entry), [$"{type}={value}"]));
            }
            else if (!ObjectIdentifier.IsValid(type))
            {
                draft.Report(CertificateDiagnostics.AlternativeNameOfUnknownType(draft.At(entry), type, SpellChecker.Suggest(type, Types.Order(StringComparer.Ordinal))));
            }
        }
        else if (RequestedName.Fault(value) is { } fault)
        {
            draft.Report(fault.IsWildcard
                ? CertificateDiagnostics.WildcardOutOfPlace(draft.At(entry), "Alternative name", value, fault.Text)
                : CertificateDiagnostics.AlternativeNameNotAHost(draft.At(entry), value, fault.Text));
        }
    }

    private static void CheckCommonName(RequestDraft draft, IReadOnlyList<AtLine<AlternativeName>> names, IReadOnlyList<InfEntry> entries)
    {
        if (SubjectChecks.CommonNames(draft.Request) is not [var commonName] || (names.Count > 0 && names[0].Value.Value == commonName))
        {
            return;
        }

        if (names.FirstOrDefault(name => RequestedName.Covers(name.Value.Value, commonName)) is not { } covering)
        {
            // A name of another form than 'dns=' is told by itself.
            var isTold = names.Count == 0 && entries.Any(entry => draft.IsReported(entry.Line) || entry.Value.Contains(commonName, StringComparison.OrdinalIgnoreCase));
            if (isTold)
            {
                return;
            }

            draft.Report(CertificateDiagnostics.CommonNameNotCovered(draft.At(entries[0]), commonName));
        }
        // A dot at the end makes another name of it: that is said already.
        else if (!covering.Value.Value.EndsWith('.') && !commonName.EndsWith('.'))
        {
            draft.Report(CertificateDiagnostics.CommonNameNotFirst(draft.At(Entry(names[0].Line, entries)), names[0].Value.Value, commonName));
        }
    }

    /// <summary>The entry on which a name begins; <paramref name="entries"/> are in the order of the file.</summary>
    public static InfEntry Entry(int line, IReadOnlyList<InfEntry> entries) => entries[Index(line, entries)];

    private static int Index(int line, IReadOnlyList<InfEntry> entries)
    {
        var (low, high) = (0, entries.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].Line < line ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
