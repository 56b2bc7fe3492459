namespace CmgIac.Core.Tests.Proof;

/// <summary>One fleet for the proofs of all DNS hosts: two live gateways, one with a challenge, one retiring, one planned.</summary>
internal static class DnsHostProofs
{
    public const string Spec = """
        domain: contoso.com
        region: westus
        dns: {caa: [{tag: issue, value: digicert.com}]}
        gateways:
          - {prefix: granite2}
          - {prefix: granite10, dns: {ttl: 60, acmeChallenge: {delegateTo: g.acme.example.net}}}
          - {prefix: graniteold, state: retiring}
          - {prefix: granitenew, state: planned}
        """;
}
