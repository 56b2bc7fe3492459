using System.Text.Json.Nodes;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Rules;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Editors;

/// <summary>The spec in an editor: what the YAML language server offers, shows and marks by the schema.</summary>
public sealed class LanguageServerTest(EditorWorkspace workspace) : IClassFixture<EditorWorkspace>
{
    private const string Modeline = "# yaml-language-server: $schema=cmg.schema.json\n";
    private const string Minimal = "domain: contoso.com\nprefix: granitefalls\nregion: westus\ncloud: AzurePublicCloud\n";

    [Fact]
    public async Task Good_specs_have_no_mark()
    {
        var marked = new List<string>();
        foreach (var (name, text) in GoodSpecs())
        {
            marked.AddRange((await Open(text)).Marks.Select(mark => $"{name}: {mark}"));
        }

        Assert.Equal([], marked);
    }

    [Theory]
    [InlineData("prefix: granite-falls", "3:9 'prefix' is 3 to 24 letters and digits, a letter first.")]
    [InlineData("cloud: azurepubliccloud", "5:8 'cloud' is AzurePublicCloud or AzureUSGovernmentCloud.")]
    [InlineData("deployment: vmss", "6:13 'deployment' is scaleSet or classic.")]
    [InlineData("ttl: 3", "6:1 Property ttl is not allowed.")]
    [InlineData("outputs: bicep", "6:10 'outputs' is a list, such as [a, b], each once: a template folder's name.")]
    [InlineData("outputs: [Bicep]", "6:11 An item of 'outputs' is a template folder's name.")]
    [InlineData("configmgr: {instances: 17}", "6:24 Value is above the maximum of 16.")]
    [InlineData("certificate: {keyLength: 1024}", "6:26 'keyLength' is 2048 or 4096.")]
    [InlineData("certificate: {wildcard: yes}", "6:25 'wildcard' is true or false.")]
    [InlineData("certificate: {isuer: public}", "6:15 Property isuer is not allowed.")]
    [InlineData("dns: {ttl: 0}", "6:12 Value is below the minimum of 1.")]
    [InlineData("azure: {tenant: contoso}", "6:17 'tenant' is a GUID.")]
    [InlineData("gateways: []", "6:11 ")]
    public async Task A_wrong_value_is_marked(string line, string mark)
    {
        var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
        var spec = Minimal.Split('\n').Any(one => one.StartsWith(key, StringComparison.Ordinal))
            ? string.Join('\n', Minimal.Split('\n').Select(one => one.StartsWith(key, StringComparison.Ordinal) ? line : one))
            : Minimal + line + "\n";
        Assert.Contains((await Open(spec)).Marks, found => found.StartsWith(mark, StringComparison.Ordinal));
        Assert.True(Specs.Bind(spec).HasErrors);
    }

