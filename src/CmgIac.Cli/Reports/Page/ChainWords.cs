using CmgIac.Core.Model;

namespace CmgIac.Cli.Reports.Page;

/// <summary>What a link of a chain is. Is it there, and for long?</summary>
internal sealed record LinkWord(string Text, bool IsThere);

/// <summary>
/// The words of a chain in a state of its gateway. <paramref name="Deployment"/> and <paramref name="Certificate"/> follow a
/// title, such as ": no more".
/// </summary>
internal sealed record ChainWords(LinkWord Https, LinkWord Record, LinkWord Method, string Deployment, string Certificate, bool NameIsThere, bool DeploymentIsThere)
{
    public static ChainWords Of(GatewaySpec gateway)
    {
        var isClassic = gateway.Deployment.Value == DeploymentMethod.Classic;
        var method = isClassic ? "classic cloud service" : "virtual machine scale set";
        const string https = "HTTPS, port 443";
        return gateway.State.Value switch
        {
            GatewayState.Planned => new(
                new($"{https}: planned", false), new("CNAME, not yet published", false), new($"{method}: planned", false), ": planned", ": planned", NameIsThere: false, DeploymentIsThere: false),
            GatewayState.Retiring => new(
                new($"{https}: ending", false), new("CNAME, to be deleted", false), new($"{method}: to be deleted", false), ": ending", ": not renewed", NameIsThere: true, DeploymentIsThere: true),
            GatewayState.Retired => new(
                new($"{https}: no more", false), new("no record any more", false), new($"{method}: no more", false), ": no more", ": no more", NameIsThere: false, DeploymentIsThere: false),
            _ => new(
                new(https, true), new($"CNAME, TTL {gateway.Dns.Ttl}", true), new(isClassic ? $"{method}, which Azure ended in 2024" : method, !isClassic), "", "", NameIsThere: true, DeploymentIsThere: !isClassic),
        };
    }
}
