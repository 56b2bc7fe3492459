using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// Are the record sets that a zone's Bicep declares those of the fleet? Azure's public and private DNS spell their
/// properties differently: TTL and CNAMERecord, ttl and cnameRecord.
/// </summary>
internal sealed class BicepZoneProof
{
    private const string PublicZone = "Microsoft.Network/dnsZones";
    private const string PrivateZone = "Microsoft.Network/privateDnsZones";

    private const string ManagedBy = "cmg-iac";

    private readonly ZoneSet zone;
    private readonly BicepPart part;
    private readonly Artifact file;
    private readonly BicepFile bicep;
    private readonly bool isMain;
    private readonly string zoneType;
    private readonly Dictionary<string, CnameRecord> live;
    private readonly List<Diagnostic> found = [];

    private BicepZoneProof(ZoneSet zone, BicepPart part, bool isMain, Dictionary<string, CnameRecord> live)
    {
        (this.zone, this.part, file, bicep, this.isMain, this.live) = (zone, part, part.File, part.Bicep, isMain, live);
        zoneType = zone.IsInternal ? PrivateZone : PublicZone;
    }

    /// <summary>
    /// <paramref name="isMain"/>: the files, of which the first deploys the others, must have all records of the fleet, or
    /// the zone where there are none. What can't be read as a record is reported alone: without it no set of records can
    /// be judged.
    /// </summary>
    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<BicepPart> parts, bool isMain)
    {
        var byOwner = zone.Live.ToDictionary(record => record.Owner.Value, StringComparer.Ordinal);
        var proofs = parts.Select(part => new BicepZoneProof(zone, part, isMain, byOwner)).ToList();
        var records = proofs.SelectMany(proof => proof.bicep.Resources.SelectMany(proof.Records)).ToImmutableArray();
        var unread = proofs.SelectMany(proof => proof.found).ToList();
        if (unread.Count > 0)
        {
            return unread;
        }

        var compared = (isMain && records.IsEmpty && !zone.Live.Any() ? proofs[0].Zone() : RecordProof.Prove(zone, parts[0].File, records, isMain)).ToList();
        return compared.Count > 0
            ? compared
            : proofs.SelectMany(proof => proof.Deployment()).OfType<Diagnostic>().Concat(isMain ? BicepLockProof.Prove(zone, parts) : []).Take(1);
    }

    private IEnumerable<Diagnostic?> Deployment() =>
    [
        part.Module?.At("scope") is { } scope ? ProofDiagnostics.ModuleElsewhere(part.Parent!.File.At(scope.Line), part.Module.Symbol) : null,
        isMain ? BicepDeployment.Scope(file, bicep, BicepDeployment.ResourceGroup) : null,
        BicepDeployment.Zone(zone, file, bicep, zoneType, zone.IsInternal ? PublicZone : PrivateZone, isMain && part.Module is null),
    ];

    private IEnumerable<Diagnostic> Zone()
    {
        var isThere = bicep.Resources.Any(resource => resource.Type == zoneType && resource.At("name") is BicepText name && name.Value == zone.Zone.Value);
        return isThere ? [] : [ProofDiagnostics.ZoneMissing(file.At(), zoneType, zone.Zone.Value)];
    }

    /// <summary>The records of one record set; none where it is about something else, or where a diagnostic says why.</summary>
    private IEnumerable<FoundRecord> Records(BicepDeclaration resource)
    {
        if (RecordType(resource) is not var (parentType, type))
        {
            if (IsZone(resource.Type) && resource.Body?.Properties.FirstOrDefault(property => property.Key is null) is { } nested)
            {
                found.Add(ProofDiagnostics.NestedResource(file.At(nested.Line), resource.Symbol));
            }

            return [];
        }

        // What other sets of records there are matters only where they are at a name of ours, which no expression hides:
        // Azure itself refuses anything beside a CNAME.
        if (type == "CNAME")
        {
            return IsPlain(resource, "CNAMERecord") && IsInZone(resource, parentType) && Cname(resource) is { } record ? [record] : [];
        }

        return Is(parentType, zoneType) && Owner(resource) is { } owner ? Others(resource, owner, type) : [];
    }

    private FoundRecord? Cname(BicepDeclaration resource)
    {
        var target = Property<BicepText>(resource, "the target", "properties", zone.IsInternal ? "cnameRecord" : "CNAMERecord", "cname");
        var ttl = Ttl(resource);
        var name = Property<BicepText>(resource, "the name", "name");
        if (name is null && found.Count == 0)
        {
            found.Add(ProofDiagnostics.NotALiteral(file.At(resource.Line), "the name", resource.Symbol));
        }

        if (found.Count > 0)
        {
            return null;
        }

        var (owner, text) = (Owner(resource)!, target?.Value ?? "");
        CheckOwnership(resource, owner);
        return new(new(owner, ttl?.Value, "CNAME", [text.EndsWith('.') ? text[..^1] : text], resource.Line), ttl?.Line, target?.Line, file);
    }

    /// <summary>A record of the fleet says whose it is; what it says beside that is the template's own.</summary>
    private void CheckOwnership(BicepDeclaration resource, string owner)
    {
        if (!isMain || !live.TryGetValue(owner, out var meant))
        {
            return;
        }

        foreach (var (key, expected) in new[] { ("gateway", meant.Gateway.Value), ("managedBy", ManagedBy) })
        {
            var written = resource.At("properties", "metadata", key);
            if (written is not BicepText text || text.Value != expected)
            {
                found.Add(ProofDiagnostics.OwnershipDiffers(file.At(written?.Line ?? resource.Line), key, (written as BicepText)?.Value, resource.Symbol, expected));
            }
        }
    }

    private IEnumerable<FoundRecord> Others(BicepDeclaration resource, string owner, string type)
    {
        if (type != "CAA" || zone.IsInternal || owner != zone.Zone.Value)
        {
            return [new(new(owner, null, type, [], resource.Line), File: file)];
        }

        var ttl = IsPlain(resource, "caaRecords") ? Ttl(resource) : null;
        var items = Property<BicepArray>(resource, "the records", "properties", "caaRecords")?.Items ?? [];
        var records = items.Select(item => Authorization(item, owner, ttl?.Value)).ToList();
        if (records.Contains(null))
        {
            found.Add(ProofDiagnostics.NotALiteral(file.At(resource.Line), "the records", resource.Symbol));
        }

        return records.OfType<MasterRecord>().Select(record => new FoundRecord(record, ttl?.Line, File: file));
    }

    private static MasterRecord? Authorization(BicepValue item, string owner, long? ttl) =>
        item is BicepObject { Properties.Length: 3 } record && record.At("flags") is BicepNumber flags && record.At("tag") is BicepText tag && record.At("value") is BicepText value
            ? new(owner, ttl, "CAA", [flags.Value.ToString(CultureInfo.InvariantCulture), tag.Value, value.Value], item.Line)
            : null;

    private BicepNumber? Ttl(BicepDeclaration resource) =>
        Property<BicepNumber>(resource, "the TTL", "properties", zone.IsInternal ? "ttl" : "TTL");

    /// <summary>Null where it is absent, and where it is no literal of that kind, with a diagnostic.</summary>
    private T? Property<T>(BicepDeclaration resource, string what, params ReadOnlySpan<string> path)
        where T : BicepValue
    {
        var value = resource.At(path);
        if (value is not null and not T)
        {
            found.Add(ProofDiagnostics.NotALiteral(file.At(value.Line), what, resource.Symbol));
        }

        return value as T;
    }

    /// <summary>Is there one such record set, and all that it says plain to see? <paramref name="records"/>: where its records stand.</summary>
    private bool IsPlain(BicepDeclaration resource, string records)
    {
        if (resource.IsLoop || resource.IsConditional || resource.Body is null)
        {
            found.Add(ProofDiagnostics.NotOneResource(file.At(resource.Line), resource.Symbol));
            return false;
        }

        if (Hidden(resource.Body) is { } hidden)
        {
            found.Add(ProofDiagnostics.NestedResource(file.At(hidden.Line), resource.Symbol));
            return false;
        }

        if (Unprovable(resource.Body, records) is { } strange)
        {
            found.Add(ProofDiagnostics.UnprovableProperty(file.At(strange.Line), strange.Key!, resource.Symbol));
            return false;
        }

        return true;
    }

    /// <summary>
    /// A property of a record set beside its TTL, records and metadata: it may give other records, such as an alias's
    /// <c>targetResource</c>.
    /// </summary>
    private static BicepProperty? Unprovable(BicepObject body, string records)
    {
        var properties = body.At("properties") as BicepObject;
        var cname = properties?.Properties.FirstOrDefault(property => Is(property.Key!, "CNAMERecord"))?.Value as BicepObject;
        return body.Repeated() ?? properties?.Repeated() ?? cname?.Repeated()
            ?? properties?.Properties.FirstOrDefault(property => !Is(property.Key!, "TTL") && !Is(property.Key!, records) && !Is(property.Key!, "metadata"))
            ?? cname?.Properties.FirstOrDefault(property => !Is(property.Key!, "cname"));
    }

    /// <summary>A property without a plain name, at any depth.</summary>
    private static BicepProperty? Hidden(BicepObject body) =>
        body.Properties.Select(property => property.Key is null ? property : property.Value is BicepObject inner ? Hidden(inner) : null)
            .FirstOrDefault(property => property is not null);

    private bool IsInZone(BicepDeclaration resource, string parentType)
    {
        var parent = Parent(resource);
        if (parent is { IsLoop: true } or { IsConditional: true })
        {
            found.Add(ProofDiagnostics.NotOneResource(file.At(parent.Line), parent.Symbol));
        }
        else if (!Is(parentType, zoneType) || (parent is not null && !Is(parent.Type, zoneType)))
        {
            var other = parent is null || Is(parent.Type, zoneType) ? resource : parent;
            found.Add(ProofDiagnostics.OtherKindOfZone(file.At(other.Line), other.Type, zoneType));
        }
        else if (ZoneName(resource) is not { } name)
        {
            found.Add(ProofDiagnostics.ParentUnknown(file.At(resource.Line), resource.Symbol));
        }
        else if (name != zone.Zone.Value)
        {
            found.Add(ProofDiagnostics.OtherZone(file.At((parent ?? resource).At("name")!.Line), name, zone.Zone.Value));
        }

        return found.Count == 0;
    }

    /// <summary>The absolute name in lower case; null where it isn't plain.</summary>
    private string? Owner(BicepDeclaration resource)
    {
        if (resource.At("name") is not BicepText { Value: var name } || ZoneName(resource) is not { } ancestor)
        {
            return null;
        }

        var relative = name[(name.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return relative == "@" ? ancestor : $"{relative}.{ancestor}";
    }

    /// <summary>The parent's name, or without a parent what stands before the '/' in the record set's own.</summary>
    private string? ZoneName(BicepDeclaration resource)
    {
        if (resource.At("parent") is not null)
        {
            return (Parent(resource)?.At("name") as BicepText)?.Value;
        }

        return resource.At("name") is BicepText { Value: var name } && name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
            ? name[..slash]
            : null;
    }

    private BicepDeclaration? Parent(BicepDeclaration resource) =>
        resource.At("parent") is BicepExpression parent
            ? bicep.Resources.FirstOrDefault(candidate => candidate.Symbol == parent.Source && IsZone(candidate.Type))
            : null;

    /// <summary>The type of the zone and that of the records, in upper case; null for anything else.</summary>
    private static (string Parent, string Type)? RecordType(BicepDeclaration resource)
    {
        var slash = resource.Type.LastIndexOf('/');
        return slash > 0 && IsZone(resource.Type[..slash]) && !resource.IsExisting
            ? (resource.Type[..slash], resource.Type[(slash + 1)..].ToUpperInvariant())
            : null;
    }

    private static bool IsZone(string type) => Is(type, PublicZone) || Is(type, PrivateZone);

    private static bool Is(string type, string expected) => string.Equals(type, expected, StringComparison.OrdinalIgnoreCase);
}
