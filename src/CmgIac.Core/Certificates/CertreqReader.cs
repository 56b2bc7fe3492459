using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Certificates;

/// <summary>Interprets an INF file as a certreq policy file (certreq, "Formatting of the INF file").</summary>
internal sealed class CertreqReader
{
    private const string NewRequest = "NewRequest";

    private readonly InfFile file;
    private readonly List<ReaderProblem> problems = [];

    private CertreqReader(InfFile file) => this.file = file;

    /// <summary>Reads the INF syntax and what it says; the problems of both, by line.</summary>
    public static Reading<CertreqRequest> Read(string text)
    {
        var inf = InfReader.Read(text);
        var request = Read(inf.Value);
        return request with { Problems = [.. inf.Problems.Concat(request.Problems).OrderBy(p => p.Line)] };
    }

    public static Reading<CertreqRequest> Read(InfFile file)
    {
        var reader = new CertreqReader(file);
        var request = reader.Read();
        return new(request, [.. reader.problems.OrderBy(p => p.Line)]);
    }

    private CertreqRequest Read()
    {
        var flags = Map(Single(NewRequest, "X500NameFlags"), "X500NameFlags", CertreqNumbers.NameFlags);
        var subject = Single(NewRequest, "Subject");
        var extensions = CertreqExtensions.Read(file, problems);
        return new()
        {
            SubjectText = subject,
            Subject = ReadSubject(subject, flags?.Value ?? X500NameFlags.None),
            X500NameFlags = flags,
            KeyLength = Map(Single(NewRequest, "KeyLength"), "KeyLength", CertreqNumbers.Number),
            HashAlgorithm = Single(NewRequest, "HashAlgorithm"),
            KeySpec = Map(Single(NewRequest, "KeySpec"), "KeySpec", CertreqNumbers.KeySpec),
            KeyUsage = Map(Single(NewRequest, "KeyUsage"), "KeyUsage", CertreqNumbers.KeyUsage),
            Exportable = Flag("Exportable"),
            MachineKeySet = Flag("MachineKeySet"),
            ProviderName = Single(NewRequest, "ProviderName"),
            ProviderType = Map(Single(NewRequest, "ProviderType"), "ProviderType", CertreqNumbers.ProviderType),
            RequestType = Single(NewRequest, "RequestType"),
            EnhancedKeyUsages = extensions.EnhancedKeyUsages,
            AlternativeNames = extensions.AlternativeNames,
            CertificateTemplate = Single("RequestAttributes", "CertificateTemplate"),
        };
    }

    private AtLine<bool>? Flag(string key) => Map(Single(NewRequest, key), key, CertreqNumbers.Boolean);

    /// <summary>The one field of the one entry with that key; more of either is a problem, and the first counts.</summary>
    private AtLine<string>? Single(string section, string key)
    {
        AtLine<string>? first = null;
        foreach (var entry in file.Entries(section, key))
        {
            if (first is not null)
            {
                problems.Add(new(entry.Line, $"'{key}' stands a second time in [{section}]; the first is on line {first.Line}."));
                continue;
            }

            first = new(entry.Value, entry.Line);
            if (entry.Fields.Length > 1)
            {
                problems.Add(new(entry.Line, $"The value of '{key}' is cut at its first ','. Quotation marks keep it whole."));
            }
        }

        return first;
    }

    private AtLine<T>? Map<T>(AtLine<string>? written, string key, Func<string, T?> read)
        where T : struct
    {
        if (written is null)
        {
            return null;
        }

        if (read(written.Value) is { } value)
        {
            return new(value, written.Line);
        }

        problems.Add(new(written.Line, $"'{written.Value}' is not a value of '{key}'."));
        return null;
    }

    private AtLine<ImmutableArray<RelativeName>>? ReadSubject(AtLine<string>? written, X500NameFlags flags)
    {
        if (written is null)
        {
            return null;
        }

        var names = X500Reader.Read(written.Value, flags);
        // A field is one line of the file, whatever it holds.
        problems.AddRange(names.Problems.Select(p => p with { Line = written.Line }));
        return names.Problems.IsEmpty ? new(names.Value, written.Line) : null;
    }
}
