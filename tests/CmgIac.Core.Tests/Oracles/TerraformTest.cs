using System.Text.Json.Nodes;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// The modules for Terraform, in its own normal form, validated and planned by it against a stand-in for the provider:
/// azurerm itself can't be had here.
/// </summary>
public class TerraformTest
{
    private const string Spec = """
        domain: contoso.com
        region: westus
        dns:
          ttl: 1h
          outputs: [terraform]
          azure: {resourceGroup: rg-dns}
          caa: [{tag: issue, value: "letsencrypt.org; validationmethods=dns-01"}, {tag: iodef, value: "mailto:pki@contoso.com"}]
          internal: {ttl: 5m, outputs: [terraform]}
        gateways:
          - {prefix: granite2, dns: {terraform: {import: true}, acmeChallenge: {delegateTo: granite2.acme.contoso.net}}}
          - {prefix: granite10, dns: {ttl: 2147483647}}
          - {prefix: graniteold, state: retiring}
        """;

    public static TheoryData<string> Trees => BaselineTest.Trees;

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Modules_are_in_normal_form_and_valid(string tree)
    {
        await using var provider = await TerraformProvider.Start();
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.EndsWith("/terraform/main.tf", StringComparison.Ordinal)))
        {
            using var folder = new TemporaryFolder();
            folder.Write("main.tf", File.ReadAllText(Path.Combine(Repository.Path(tree), path)));
            Assert.Equal("", Run(folder, provider, "fmt", "-check", "-diff"));
            Assert.Equal("[]", JsonNode.Parse(Run(folder, provider, "validate", "-json"))!["diagnostics"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_plan_creates_and_imports_what_the_spec_says()
    {
        using var zone = RenderedZone.Of(Spec);
        var plan = await Plan(zone.Read("terraform/main.tf"), "rg-dns");

        Assert.Equal(
            [
                """azurerm_dns_caa_record.apex: @ in contoso.com of rg-dns, 3600 s, import /subscriptions/s/resourceGroups/rg-dns/providers/Microsoft.Network/dnsZones/contoso.com/CAA/@, [{"flags":0,"tag":"iodef","value":"mailto:pki@contoso.com"},{"flags":0,"tag":"issue","value":"letsencrypt.org; validationmethods=dns-01"}]""",
                """azurerm_dns_cname_record.gateway["_acme-challenge.granite2"]: _acme-challenge.granite2 in contoso.com of rg-dns, 3600 s, import /subscriptions/s/resourceGroups/rg-dns/providers/Microsoft.Network/dnsZones/contoso.com/CNAME/_acme-challenge.granite2, "granite2.acme.contoso.net" """.TrimEnd(),
                """azurerm_dns_cname_record.gateway["granite10"]: granite10 in contoso.com of rg-dns, 2147483647 s, "granite10.westus.cloudapp.azure.com" """.TrimEnd(),
                """azurerm_dns_cname_record.gateway["granite2"]: granite2 in contoso.com of rg-dns, 3600 s, import /subscriptions/s/resourceGroups/rg-dns/providers/Microsoft.Network/dnsZones/contoso.com/CNAME/granite2, "granite2.westus.cloudapp.azure.com" """.TrimEnd(),
            ],
            plan);
    }

    [Fact]
    public async Task The_internal_set_is_planned_in_a_private_zone()
    {
        using var zone = RenderedZone.Of(Spec.Replace("terraform: {import: true}, ", "", StringComparison.Ordinal));
        var plan = await Plan(zone.Read("internal/terraform/main.tf"), "rg-inside");

        Assert.Equal(
            [
                """azurerm_private_dns_cname_record.gateway["granite10"]: granite10 in contoso.com of rg-inside, 300 s, "granite10.westus.cloudapp.azure.com" """.TrimEnd(),
                """azurerm_private_dns_cname_record.gateway["granite2"]: granite2 in contoso.com of rg-inside, 300 s, "granite2.westus.cloudapp.azure.com" """.TrimEnd(),
            ],
            plan);
    }

    [Fact]
    public async Task A_module_is_called_by_another_and_creates_its_zone()
    {
        using var zone = RenderedZone.Of(
            "domain: contoso.com\nprefix: granite2\nregion: westus\nsuppress: [{code: CMG3032, reason: new}]\ndns: {outputs: [terraform], azure: {resourceGroup: rg-dns, createZone: true}}\n");
        await using var provider = await TerraformProvider.Start();
        using var folder = new TemporaryFolder();
        folder.Write("gateways/main.tf", zone.Read("terraform/main.tf"));
        folder.Write("main.tf", "provider \"azurerm\" {\n  features {}\n}\n\nmodule \"gateways\" {\n  source = \"./gateways\"\n}\n");
        Run(folder, provider, "init", "-backend=false");

        Run(folder, provider, "plan", "-input=false", "-out=plan");
        var changes = JsonNode.Parse(Run(folder, provider, "show", "-json", "plan"))!["resource_changes"]!.AsArray();
        Assert.Equal(
            ["module.gateways.azurerm_dns_cname_record.gateway[\"granite2\"]", "module.gateways.azurerm_dns_zone.zone"],
            changes.Select(change => change!["address"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("ttl                 = each.value.ttl", "tttl                = each.value.ttl")]
    [InlineData("zone_name           = data.azurerm_dns_zone.zone.name", "zone_name           = data.azurerm_dns_zone.zones.name")]
    [InlineData("  record {\n    flags = 0\n    tag   = \"issue\"\n", "  record {\n    flags = 0\n")]
    public async Task The_stand_in_refuses_what_azurerm_would(string old, string replacement)
    {
        using var zone = RenderedZone.Of(Spec);
        using var folder = new TemporaryFolder();
        await using var provider = await TerraformProvider.Start();
        var module = zone.Read("terraform/main.tf");
        Assert.Contains(old, module, StringComparison.Ordinal);
        folder.Write("main.tf", module.Replace(old, replacement, StringComparison.Ordinal));

        Assert.Throws<InvalidOperationException>(() => Run(folder, provider, "validate", "-json"));
    }

    /// <summary>What is planned, a resource a line, in ordinal order of their addresses.</summary>
    private static async Task<IEnumerable<string>> Plan(string module, string group)
    {
        await using var provider = await TerraformProvider.Start();
        using var folder = new TemporaryFolder();
        folder.Write("main.tf", module);
        folder.Write("provider.tf", "provider \"azurerm\" {\n  features {}\n}\n");
        Run(folder, provider, "plan", "-input=false", $"-var=resource_group_name={group}", "-out=plan");
        var changes = JsonNode.Parse(Run(folder, provider, "show", "-json", "plan"))!["resource_changes"]!.AsArray();
        return [.. changes.Select(change => Show(change!)).Order(StringComparer.Ordinal)];
    }

    private static string Show(JsonNode change)
    {
        var after = change["change"]!["after"]!;
        var import = change["change"]!["importing"]?["id"] is { } id ? $"import {id}, " : "";
        return $"{change["address"]}: {after["name"]} in {after["zone_name"]} of {after["resource_group_name"]}, {after["ttl"]} s, {import}{after["record"]!.ToJsonString()}";
    }

    private static string Run(TemporaryFolder folder, TerraformProvider provider, params string[] arguments)
    {
        var program = Oracle.RequireElsewhere("terraform");
        var run = ProgramRun.With(
            new Dictionary<string, string> { ["TF_REATTACH_PROVIDERS"] = provider.Reattach, ["TF_CLI_CONFIG_FILE"] = "/dev/null", ["CHECKPOINT_DISABLE"] = "1", ["TF_IN_AUTOMATION"] = "1", ["NO_COLOR"] = "1" },
            program, [$"-chdir={folder.Path}", .. arguments]);
        return run.ExitCode == 0 ? run.Output : throw new InvalidOperationException($"terraform {string.Join(' ', arguments)}: {run.Output}{run.Errors}");
    }
}
