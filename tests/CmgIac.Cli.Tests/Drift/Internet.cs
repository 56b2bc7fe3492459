using CmgIac.Core.Tests.Oracles;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>
/// A resolver with the Internet that it knows: the root and what delegates contoso.com on one server, that zone on another, and
/// Azure's beside it.
/// </summary>
internal sealed class Internet : IDisposable
{
    private readonly NameServer root;

    /// <param name="zone">Who has Azure's names, and contoso.com.</param>
    /// <param name="inside">Who has contoso.com for this resolver's clients, if somebody else does.</param>
    /// <param name="options">The resolver's.</param>
    /// <param name="delegation">What the parent zone has beside the NS record, such as DS.</param>
    public Internet(NameServer zone, NameServer? inside = null, string options = "dnssec-validation no;", string delegation = "", string statements = "")
    {
        root = NameServer.StartConfigured(
            "recursion no; dnssec-validation no;",
            """zone "." { type primary; file "root"; };""",
            ("root", $"""
                . 3600 IN SOA ns.invalid. hostmaster.invalid. 1 7200 900 1209600 300
                . 3600 IN NS ns.invalid.
                ns.invalid. 3600 IN A 127.0.0.1
                contoso.com. 3600 IN NS ns1.contoso.com.
                ns1.contoso.com. 3600 IN A 127.0.0.1
                azure.com. 3600 IN TXT x
                {delegation}

                """));
        Resolver = NameServer.StartResolver(options, statements, (".", root.Port), ("contoso.com", (inside ?? zone).Port), ("cloudapp.azure.com", zone.Port));
    }

    public NameServer Resolver { get; }

    public void Dispose()
    {
        Resolver.Dispose();
        root.Dispose();
    }
}
