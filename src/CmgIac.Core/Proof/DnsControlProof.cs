using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Do the scripts for DNSControl add the records of the fleet, and nothing that acts on the whole domain, such as
/// NO_PURGE or IGNORE? A label is relative to the domain, and so is a target without a dot at its end.
/// </summary>
internal static class DnsControlProof
{
    private const string Form = "a script of DNSControl";

    private static readonly string[] RecordTypes =
        ["A", "AAAA", "ALIAS", "CAA", "CNAME", "DNAME", "DS", "HTTPS", "LOC", "MX", "NAPTR", "NS", "PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT"];

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<Artifact> files)
    {
        var scripts = files.Where(file => file.Path.EndsWith(".js", StringComparison.Ordinal)).ToList();
        var (found, records) = (new List<Diagnostic>(), ImmutableArray.CreateBuilder<FoundRecord>());
        foreach (var file in scripts)
        {
            var reading = ScriptReader.Read(file.Text);
            if (!reading.Problems.IsEmpty)
            {
                found.Add(ProofDiagnostics.FileUnreadable(file.At(reading.Problems[0].Line), Form, reading.Problems[0].Message));
                continue;
            }

            foreach (var call in reading.Value)
            {
                Read(zone, file, call, records, found);
            }
        }

        var main = scripts.Find(file => file.Path.EndsWith($"/{zone.Zone}.js", StringComparison.Ordinal)) ?? files[0];
        return found.Count > 0 ? found : RecordProof.Prove(zone, main, records.ToImmutable(), isMain: true);
    }

    private static void Read(ZoneSet zone, Artifact file, ScriptCall call, ImmutableArray<FoundRecord>.Builder records, List<Diagnostic> found)
    {
        var expected = zone.IsInternal ? $"{zone.Zone}!internal" : zone.Zone.Value;
        if (call is not { Name: "D_EXTEND", Arguments: [ScriptText domain, .. var modifiers] })
        {
            found.Add(ProofDiagnostics.FileUnreadable(file.At(call.Line), Form, $"'{call.Name}' is not D_EXTEND with the domain's name."));
        }
        else if (domain.Value != expected)
        {
            found.Add(ProofDiagnostics.OtherZone(file.At(domain.Line), domain.Value, expected));
        }
        else
        {
            foreach (var modifier in modifiers)
            {
                if (Record(zone, modifier) is { } record)
                {
                    records.Add(record with { File = file });
                }
                else
                {
                    found.Add(ProofDiagnostics.FileUnreadable(
                        file.At(modifier.Line), Form, "D_EXTEND has an argument that is no record with plain values."));
                }
            }
        }
    }

    /// <summary>Null for what is no record, or a CNAME or CAA record with anything but a TTL in seconds beside its data.</summary>
    private static FoundRecord? Record(ZoneSet zone, ScriptValue modifier)
    {
        if (modifier is not ScriptCall { Arguments: [ScriptText label, .. var rest] } call || !RecordTypes.Contains(call.Name, StringComparer.Ordinal))
        {
            return null;
        }

        var owner = Absolute(zone, label.Value);
        return (call.Name, rest) switch
        {
            ("CNAME", [ScriptText target, .. var more]) when Ttl(more) is var (ttl, ttlLine) =>
                new(new(owner, ttl, call.Name, [Absolute(zone, target.Value)], call.Line), ttlLine, target.Line),
            ("CAA", [ScriptText tag, ScriptText value, ScriptName { Name: "CAA_CRITICAL" }, .. var more]) when Ttl(more) is var (ttl, ttlLine) =>
                new(new(owner, ttl, call.Name, ["128", tag.Value, value.Value], call.Line), ttlLine),
            ("CAA", [ScriptText tag, ScriptText value, .. var more]) when Ttl(more) is var (ttl, ttlLine) =>
                new(new(owner, ttl, call.Name, ["0", tag.Value, value.Value], call.Line), ttlLine),
            ("CNAME" or "CAA", _) => null,
            _ => new(new(owner, null, call.Name, [], call.Line)),
        };
    }

    /// <summary>Null where there is anything but one TTL or none.</summary>
    private static (long? Ttl, int? Line)? Ttl(ImmutableArray<ScriptValue> modifiers) => modifiers switch
    {
        [] => (null, null),
        [ScriptCall { Name: "TTL", Arguments: [ScriptNumber ttl] }] => (ttl.Value, ttl.Line),
        _ => null,
    };

    private static string Absolute(ZoneSet zone, string name) => (name switch
    {
        "@" => zone.Zone.Value,
        [.. var absolute, '.'] => absolute,
        _ => $"{name}.{zone.Zone}",
    }).ToLowerInvariant();
}
