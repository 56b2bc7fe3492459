using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class TerraformProofTest
{
    private const string File = "terraform/main.tf";

    private const string Right = """
        locals {
          records = {
            "granite2" = { target = "granite2.westus.cloudapp.azure.com", ttl = 3600 }
            granite10 : {
              target = "granite10.westus.cloudapp.azure.com"
              ttl    = 60
            }
            "_acme-challenge.granite10" = { target = "g.acme.example.net", ttl = 60 }
          }
        }

        data "azurerm_dns_zone" "zone" {
          name                = "contoso.com"
          resource_group_name = var.group
        }

        resource "azurerm_dns_cname_record" "gateway" {
          for_each            = local.records
          name                = each.key
          zone_name           = data.azurerm_dns_zone.zone.name
          resource_group_name = var.group
          ttl                 = each.value.ttl
          record              = each.value.target
        }

        resource "azurerm_dns_caa_record" "apex" {
          name      = "@"
          zone_name = "contoso.com"
          ttl       = 60
          record {
            flags = 0
            tag   = "issue"
            value = "digicert.com"
          }
        }

        """;

    [Fact]
    public void A_right_module_passes() => Assert.Empty(Prove(Right));

    [Theory]
    [InlineData("locals {", "# a comment\\nlocals {")]
    [InlineData("\"granite2.westus.cloudapp.azure.com\"", "\"Granit\\u00652.westus.cloudapp.azure.com.\"")]
    [InlineData("resource \"azurerm_dns_caa_record\"", "resource \"azurerm_dns_a_record\" \"www\" {\\n  name = \"www\"\\n  zone_name = \"contoso.com\"\\n  ttl = 60\\n  records = [\"192.0.2.1\"]\\n}\\nresource \"azurerm_dns_caa_record\"")]
    [InlineData("resource \"azurerm_dns_caa_record\"", "output \"x\" {\\n  value = { for k, v in local.records : k => \"${v.target}-${upper(\"a}\")}\" }\\n}\\nresource \"azurerm_dns_caa_record\"")]
    [InlineData("for_each            = local.records", "for_each            = {\\n    granite2 = { target = \"granite2.westus.cloudapp.azure.com\", ttl = 3600 }\\n    granite10 = { target = \"granite10.westus.cloudapp.azure.com\", ttl = 60 }\\n    \"_acme-challenge.granite10\" = { target = \"g.acme.example.net\", ttl = 60 }\\n  }")]
    [InlineData("resource \"azurerm_dns_caa_record\"", "resource \"azurerm_dns_a_record\" \"www\" {\\n  name = \"www\"\\n  zone_name = \"contoso.com\"\\n}\\nresource \"azurerm_dns_caa_record\"")]
    [InlineData("resource \"azurerm_dns_caa_record\"", "import {\\n  to = azurerm_storage_account.x\\n  id = \"x\"\\n}\\nimport {\\n  to = \"x\"\\n}\\nresource \"azurerm_dns_caa_record\"")]
    public void Another_way_to_say_the_same_and_other_records_pass(string old, string replacement) => Assert.Empty(Prove(Proofs.Mutate(Right, old, replacement)));

    [Theory]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("ttl = 3600", "ttl = 3601", "CMG4032")]
    [InlineData("          ttl                 = each.value.ttl\n", "", "CMG4032")]
    [InlineData("    \"granite2\" =", "    \"granite3\" =", "CMG4033")]
    [InlineData("    \"granite2\" =", "    \"graniteold\" =", "CMG4033")]
    [InlineData("    \"granite2\" = { target = \"granite2.westus.cloudapp.azure.com\", ttl = 3600 }\n", "", "CMG4031")]
    [InlineData("  name                = \"contoso.com\"", "  name                = \"contoso.org\"", "CMG4031")]
    [InlineData("resource \"azurerm_dns_cname_record\"", "resource \"azurerm_private_dns_cname_record\"", "CMG4031")]
    [InlineData("digicert.com", "example.com", "CMG4033")]
    [InlineData("flags = 0", "flags = 128", "CMG4033")]
    [InlineData("data \"azurerm_dns_zone\"", "resource \"azurerm_dns_zone\" \"made\" {\\n  name = \"contoso.com\"\\n}\\ndata \"azurerm_dns_zone\"", "CMG4043")]
    [InlineData("for_each            = local.records", "for_each            = var.records", "CMG4100")]
    [InlineData("for_each            = local.records", "count               = 1\\n  for_each            = local.records", "CMG4100")]
    [InlineData("record              = each.value.target", "record              = lower(each.value.target)", "CMG4100")]
    [InlineData("record              = each.value.target", "target_resource_id  = each.value.target", "CMG4100")]
    [InlineData("name                = each.key", "name                = \"${each.key}\"", "CMG4100")]
    [InlineData("zone_name           = data.azurerm_dns_zone.zone.name", "zone_name           = var.zone", "CMG4100")]
    [InlineData("flags = 0", "flags = local.flags", "CMG4100")]
    [InlineData("    granite10 : {", "    \"granite2\" = { target = \"x\", ttl = 1 }\\n    granite10 : {", "CMG4100")]
    [InlineData("resource \"azurerm_dns_caa_record\"", "import {\\n  to = azurerm_dns_cname_record.gateway[\"granite2\"]\\n  id = \"/x/CNAME/granite2\"\\n}\\nresource \"azurerm_dns_caa_record\"", "CMG4106")]
    [InlineData("for_each            = local.records", "for_each            = local.others", "CMG4100")]
    [InlineData("  zone_name = \"contoso.com\"\n", "", "CMG4100")]
    [InlineData("  zone_name = \"contoso.com\"", "  zone_name = \"fabrikam.com\"", "CMG4031")]
    [InlineData("  ttl       = 60\n", "", "CMG4032")]
    [InlineData("data \"azurerm_dns_zone\"", "resource \"azurerm_dns_zone\" \"made\" {\\n  name = var.zone\\n}\\ndata \"azurerm_dns_zone\"", "CMG4043")]
    [InlineData("resource \"azurerm_dns_caa_record\"", "import {\\n  to = azurerm_dns_cname_record.gateway[\"granite2\"]\\n}\\nresource \"azurerm_dns_caa_record\"", "CMG4106")]
    [InlineData("resource \"azurerm_dns_caa_record\"", "import {\\n  to = azurerm_dns_cname_record.gateway[\"granite2\"]\\n  id = azurerm_dns_zone.zone.id\\n}\\nresource \"azurerm_dns_caa_record\"", "CMG4106")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(code, File, Prove(Proofs.Mutate(Right, old.Replace("          ttl ", "  ttl ", StringComparison.Ordinal), replacement)));

    [Theory]
    [InlineData("granite2", null)]
    [InlineData("granite10", "CMG4106")]
    public void An_import_is_of_the_record_that_exists(string id, string? code)
    {
        var spec = DnsHostProofs.Spec.Replace("{prefix: granite2}", "{prefix: granite2, dns: {terraform: {import: true}}}", StringComparison.Ordinal);
        var imports = $$"""
            import {
              to = azurerm_dns_cname_record.gateway["granite2"]
              id = join("/", [data.azurerm_dns_zone.zone.id, "CNAME", "{{id}}"])
            }
            import {
              to = azurerm_dns_caa_record.apex
              id = "${data.azurerm_dns_zone.zone.id}/CAA/@"
            }

            """;

        var found = Proofs.Prove(spec, JobScope.Zone, (File, Right), ("terraform/imports.tf", imports));
        if (code is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Proofs.Single(code, "terraform/imports.tf", found);
        }
    }

    [Fact]
    public void The_internal_set_is_private()
    {
        const string spec = "domain: contoso.com\nprefix: granite2\nregion: westus\ndns: {internal: {ttl: 5m}}\n";
        const string module = """
            resource "azurerm_private_dns_cname_record" "x" {
              name      = "granite2"
              zone_name = "contoso.com"
              ttl       = 300
              record    = "granite2.westus.cloudapp.azure.com"
            }

            """;

        Assert.Empty(Proofs.Prove(spec, JobScope.Zone, ($"internal/{File}", module)));
        Proofs.Single("CMG4031", $"internal/{File}", Proofs.Prove(spec, JobScope.Zone, ($"internal/{File}", Proofs.Mutate(module, "_private", ""))));
    }

    [Theory]
    [InlineData("a = 1\nb = \"c\n", 2)]
    [InlineData("a {\n  b = 1\n", 3)]
    [InlineData("a = 1\na = 2\n", 2)]
    [InlineData("a = {\n  b = 1 c = 2\n}\n", 2)]
    [InlineData("}\n", 1)]
    [InlineData("a = \"\\q\"\n", 1)]
    [InlineData("a =\n", 1)]
    [InlineData("/* open\n", 1)]
    [InlineData("a b c\n", 1)]
    [InlineData("a = <<EOT\nb\n", 1)]
    [InlineData("a = {\n  1 = 2\n}\n", 2)]
    [InlineData("a = {\n  b 1\n}\n", 2)]
    [InlineData("a = {b = 1 ]\n", 1)]
    [InlineData("a = [1 }\n", 1)]
    [InlineData("a = [\n  1\n  + 2\n]\n", 3)]
    [InlineData("a {} b {}\n", 1)]
    [InlineData("\"a\" = 1\n", 1)]
    [InlineData("a = ;\n", 1)]
    [InlineData("a = \"${b", 1)]
    [InlineData("a = \"\\u00zz\"\n", 1)]
    [InlineData("a = \"\\", 1)]
    [InlineData("a = \"$", 1)]
    public void What_is_no_HCL_is_refused_at_its_line(string text, int line) => Assert.InRange(Assert.Single(HclReader.Read(text).Problems).Line, line, line + 2);

    [Fact]
    public void Values_are_read_as_what_they_are()
    {
        var (file, problems) = HclReader.Read("""
            a "b" c { // one line
              text   = "x$${y}%%{z}\u00e9\n"
              escape = "\r\t\"\\"
              number = 12 /* twelve */
              yes    = true
              list   = [1, "two",
                        {three = 3}, ]
              sum    = 1 + 2
              call   = f("a", [1])
              lines  = [
                1
                , 2
                ]
              doc    = <<-EOT
                a = {
                EOT
              template = "${a["b}"]} $"
              nested   = "${a["b${c}\"d"]}"
            }
            d {}
            # the end
            """);
        Assert.Empty(problems);
        var block = file.Blocks[0];
        Assert.Equal(("a", "b,c", 2), (block.Type, string.Join(',', block.Labels), file.Blocks.Length));
        Assert.Equal("x${y}%{z}é\n", Assert.IsType<HclText>(block.At("text")).Value);
        Assert.Equal("\r\t\"\\", Assert.IsType<HclText>(block.At("escape")).Value);
        Assert.Equal(2, Assert.IsType<HclTuple>(block.At("lines")).Items.Length);
        Assert.Equal(12, Assert.IsType<HclNumber>(block.At("number")).Value);
        Assert.True(Assert.IsType<HclBoolean>(block.At("yes")).Value);
        Assert.Equal(3, Assert.IsType<HclTuple>(block.At("list")).Items.Length);
        Assert.Equal("1+2", Assert.IsType<HclExpression>(block.At("sum")).Source);
        Assert.Equal("f(\"a\",[1])", Assert.IsType<HclExpression>(block.At("call")).Source);
        Assert.IsType<HclExpression>(block.At("doc"));
        Assert.IsType<HclExpression>(block.At("template"));
        Assert.IsType<HclExpression>(block.At("nested"));
    }

    [Theory]
    [InlineData("a {\n", "}\n", "Blocks stand in one another too deeply.")]
    [InlineData("a = [", "", "Values stand in one another too deeply.")]
    public void What_stands_too_deep_is_refused(string open, string close, string message)
    {
        var depth = Enumerable.Repeat(open, 1).Concat(Enumerable.Repeat(open.StartsWith("a =", StringComparison.Ordinal) ? "[" : open, 40));
        Assert.Equal(message, Assert.Single(HclReader.Read(string.Concat(depth) + close).Problems).Message);
    }

    [Fact]
    public void A_file_of_another_name_may_have_all() => Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, ("terraform/records.tf", Right)));

    /// <summary>A zone without records still has to be named: what else would say where the module works?</summary>
    [Theory]
    [InlineData("data \"azurerm_dns_zone\" \"zone\" {\n  name = \"Contoso.com\"\n}\n", false, null)]
    [InlineData("data \"azurerm_dns_zone\" \"zone\" {\n  name = \"fabrikam.com\"\n}\n", false, "CMG4031")]
    [InlineData("data \"azurerm_dns_zone\" \"zone\" {\n  name = var.zone\n}\n", false, "CMG4031")]
    [InlineData("data \"azurerm_client_config\" \"zone\" {}\n", false, "CMG4031")]
    [InlineData("resource {}\n", false, "CMG4031")]
    [InlineData("resource \"azurerm_dns_zone\" \"zone\" {\n  name = \"contoso.com\"\n}\n", true, null)]
    [InlineData("resource \"azurerm_dns_zone\" \"zone\" {\n  name = \"fabrikam.com\"\n}\n", true, "CMG4043")]
    [InlineData("", true, "CMG4043")]
    public void A_zone_without_records_is_named(string module, bool createZone, string? code)
    {
        var spec = $"{Proofs.Spec}state: planned\ndns: {{azure: {{createZone: {(createZone ? "true" : "false")}}}}}\n";
        var found = Proofs.Prove(spec, JobScope.Zone, (File, module));
        Assert.Equal(code, found.Length == 0 ? null : Proofs.Single(code!, File, found).Code);
    }

    private static ImmutableArray<Core.Diagnostics.Diagnostic> Prove(string module) => Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, module));
}
