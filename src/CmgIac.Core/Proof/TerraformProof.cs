using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// Do the files for Terraform declare the records of the fleet, in a zone that they look up or create as the spec says,
/// and import those that the spec says exist? A record set may be one, or one for each entry of a local object.
/// </summary>
internal sealed class TerraformProof
{
    private const string Form = "a module of Terraform";
    private const string PublicPrefix = "azurerm_dns_";
    private const string PrivatePrefix = "azurerm_private_dns_";

    private readonly ZoneSet zone;
    private readonly TerraformScope scope;
    private readonly string prefix;
    private readonly List<Diagnostic> found = [];
    private readonly List<FoundRecord> records = [];
    private readonly HashSet<string> imports = new(StringComparer.Ordinal);

    private TerraformProof(ZoneSet zone, TerraformScope scope)
    {
        (this.zone, this.scope) = (zone, scope);
        prefix = zone.IsInternal ? PrivatePrefix : PublicPrefix;
    }

    public static IEnumerable<Diagnostic> Prove(ZoneSet zone, ImmutableArray<Artifact> files)
    {
        var sources = files.Where(file => file.Path.EndsWith(".tf", StringComparison.Ordinal)).Select(file => (File: file, Reading: HclReader.Read(file.Text))).ToList();
        var unread = sources.Where(source => !source.Reading.Problems.IsEmpty).ToList();
        if (unread.Count > 0)
        {
            return unread.Select(source => ProofDiagnostics.FileUnreadable(source.File.At(source.Reading.Problems[0].Line), "HCL", source.Reading.Problems[0].Message));
        }

        var main = files.FirstOrDefault(file => file.Path.EndsWith("/main.tf", StringComparison.Ordinal)) ?? files[0];
        return new TerraformProof(zone, new([.. sources.Select(source => (source.File, source.Reading.Value))])).Prove(main);
    }

    private IEnumerable<Diagnostic> Prove(Artifact main)
    {
        foreach (var (file, block) in scope.BlocksOf("resource"))
        {
            if (block.Labels is [var type, _] && (Kind(type, PublicPrefix) ?? Kind(type, PrivatePrefix)) is { } kind)
            {
                RecordSets(file, block, kind);
            }
        }

        if (found.Count > 0)
        {
            return found.Take(1);
        }

        var wrong = RecordProof.Prove(zone, main, [.. records], isMain: true).ToList();
        return wrong.Count > 0 ? wrong : Zone(main).Concat(Imports(main)).Take(1);
    }

    /// <summary>The type of a record's resource, such as 'CNAME'; null for any other resource.</summary>
    private static string? Kind(string type, string prefix) =>
        type.StartsWith(prefix, StringComparison.Ordinal) && type.EndsWith("_record", StringComparison.Ordinal)
            ? type[prefix.Length..^"_record".Length].ToUpperInvariant()
            : null;

    private void RecordSets(Artifact file, HclBlock block, string kind)
    {
        if (!block.Labels[0].StartsWith(prefix, StringComparison.Ordinal))
        {
            found.Add(ProofDiagnostics.OtherKindOfZone(file.At(block.Line), block.Labels[0], $"{prefix}{kind.ToLowerInvariant()}_record"));
            return;
        }

        var each = scope.Each(block);
        if (each is null || block.At("count") is not null || block.BlocksOf("dynamic").Any())
        {
            Refuse(file, block.Line, $"'{block.Address}' is declared for what can't be told. Write it plainly, or with for_each of a local object.");
            return;
        }

        foreach (var (key, value, entryFile) in each)
        {
            var given = new TerraformEach(block, key, value);
            RecordSet(entryFile ?? file, given, kind, (value as HclObject)?.Line ?? block.Line);
        }
    }

    private void RecordSet(Artifact file, TerraformEach set, string kind, int line)
    {
        if (Owner(file, set) is not { } owner)
        {
            return;
        }

        if (set.Block.Attributes.FirstOrDefault(attribute => attribute.Name is "target_resource_id").Name is { } alias)
        {
            Refuse(file, set.Block.At(alias)!.Line, $"'{set.Block.Address}' has an attribute '{alias}' that cmg can't prove.");
            return;
        }

        var ttl = set.At("ttl") as HclNumber;
        switch (kind)
        {
            case "CNAME" when set.At("record") is HclText target:
                var name = target.Value.EndsWith('.') ? target.Value[..^1] : target.Value;
                records.Add(new(new(owner, ttl?.Value, kind, [name.ToLowerInvariant()], line), ttl?.Line, target.Line, file));
                break;
            case "CNAME":
                Refuse(file, line, $"The target of '{set.Block.Address}' is no literal.");
                break;
            case "CAA":
                Authorizations(file, set, owner, ttl);
                break;
            default:
                records.Add(new(new(owner, ttl?.Value, kind, [], line), File: file));
                break;
        }
    }

