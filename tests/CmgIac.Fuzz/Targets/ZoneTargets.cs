using CmgIac.Core.Adoption;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;

namespace CmgIac.Fuzz.Targets;

/// <summary>Zones as servers and programs write them.</summary>
internal static class ZoneTargets
{
    private static readonly string[] Words =
    [
        "$ORIGIN ", "$TTL 1h\n", "$INCLUDE ", "IN ", "CNAME ", "CAA 0 issue ", "SOA ", "\\# 4 ", "(", ")", ";", "\"", "@ ", "\\065", "\\.", "granite.westus.cloudapp.azure.com.",
        "TYPE65280 ", "CLASS1 ", "[AGE:1] ",
    ];

    private static readonly DateOnly Today = new(2026, 11, 30);

    public static readonly FuzzTarget[] All =
    [
        new("zone", input => ZoneText.Read("contoso.com.zone", input, null)) { Words = Words },
        new("zone-adopt", Adopt) { Words = Words, MaxLength = 2048, Mutations = 20 },
        new("master-file", input => MasterFileReader.Read(Texts.Latin(input))) { Words = Words },
        new("update-file", input => UpdateFileReader.Read(Texts.Latin(input)))
        {
            Words = ["zone ", "prereq nxrrset ", "prereq yxdomain ", "update add ", "update delete ", "send\n", "server ", "ttl "],
        },
        new("host-name", HostName) { MaxLength = 512, Words = ["xn--", ".", "*.", "ü", "\u3002", "-"] },
    ];

    private static void Adopt(byte[] input)
    {
        if (ZoneText.Read("contoso.com.zone", input, null).Value is { } zone)
        {
            Adopter.Adopt(FoundFleet.Of([zone], []), "cmg.yaml", ["contoso.com.zone"], Today);
        }
    }

    private static void HostName(byte[] input)
    {
        var text = Texts.Any(input);
        if (DnsName.TryParse(text, out var name))
        {
            BrokenContractException.Unless(DnsName.TryParse(name.Value, out var again) && again == name, $"host name: '{name}' is no name");
        }

        HostNameText.ToAscii(text);
        HostNameText.Fault(text);
    }
}
