using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CmgIac.Cli.Tests.Shards;

/// <summary>One gateway of a random fleet: in the domain of that number, or with Azure's name.</summary>
public sealed record RandomGateway(int Number, int Domain, string State)
{
    public const int Azure = 9;

    public string ServiceName => Domain == Azure ? $"g{Number}x.westus.cloudapp.azure.com" : $"g{Number}x.{RandomFleet.DomainOf(Domain)}";
}

/// <summary>
/// Gateways over nine domains: some with a zone above them that others have too, some with a shared internal zone, some
/// with one wildcard certificate; in up to three specs.
/// </summary>
public sealed record RandomFleet(IReadOnlyList<RandomGateway> Gateways, int Specs)
{
    private static readonly string[] States = ["live", "live", "live", "planned", "retiring", "retired"];

    public static Gen<RandomFleet> Generator(int most) =>
        from domains in Gen.Choose(0, RandomGateway.Azure).NonEmptyListOf()
        from states in Gen.Elements(States).ArrayOf(domains.Count)
        from specs in Gen.Choose(1, 3)
        select new RandomFleet([.. domains.Zip(states).Take(most).Select((item, at) => new RandomGateway(at, item.First, item.Second))], specs);

    /// <summary>0 to 2 share an internal zone, 3 and 4 a public one, 5 and 6 have a wildcard.</summary>
    public static string DomainOf(int domain) => domain switch
    {
        <= 2 => string.Create(CultureInfo.InvariantCulture, $"d{domain}.corp.com"),
        3 or 4 => string.Create(CultureInfo.InvariantCulture, $"d{domain}.above.com"),
        _ => string.Create(CultureInfo.InvariantCulture, $"d{domain}.com"),
    };

    /// <summary>The specs that have gateways, under their names.</summary>
    public IEnumerable<(string Name, string Text)> Files => Gateways.GroupBy(gateway => gateway.Number % Specs)
        .Select(group => ($"{(char)('a' + group.Key)}.cmg.yaml", Text(group)));

    private static string Text(IEnumerable<RandomGateway> gateways)
    {
        var text = new StringBuilder("domain: contoso.com\nregion: westus\norganization: Contoso\ngateways:\n");
        foreach (var gateway in gateways)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{prefix: g{gateway.Number}x, state: {gateway.State}, {Settings(gateway.Domain)}}}\n");
        }

        return text.ToString();
    }

    private static string Settings(int domain) => domain switch
    {
        RandomGateway.Azure => "serviceNameFrom: azure, certificate: {issuer: enterprise, template: Cmg}",
        <= 2 => $"domain: {DomainOf(domain)}, dns: {{internal: {{zone: corp.com}}}}",
        3 or 4 => $"domain: {DomainOf(domain)}, dns: {{zone: above.com}}",
        5 or 6 => $"domain: {DomainOf(domain)}, certificate: {{wildcard: true}}",
        _ => $"domain: {DomainOf(domain)}",
    };
}