    [Theory]
    [InlineData("prefix: granitefalls\nregion: westus\n", "Missing property \"domain\".")]
    [InlineData("domain: contoso.com\nregion: westus\n", "Missing property \"prefix\".")]
    [InlineData("domain: contoso.com\nprefix: granitefalls\nregion:\n", "'region' is lower-case letters and digits.")]
    [InlineData("domain: contoso.com\ngateways:\n  - {prefix: granitefalls, region: westus}\n  - {prefix: graniteeu}\n", "Missing property \"region\".")]
    [InlineData("gateways:\n  - {prefix: granitefalls, region: westus}\n", "Missing property \"domain\".")]
    [InlineData("domain: contoso.com\nregion: westus\ngateways:\n  - {state: live}\n", "Missing property \"prefix\".")]
    [InlineData("domain: contoso.com\nprefix: granitefalls\nregion: westus\ngateways:\n  - {prefix: graniteeu}\n", "'prefix' stands in the items of 'gateways', not beside them.")]
    public async Task A_missing_key_is_marked(string spec, string message)
    {
        var mark = Assert.Single((await Open(spec)).Marks);
        Assert.EndsWith(message, mark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domain: contoso.com\n|\n", "prefix, region, cloud, certificate, dns, azure, configmgr, gateways, suppress")]
    [InlineData("|\n", "one gateway, several gateways, domain")]
    [InlineData(Minimal + "certificate:\n  |\n", "issuer, wildcard, keyLength, alternativeNames, subject")]
    [InlineData(Minimal + "certificate:\n  iss|\n", "issuer")]
    [InlineData(Minimal + "dns:\n  internal:\n    |\n", "zone, ttl, windowsServer")]
    [InlineData(Minimal + "azure:\n  resourceGroup:\n    |\n", "name, create")]
    [InlineData("domain: contoso.com\ngateways:\n  - prefix: granitefalls\n    |\n", "region, state, certificate, dns")]
    [InlineData("domain: contoso.com\ngateways:\n  - prefix: granitefalls\n    dns:\n      |\n", "zone, ttl, outputs")]
    [InlineData(Minimal + "suppress:\n  - |\n", "code, reason, until")]
    public async Task Offers_keys(string spec, string keys)
    {
        var offers = await Offers(spec);
        Assert.Equal([], keys.Split(", ").Except(offers.Keys, StringComparer.Ordinal));
        Assert.DoesNotContain("ttl", spec.StartsWith("domain: contoso.com\n|", StringComparison.Ordinal) ? offers.Keys : [], StringComparer.Ordinal);
    }

    /// <summary>All that is offered: no null, and nothing twice in another form.</summary>
    [Theory]
    [InlineData("cloud: |", "AzurePublicCloud, AzureUSGovernmentCloud")]
    [InlineData("deployment: |", "classic, scaleSet")]
    [InlineData("state: |", "live, planned, retired, retiring")]
    [InlineData("certificate:\n  issuer: |", "enterprise, public")]
    [InlineData("certificate:\n  wildcard: |", "false, true")]
    [InlineData("certificate:\n  keyLength: |", "2048, 4096")]
    [InlineData("configmgr:\n  vmSize: |", "A2_v2, A4_v2, B2s")]
    [InlineData("dns:\n  outputs:\n    - |", "azure, bind, dnscontrol, external-dns, nsupdate, octodns, route53, terraform, windows")]
    public async Task Offers_values(string lines, string values) =>
        Assert.Equal(values, string.Join(", ", (await Offers("domain: contoso.com\nprefix: granitefalls\nregion: westus\n" + lines + "\n")).Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Offers_regions_and_says_what_a_value_means()
    {
        var regions = await Offers("domain: contoso.com\nprefix: granitefalls\nregion: |\n");
        Assert.Equal("A region of AzurePublicCloud.", regions["westeurope"]);
        Assert.DoesNotContain("true", regions.Keys, StringComparer.Ordinal);
        Assert.Equal("A public certificate provider.", (await Offers(Minimal + "certificate:\n  issuer: |\n"))["public"]);
    }

    [Theory]
    [InlineData("domain: contoso.com\npre|fix: granitefalls\nregion: westus\n", "#### prefix\n\nThe deployment name's prefix", "Required.", "granitefalls")]
    [InlineData(Minimal + "cert|ificate:\n  issuer: public\n", "#### certificate\n\nThe server authentication certificate.", "", "")]
    [InlineData(Minimal + "certificate:\n  key|Length: 4096\n", "#### certificate.keyLength\n\nThe RSA key's length in bits.", "Takes `2048` or `4096`. Default: `2048`.", "* `4096`")]
    [InlineData(Minimal + "state: li|ve\n", "#### state\n\n", "Default: `live`.", "* `planned`: No record yet")]
    [InlineData(Minimal + "dns:\n  t|tl: 1h\n", "#### dns.ttl\n\nThe record's time to live", "Default: `3600`.", "")]
    [InlineData("domain: contoso.com\ngateways:\n  - prefix: abc\n    reg|ion: westus\n", "#### region\n\nAzure's short name", "Required.", "westus")]
    [InlineData(Minimal + "azure:\n  resource|Group: rg-cmg\n", "#### azure.resourceGroup\n\nThe gateway's resource group", "or `name` alone", "")]
    public async Task Shows_what_a_key_is(string spec, string begin, string fact, string further)
    {
        var (text, line, column) = Cursor(spec);
        var shown = await (await workspace.Editor()).Hover((await Open(text)).Name, line, column);
        Assert.StartsWith(begin, shown, StringComparison.Ordinal);
        Assert.Contains(fact, shown, StringComparison.Ordinal);
        Assert.Contains(further, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("||", shown, StringComparison.Ordinal);
    }

    /// <summary>What 'cmg init' writes works as it is, in a folder of its own.</summary>
    [Fact]
    public async Task The_spec_of_init_finds_its_schema()
    {
        Assert.Equal(0, CmgRun.In(workspace.Folder, "init", "team/cmg.yaml").ExitCode);
        Assert.Empty(await (await workspace.Editor()).Open("team/cmg.yaml"));
        Assert.StartsWith("#### region\n", await (await workspace.Editor()).Hover("team/cmg.yaml", 5, 3), StringComparison.Ordinal);

        workspace.Write("team/other.cmg.yaml", Modeline + "domain: contoso.com\n");
        Assert.NotEmpty(await (await workspace.Editor()).Open("team/other.cmg.yaml"));
    }

    /// <summary>The other way, by the editor's settings, as docs/editors.md has it.</summary>
    [Fact]
    public async Task Settings_name_the_schema_for_specs_without_a_modeline()
    {
        using var settings = await LanguageServer.Start(workspace.Folder, new JsonObject { ["./cmg.schema.json"] = new JsonArray("cmg.yaml", "*.cmg.yaml") });
        workspace.Write("a.cmg.yaml", "prefix: granite-falls\ndomain: contoso.com\nregion: westus\n");
        workspace.Write("other.yaml", "prefix: granite-falls\n");
        Assert.Equal("1:9 'prefix' is 3 to 24 letters and digits, a letter first.", Assert.Single(await settings.Open("a.cmg.yaml")));
        Assert.Empty(await settings.Open("other.yaml"));
    }

    /// <summary>The examples, the sample, and every baseline that binds without an error.</summary>
    private static IEnumerable<(string Name, string Text)> GoodSpecs() =>
        new[] { Repository.Path("cmg.sample.yaml") }
            .Concat(Directory.EnumerateFiles(Repository.Path("examples"), "*.yaml", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is "cmg.yaml" || file.EndsWith(".cmg.yaml", StringComparison.Ordinal)))
            .Concat(Directory.EnumerateFiles(Repository.Path("tests", "CmgIac.Core.Tests", "Baselines"), "*cmg.yaml", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/expected/", StringComparison.Ordinal)))
            .Select(file => (Name: Path.GetRelativePath(Repository.Root, file), Text: File.ReadAllText(file)))
            .Where(spec => !Specs.Bind(spec.Text).Then(fleet => RuleSet.Check(fleet, CmgRun.Today, Severity.Warning)).HasErrors);

    private async Task<(string Name, string[] Marks)> Open(string text)
    {
        var name = workspace.NextName();
        workspace.Write(name, Modeline + (text.StartsWith("# yaml-language-server", StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text));
        return (name, await (await workspace.Editor()).Open(name));
    }

    private async Task<Dictionary<string, string>> Offers(string marked)
    {
        var (text, line, column) = Cursor(marked);
        return await (await workspace.Editor()).Offers((await Open(text)).Name, line, column);
    }

    /// <summary>The text without the '|' that marks the place of the cursor, and that place below the modeline.</summary>
    private static (string Text, int Line, int Column) Cursor(string marked)
    {
        var before = marked[..marked.IndexOf('|', StringComparison.Ordinal)];
        return (before + marked[(before.Length + 1)..], before.Count(c => c == '\n') + 2, before.Length - before.LastIndexOf('\n') );
    }
}
