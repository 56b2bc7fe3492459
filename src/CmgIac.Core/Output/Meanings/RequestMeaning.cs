using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Certificates;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Output.Meanings;

/// <summary>What files ask a certificate for: certreq policy files and configurations of OpenSSL.</summary>
internal static class RequestMeaning
{
    /// <summary>The section that is no more than a way to write the others.</summary>
    private const string Strings = "Strings";

    private static readonly string[] TypedExtensions = ["subjectAltName", "extendedKeyUsage", "keyUsage"];

    public static Reading<ImmutableArray<Fact>> OfPolicy(string text)
    {
        var inf = InfReader.Read(text);
        var request = CertreqReader.Read(inf.Value);
        var facts = ImmutableArray.CreateBuilder<Fact>();
        foreach (var section in inf.Value.Sections.Where(section => !string.Equals(section.Name, Strings, StringComparison.OrdinalIgnoreCase)))
        {
            facts.AddRange(section.Entries.Where(entry => !IsTyped(section.Name, entry))
                .Select(entry => new Fact($"{entry.Key?.ToLowerInvariant() ?? "a line"} of [{section.Name.ToLowerInvariant()}]", Setting(entry))));
        }

        facts.AddRange(Names("subject", request.Value.Subject?.Value ?? []));
        facts.AddRange(request.Value.AlternativeNames.Select(name => new Fact("alternative name", $"{name.Value.Type}={name.Value.Value}")));
        facts.AddRange(request.Value.EnhancedKeyUsages.Select(usage => new Fact("key purpose", usage.Value)));
        return new(facts.ToImmutable(), [.. inf.Problems.Concat(request.Problems).OrderBy(problem => problem.Line)]);
    }

    public static Reading<ImmutableArray<Fact>> OfConfig(string text)
    {
        var config = OpenSslConfigReader.Read(text);
        var request = OpenSslRequestReader.Read(config.Value);
        var facts = ImmutableArray.CreateBuilder<Fact>();
        var extensions = config.Value.Entry(OpenSslRequestReader.Req, "req_extensions")?.Value;
        var named = new[] { config.Value.Entry(OpenSslRequestReader.Req, "distinguished_name")?.Value }
            
            .Concat(config.Value.Entries(extensions ?? "").Where(entry => TypedExtensions.Contains(entry.Key, StringComparer.Ordinal))
                .SelectMany(entry => entry.Value.Split(',', StringSplitOptions.TrimEntries)).Where(item => item.StartsWith('@')).Select(item => item[1..]));
        foreach (var section in config.Value.Sections.Where(section => !named.Contains(section.Name, StringComparer.Ordinal)))
        {
            // A section's name is nobody's but the file's own where the file says what it is.
            var name = section.Name == extensions ? "the extensions" : $"[{section.Name}]";
            facts.AddRange(section.Entries
                .Where(entry => entry.Key is not ("distinguished_name" or "req_extensions") && !(section.Name == extensions && TypedExtensions.Contains(entry.Key, StringComparer.Ordinal)))
                .Select(entry => new Fact($"{entry.Key} of {name}", entry.Value)));
        }

        facts.AddRange(config.Value.Entries(extensions ?? "").Where(entry => entry.Value.StartsWith("critical", StringComparison.Ordinal))
            .Select(entry => new Fact($"whether {entry.Key} is critical", "critical")));
        facts.AddRange(Names("subject", request.Value.Subject?.Value ?? []));
        facts.AddRange(request.Value.AlternativeNames.Select(name => new Fact("alternative name", $"{name.Value.Type}:{name.Value.Value}")));
        facts.AddRange(request.Value.EnhancedKeyUsages.Select(usage => new Fact("key purpose", usage.Value)));
        facts.AddRange(request.Value.KeyUsages.Select(usage => usage.Value).Order(StringComparer.Ordinal).Select(usage => new Fact("key usage", usage)));
        return new(facts.ToImmutable(), [.. config.Problems.Concat(request.Problems).OrderBy(problem => problem.Line)]);
    }

    private static IEnumerable<Fact> Names(string of, ImmutableArray<RelativeName> names) => names.Select(name =>
        new Fact(of, string.Join('+', name.Attributes.Select(part => new DistinguishedName([part]).ToString()))));

    private static bool IsTyped(string section, InfEntry entry) => section.ToLowerInvariant() switch
    {
        "newrequest" => entry.Is("Subject"),
        "extensions" => entry.Is(ObjectIdentifier.SubjectAlternativeName) || entry.Is(ObjectIdentifier.EnhancedKeyUsage) || entry.Is("_continue_"),
        "enhancedkeyusageextension" => entry.Is("OID"),
        _ => false,
    };

    /// <summary>A number or a symbol for one is that number; words that are no texts count in any case.</summary>
    private static string Setting(InfEntry entry)
    {
        var value = entry.Fields.Length == 1 ? entry.Value : string.Join(", ", entry.Fields.Select(field => $"\"{field}\""));
        var number = entry.Key?.ToLowerInvariant() switch
        {
            "keyusage" => CertreqNumbers.KeyUsage(value),
            "keyspec" => CertreqNumbers.KeySpec(value),
            "providertype" => CertreqNumbers.ProviderType(value),
            "x500nameflags" => (int?)CertreqNumbers.NameFlags(value),
            "keylength" => CertreqNumbers.Number(value),
            _ => null,
        };
        return number?.ToString(CultureInfo.InvariantCulture)
            ?? (CertreqNumbers.Boolean(value) is { } flag ? (flag ? "TRUE" : "FALSE")
                : entry.Key?.ToLowerInvariant() is "hashalgorithm" or "keyalgorithm" or "requesttype" ? value.ToUpperInvariant()
                : value);
    }
}