    private void Authorizations(Artifact file, TerraformEach set, string owner, HclNumber? ttl)
    {
        foreach (var record in set.Block.BlocksOf("record"))
        {
            if (record.At("flags") is HclNumber flags && record.At("tag") is HclText tag && record.At("value") is HclText value)
            {
                var data = ImmutableArray.Create(flags.Value.ToString(CultureInfo.InvariantCulture), tag.Value, value.Value);
                records.Add(new(new(owner, ttl?.Value, "CAA", data, record.Line), ttl?.Line, File: file));
            }
            else
            {
                Refuse(file, record.Line, $"A record of '{set.Block.Address}' has no plain flags, tag and value.");
            }
        }
    }

    /// <summary>The absolute name of a record set; null where it can't be told, which is then reported.</summary>
    private string? Owner(Artifact file, TerraformEach set)
    {
        if (set.At("name") is not HclText name)
        {
            Refuse(file, set.Block.Line, $"The name of '{set.Block.Address}' is no literal.");
            return null;
        }

        var (written, at) = scope.ZoneName(set.At("zone_name"), prefix + "zone");
        if (written is null)
        {
            Refuse(file, set.Block.Line, $"'{set.Block.Address}' is in a zone that can't be told. Name one by 'zone_name'.");
        }
        else if (written != zone.Zone.Value)
        {
            found.Add(ProofDiagnostics.OtherZone(at ?? file.At(set.At("zone_name")!.Line), written, zone.Zone.Value));
        }

        var relative = name.Value.ToLowerInvariant();
        return found.Count > 0 ? null : relative == "@" ? written : $"{relative}.{written}";
    }

    /// <summary>Only the spec may have the zone created, and a zone must be named even where it has no records.</summary>
    private IEnumerable<Diagnostic> Zone(Artifact main)
    {
        var type = prefix + "zone";
        var isCreated = !zone.IsInternal && zone.First.Dns.Azure is { CreateZone.Value: true };
        var created = scope.BlocksOf("resource").FirstOrDefault(item => IsZone(item.Block, type) && (item.Block.At("name") is not HclText || IsOurs(item.Block)));
        if (created.Block is not null != isCreated)
        {
            yield return ProofDiagnostics.ZoneCreationDiffers(
                created.Block is null ? main.At() : created.File.At(created.Block.Line), zone.Zone.Value, created: !isCreated);
        }
        else if (!isCreated && records.Count == 0 && !scope.BlocksOf("data").Any(item => IsZone(item.Block, type) && IsOurs(item.Block)))
        {
            yield return ProofDiagnostics.ZoneMissing(main.At(), type, zone.Zone.Value);
        }
    }

    private static bool IsZone(HclBlock block, string type) => block.Labels is [var labelled, _] && labelled == type;

    private bool IsOurs(HclBlock block) => block.At("name") is HclText name && name.Value.Equals(zone.Zone.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>An import of a record that doesn't exist stops Terraform, and one that is missing has it refuse the record.</summary>
    private IEnumerable<Diagnostic> Imports(Artifact main)
    {
        var expected = zone.Live.Where(record => record.IsImported).Select(record => record.Owner.RelativeTo(zone.Zone)).ToHashSet(StringComparer.Ordinal);
        if (zone.ImportsCaa)
        {
            expected.Add("@");
        }

        foreach (var (file, block) in scope.BlocksOf("import"))
        {
            if (block.At("to") is not HclExpression { Source: var to } || !to.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var name = TerraformScope.Imported(to, block.At("id"));
            if (name is null || !expected.Contains(name) || !imports.Add(name))
            {
                yield return ProofDiagnostics.ImportDiffers(file.At(block.Line), to);
            }
        }

        if (expected.FirstOrDefault(name => !imports.Contains(name)) is { } missing)
        {
            yield return ProofDiagnostics.ImportMissing(main.At(), missing);
        }
    }

    private void Refuse(Artifact file, int line, string message) => found.Add(ProofDiagnostics.FileUnreadable(file.At(line), Form, message));
}
