using CmgIac.Core.Proof;

namespace CmgIac.Fuzz.Targets;

/// <summary>Readers of the proof, which also read files that others wrote where a folder is adopted.</summary>
internal static class LanguageTargets
{
    public static readonly FuzzTarget[] All =
    [
        new("bicep", input => BicepReader.Read(Texts.Utf8(input)))
        {
            Words = ["resource a 'Microsoft.Network/dnsZones@2018-05-01' = {", "param a string = ", "module ", "'''", "${", "\\u{1F600}", "existing", "[for i in ", "targetScope = ", "using ", "if (", "@description("],
        },
        new("hcl", input => HclReader.Read(Texts.Utf8(input)))
        {
            Words = ["resource \"azurerm_dns_cname_record\" \"a\" {", "locals {", "for_each = ", "${", "%{", "<<EOT\n", "<<-EOT\n", "{ for k, v in ", "\\U0001F600", "/*", "*/", "=>", "each.value"],
        },
        new("powershell", input => PowerShellReader.Read(Texts.Utf8(input)))
        {
            Words = ["param(", "function ", "@'\n", "\n'@", "@\"\n", "\n\"@", "$(", "${", "`", "<#", "#>", "[char]8217", "foreach (", "if (", "@{", "@("],
        },
        new("javascript", input => ScriptReader.Read(Texts.Utf8(input))) { Words = ["D_EXTEND(", "CNAME(", "TTL(", "\\u2028", "//", "/*", "*/", "'", "\"", "`", "/"] },
        new("csv", input => CsvReader.Read(Texts.Utf8(input))) { Words = ["\"\"", ",", "\r\n", "'="] },
    ];
}
