using System.Text.RegularExpressions;
using CmgIac.Cli.Tests.Names;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Drift;

/// <summary>What the page of a code shows is what cmg says, but for names, numbers and servers.</summary>
public partial class DriftPagesTest : DriftFixture
{
    private const string Address = "granitefalls.contoso.com. 3600 IN A 192.0.2.1\n";
    private const string Other = "granitefalls.contoso.com. 3600 IN CNAME other.westus.cloudapp.azure.com.\n";
    private const string Caa = "dns: {caa: [{tag: issue, value: digicert.com}]}\n";

    public static TheoryData<string, string, string, string, string> Pages => new()
    {
        { "CMG6001", "", "", Deployed, "" },
        { "CMG6002", "", Other, Deployed, "" },
        { "CMG6003", "", Right.Replace("3600", "300", StringComparison.Ordinal), Deployed, "" },
        { "CMG6004", "", Address, Deployed, "" },
        { "CMG6005", "", "granitefalls.contoso.com. 3600 IN CNAME cmg.contoso.com.\ncmg.contoso.com. 60 IN CNAME granitefalls.westus.cloudapp.azure.com.\n", Deployed, "" },
        { "CMG6006", "", "granitefalls.contoso.com. 3600 IN CNAME a.contoso.com.\na.contoso.com. 60 IN CNAME granitefalls.contoso.com.\n", Deployed, "" },
        { "CMG6007", "", Right, "", "" },
        { "CMG6008", "state: retired\n", Right, "", "" },
        { "CMG6009", "state: planned\n", Right, "", "" },
        { "CMG6010", "", "", Deployed, "--server RIGHT" },
        { "CMG6011", "", "*.contoso.com. 60 IN A 192.0.2.1\n", Deployed, "" },
        { "CMG6012", "", "", Deployed, "--server RIGHT --resolver SERVER" },
        { "CMG6014", Caa, Right + "contoso.com. 3600 IN CAA 0 issue \"letsencrypt.org\"\n", Deployed, "" },
        { "CMG6015", Caa, Right, Deployed, "" },
        { "CMG6017", "", Right, Deployed, "--server SERVER --server LAME" },
        { "CMG6018", "dns: {zone: corp.contoso.com}\ndomain: corp.contoso.com\n", "granitefalls.corp.contoso.com. 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\n", Deployed, "" },
        { "CMG6020", "", Right, Deployed, "--server SERVER --server SILENT" },
        { "CMG6021", "", Right, Deployed, "--server SILENT" },
        { "CMG6022", "", Right, Deployed, "--resolver SILENT" },
        { "CMG6023", "", Right, Deployed, "--server SERVER --resolver LAME" },
        { "CMG6025", "", Right, Deployed, "--server SILENT --timeout 1" },
        { "CMG6026", "", Address, Deployed, "--before-apply" },
        { "CMG6027", "serviceNameFrom: azure\ncertificate: {issuer: enterprise, template: CmgServer}\n", Right, Deployed, "" },
        { "CMG6041", "", Right, Deployed, "--azure --subscription 00000000-0000-0000-0000-000000000000" },
        { "CMG6042", "dns: {outputs: [bind]}\n", Right, Deployed, "--azure" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_cmg_says(string code, string spec, string contoso, string azure, string options)
    {
        using var server = Network(contoso, azure);
        using var right = NameServer.Start(("contoso.com", Right));
        using var lame = NameServer.Start(("fabrikam.com", ""));
        using var silent = new FaultyNameServer(_ => null);
        var minimal = spec.Contains("domain:", StringComparison.Ordinal) ? Minimal.Replace("domain: contoso.com\n", "", StringComparison.Ordinal) : Minimal;
        Write("cmg.yaml", minimal + spec);
        var given = options.Replace("RIGHT", At(right), StringComparison.Ordinal).Replace("SERVER", At(server), StringComparison.Ordinal)
            .Replace("LAME", At(lame), StringComparison.Ordinal).Replace("SILENT", silent.Address, StringComparison.Ordinal);
        string[] resolver = options.Contains("--resolver SERVER", StringComparison.Ordinal) || options.Contains("--resolver LAME", StringComparison.Ordinal) ? [] : ["--resolver", At(server)];
        string[] further = code == "CMG6010" ? ["--server", At(server)] : [];
        var document = Document([.. given.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. resolver, .. further]);

        var page = File.ReadAllText(Repository.Path("docs", "diagnostics", $"{code}.md"));
        var shown = page.Split([$"error {code}: ", $"warning {code}: "], 2, StringSplitOptions.None)[1].Split('\n')[0];
        Assert.Equal(Skeleton(shown), Skeleton(Message(document, code)));
    }

    private static string Skeleton(string message) => Number().Replace(Chain().Replace(Server().Replace(Name().Replace(message, "'…'"), "SERVER"), "CHAIN"), "N");

    [GeneratedRegex(@"(?<!\w)'[^' ]+'")]
    private static partial Regex Name();

    [GeneratedRegex(@"[0-9]+(\.[0-9]+){3}:[0-9]+|ns[0-9]\.contoso\.com \([0-9.]+\)")]
    private static partial Regex Server();

    [GeneratedRegex(@"[\w.]+( → [\w.]+)+")]
    private static partial Regex Chain();

    [GeneratedRegex(@"[0-9]+ names?|[0-9]+")]
    private static partial Regex Number();
}
