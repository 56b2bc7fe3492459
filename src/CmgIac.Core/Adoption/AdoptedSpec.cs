using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CmgIac.Core.Adoption;

/// <summary>
/// The text of a spec that says what was found: what gateways have in common at the top level, the rest at each.
/// </summary>
internal sealed class AdoptedSpec
{
    private readonly ImmutableArray<FoundGateway> gateways;
    private readonly List<string> lines = [];
    private readonly List<(AdoptedKey Key, ImmutableArray<FoundGateway> Of)> places = [];

    /// <summary>Of the places, in the same order.</summary>
    private readonly List<int> lineNumbers = [];
    private string[] open = [];

    private AdoptedSpec(ImmutableArray<FoundGateway> gateways) => this.gateways = gateways;

    public string Text => string.Concat(lines.Select(line => line + "\n"));

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>The key that stands on a line, and the gateways that have it from there; null for a comment.</summary>
    public (AdoptedKey Key, ImmutableArray<FoundGateway> Of)? At(int line)
    {
        var found = lineNumbers.BinarySearch(line);
        var last = found >= 0 ? found : ~found - 1;
        return last < 0 ? null : places[last];
    }

    /// <param name="gateways">At least one, in the order in which they shall stand.</param>
    /// <param name="header">Comments above all.</param>
    public static AdoptedSpec Of(ImmutableArray<FoundGateway> gateways, IEnumerable<string> header)
    {
        var spec = new AdoptedSpec(gateways);
        spec.lines.AddRange(header.Select(line => $"# {YamlText.Comment(line)}".TrimEnd()));
        var shared = AdoptedKey.All.Where(key => key.Path != "prefix" || gateways.Length == 1).ToDictionary(key => key, spec.Shared);
        if (gateways.Length == 1)
        {
            spec.lines.AddRange(Notes(gateways[0]).Select(note => "# " + note));
        }

        foreach (var key in AdoptedKey.All)
        {
            if (shared.GetValueOrDefault(key) is { } value && (key.IsRequired || value != Unwritten(key)))
            {
                spec.Write("", key, value, [.. gateways.Where(gateway => key.Value(gateway) == value)]);
            }
        }

        if (gateways.Length > 1)
        {
            spec.lines.Add("gateways:");
            foreach (var gateway in gateways)
            {
                spec.WriteItem(gateway, shared);
            }
        }

        return spec;
    }

    private void WriteItem(FoundGateway gateway, Dictionary<AdoptedKey, AdoptedValue?> shared)
    {
        lines.AddRange(Notes(gateway).Select(note => "  # " + note));
        var first = lines.Count;
        open = [];
        foreach (var key in AdoptedKey.All.OrderBy(key => key.Path != "prefix"))
        {
            if (key.Value(gateway) is { } value && value != shared.GetValueOrDefault(key))
            {
                Write("    ", key, value, [gateway]);
            }
        }

        lines[first] = $"  - {lines[first][4..]}";
    }

    private void Write(string indent, AdoptedKey key, AdoptedValue value, ImmutableArray<FoundGateway> of)
    {
        var path = key.Path.Split('.');
        for (var depth = 0; depth < path.Length - 1; depth++)
        {
            if (depth >= open.Length - 1 || !open.AsSpan(0, depth + 1).SequenceEqual(path.AsSpan(0, depth + 1)))
            {
                lines.Add($"{indent}{new string(' ', depth * 2)}{path[depth]}:");
            }
        }

        open = path;
        var at = indent + new string(' ', (path.Length - 1) * 2);
        places.Add((key, of));
        lineNumbers.Add(lines.Count + 1);
        lines.Add($"{at}{path[^1]}:{(value.IsList ? "" : " " + value.Items[0])}");
        if (value.IsList)
        {
            lines.AddRange(value.Items.Select(item => $"{at}  - {item}"));
        }
    }

    /// <summary>The value at the top level: that of most where a gateway can have another, else the one that all have.</summary>
    private AdoptedValue? Shared(AdoptedKey key)
    {
        var values = gateways.Select(key.Value).ToList();
        if (!key.IsRequired && key.Default is null)
        {
            return values.TrueForAll(value => value == values[0]) ? values[0] : null;
        }

        var commonest = values.GroupBy(value => value!).MaxBy(group => group.Count())!;
        return commonest.Count() * 2 > values.Count ? commonest.Key : Unwritten(key);
    }

    /// <summary>The value that holds without a word of the spec.</summary>
    private static AdoptedValue? Unwritten(AdoptedKey key) => key.Default is null ? null : new([YamlText.Of(key.Default)], IsList: false);

    private static IEnumerable<string> Notes(FoundGateway gateway)
    {
        if (gateway.Certificate is { } certificate)
        {
            yield return YamlText.Comment(string.Create(
                CultureInfo.InvariantCulture, $"{certificate.At.File}: issued by {certificate.Issuer}, valid until {certificate.NotAfter:yyyy-MM-dd}"));
            if (!certificate.IsPublic)
            {
                yield return "It states no policy of public CAs: taken for one of the organization's own PKI.";
            }
        }

        if (gateway.Target.Region is null)
        {
            yield return $"Nothing says the region: '{Placeholders.Region(gateway)}' stands in its place.";
        }

        if (gateway.IsAzureNamed)
        {
            yield return "Nothing says the organization's domain.";
        }
    }
}
