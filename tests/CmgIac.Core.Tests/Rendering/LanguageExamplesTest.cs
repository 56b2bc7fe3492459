using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using Xunit;

namespace CmgIac.Core.Tests.Rendering;

/// <summary>A file's name, a value and what is written for it: the languages by example.</summary>
public class LanguageExamplesTest
{
    [Theory]
    [InlineData("main.bicep", "granitefalls", "'granitefalls'")]
    [InlineData("main.bicep", "Contoso's", @"'Contoso\'s'")]
    [InlineData("main.bicep", @"a\b", @"'a\\b'")]
    [InlineData("main.bicepparam", "${x} $x $", @"'\${x} $x $'")]
    [InlineData("main.bicep", "$${x}", @"'$\${x}'")]
    [InlineData("main.bicep", "a\r\n\tb\u0085\u202E", @"'a\r\n\tb\u{85}\u{202e}'")]
    [InlineData("batch.json", "a\"b\\c/d", @"""a\""b\\c/d""")]
    [InlineData("batch.json", "\0\u2028é\uD83D\uDE00", "\"\\u0000\\u2028é\uD83D\uDE00\"")]
    [InlineData("zone.yaml", "no", "\"no\"")]
    [InlineData("zone.yml", "a: b #c", "\"a: b #c\"")]
    [InlineData("zone.yaml", "\u0085\u2028\uFEFF\uFFFF\uD83D\uDE00", "\"\\u0085\\u2028\\uFEFF\\uFFFF\uD83D\uDE00\"")]
    [InlineData("zone.js", "it's </script>", @"""it's \u003C/script>""")]
    [InlineData("zone.js", "\u2028", @"""\u2028""")]
    [InlineData("main.tf", "${x} %{y} $x 5%", @"""$${x} %%{y} $x 5%""")]
    [InlineData("main.tfvars", "$${x}", @"""$$${x}""")]
    [InlineData("main.hcl", "a\"b\\\n\u0007", @"""a\""b\\\n\u0007""")]
    [InlineData("request.inf", "CN=granitefalls.contoso.com,O=\"Contoso, Inc.\"", "\"CN=granitefalls.contoso.com,O=\"\"Contoso, Inc.\"\"\"")]
    [InlineData("request.inf", @"100% ; \", "\"100%% ; \\\"")]
    [InlineData("request.inf", "a\r\nb", "\"a  b\"")]
    [InlineData("request.cnf", " Contoso, \"Ltd.\" ", @""" Contoso, \""Ltd.\"" """)]
    [InlineData("request.cnf", @"$x ${y} # \n '`\", @"""$x ${y} # \\n '`\\""")]
    [InlineData("request.cnf", "a\r\nb", "\"a  b\"")]
    [InlineData("New-Gateway.ps1", "Contoso's $env:x `n", "'Contoso''s $env:x `n'")]
    [InlineData("New-Gateway.psm1", "\u2018\u2019\u201A\u201B\u201C", "'\u2018\u2018\u2019\u2019\u201A\u201A\u201B\u201B\u201C'")]
    [InlineData("New-Gateway.psd1", "\ra", "('' + [char]13 + 'a')")]
    [InlineData("records.zone", "digicert.com; policy=ev", "\"digicert.com; policy=ev\"")]
    [InlineData("records.zone", "\"\\é\n", @"""\""\\\195\169\010""")]
    [InlineData("runbook.md", "Contoso, Ltd. (US)", "Contoso, Ltd. (US)")]
    [InlineData("runbook.md", "a*b_c`d`[e](f)|<g>&h;\\", @"a\*b\_c\`d\`\[e\](f)&#124;\<g\>\&h;\\")]
    [InlineData("runbook.md", "1. a", @"1\. a")]
    [InlineData("runbook.md", "- a\nb", @"\- a b")]
    [InlineData("runbook.md", " a  b ", "&#32;a  b&#32;")]
    [InlineData("runbook.md", "a\u00A0", "a&#160;")]
    [InlineData("runbook.md", "see https://a.b or www.a.b", @"see https\://a.b or www\.a.b")]
    [InlineData("allow-list.csv", "a \"b\", c; d", "\"a \"\"b\"\", c; d\"")]
    [InlineData("allow-list.csv", "=1+1", "\"'=1+1\"")]
    [InlineData("allow-list.csv", "\t@SUM(A1)\n", "\"' @SUM(A1) \"")]
    [InlineData("allow-list.csv", "-1", "\"'-1\"")]
    [InlineData("allow-list.csv", "\uFF0B1", "\"'\uFF0B1\"")]
    [InlineData("allow-list.csv", "10124-10139", "\"10124-10139\"")]
    [InlineData("allow-list.csv", "", "\"\"")]
    [InlineData("allow-list.csv", " ", "\" \"")]
    [InlineData("report.html", "a\uFFFE\uFFFF", "a\uFFFD\uFFFD")]
    [InlineData("report.html", "a\u202Eb", "a&#x202E;b")]
    [InlineData("report.html", "<a href=\"x\" id='y'>&amp;", "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;")]
    [InlineData("report.htm", "a\r\nb\0", "a \nb ")]
    public void Text(string file, string value, string expected) => Assert.Equal(expected, Written.Text(file, value));

    /// <summary>No table: an attribute can't hold half a character.</summary>
    [Fact]
    public void Half_a_character_is_the_replacement_character() => Assert.All(
        Languages.Extensions.Where(extension => extension != ".zone"),
        extension => Assert.Equal(Written.Text("a" + extension, "a\uFFFD"), Written.Text("a" + extension, "a\uD83D")));

    [Theory]
    [InlineData("main.bicep", "'*.contoso.com'")]
    [InlineData("batch.json", "\"*.contoso.com\"")]
    [InlineData("zone.yaml", "\"*.contoso.com\"")]
    [InlineData("zone.js", "\"*.contoso.com\"")]
    [InlineData("main.tf", "\"*.contoso.com\"")]
    [InlineData("request.inf", "\"*.contoso.com\"")]
    [InlineData("request.cnf", "\"*.contoso.com\"")]
    [InlineData("New-Gateway.ps1", "'*.contoso.com'")]
    [InlineData("records.zone", "*.contoso.com.")]
    [InlineData("runbook.md", "`*.contoso.com`")]
    [InlineData("allow-list.csv", "\"*.contoso.com\"")]
    [InlineData("report.html", "*.contoso.com")]
    public void Name(string file, string expected)
    {
        var name = DnsName.Join(["*", "contoso.com"]);
        Assert.Equal(expected, Written.By(file, (language, output) => language.WriteName(output, name)));
    }

    [Theory]
    [InlineData("_acme-challenge", "_acme-challenge.contoso.com.", "`_acme-challenge.contoso.com`")]
    [InlineData("a b;\"\\@é", @"a\032b\;\""\\\@\195\169.contoso.com.", @"a b;""\\\@é.contoso.com")]
    public void Name_with_an_odd_label(string label, string masterFile, string markdown)
    {
        var name = DnsName.Join([label, "contoso.com"]);
        Assert.Equal(masterFile, Written.By("records.zone", (language, output) => language.WriteName(output, name)));
        Assert.Equal(markdown, Written.By("runbook.md", (language, output) => language.WriteName(output, name)));
    }

    [Theory]
    [InlineData("main.bicep", "true", "false")]
    [InlineData("zone.yaml", "true", "false")]
    [InlineData("request.inf", "TRUE", "FALSE")]
    [InlineData("request.cnf", "yes", "no")]
    [InlineData("New-Gateway.ps1", "$true", "$false")]
    [InlineData("records.zone", "1", "0")]
    public void Boolean(string file, string yes, string no)
    {
        Assert.Equal(yes, Written.By(file, (language, output) => language.WriteBoolean(output, value: true)));
        Assert.Equal(no, Written.By(file, (language, output) => language.WriteBoolean(output, value: false)));
    }

    [Theory]
    [InlineData("main.bicep", "cost_Center1", "cost_Center1")]
    [InlineData("main.bicep", "cost-center", "'cost-center'")]
    [InlineData("main.bicep", "true", "'true'")]
    [InlineData("main.bicep", "1st", "'1st'")]
    [InlineData("main.bicep", "", "''")]
    [InlineData("batch.json", "name", "\"name\"")]
    [InlineData("zone.yaml", "granitefalls", "granitefalls")]
    [InlineData("zone.yaml", "On", "\"On\"")]
    [InlineData("zone.yaml", "n", "\"n\"")]
    [InlineData("zone.yaml", "1e3", "\"1e3\"")]
    [InlineData("zone.js", "$name", "$name")]
    [InlineData("zone.js", "class", "\"class\"")]
    [InlineData("main.tf", "name", "name")]
    [InlineData("main.tf", "for", "\"for\"")]
    [InlineData("main.tf", "a.b", "\"a.b\"")]
    [InlineData("request.inf", "2.5.29.17", "2.5.29.17")]
    [InlineData("request.inf", "a b", "\"a b\"")]
    [InlineData("New-Gateway.psd1", "Name", "Name")]
    [InlineData("New-Gateway.psd1", "a-b", "'a-b'")]
    public void Key(string file, string key, string expected) => Assert.Equal(expected, Written.Key(file, key));

    [Fact]
    public void Key_of_Bicep_is_quoted_beyond_the_longest_identifier()
    {
        Assert.Equal(new string('a', 255), Written.Key("main.bicep", new string('a', 255)));
        Assert.Equal($"'{new string('a', 256)}'", Written.Key("main.bicep", new string('a', 256)));
    }

    [Theory]
    [InlineData("main.bicep", "westus existing _a a_b", "1a", "a-b", "a.b", "é", "true", "false", "null", "!a", "")]
    [InlineData("batch.json", "", "a", "true")]
    [InlineData("zone.yaml", "CNAME a-b a_b", "_a", "-a", "!a", "yes", "NULL", "~", "2024-01-01", "0x1F", ".inf", "1_000", "12:30", "a:", "")]
    [InlineData("zone.js", "D_EXTEND CNAME $a _a a$b", "!a", "a-b", "a.b", "return", "1")]
    [InlineData("main.tf", "azurerm_dns_cname_record _a", "true", "false", "null", "for", "if", "in", "!a", "${a}", "1a", "")]
    [InlineData("request.inf", "sha256 0xA0 PKCS10 RSA 1.3.6.1.5.5.7.3.1 _continue_", "a b", "%a%", "a;b", "a,b", "a=b", "[a]", "")]
    [InlineData("request.cnf", "sha256 2048 serverAuth utf8only DNS.1 1.3.6.1.5.5.7.3.1", "a b", "$a", "a#b", "@a", ".include", "a,b", "a=b", "'a'", "")]
    [InlineData("New-Gateway.ps1", "WestUS2 _a a_b", "!a", "a;b", "$a", "(a)", "-a", "@a", "")]
    [InlineData("records.zone", "CNAME issue iodef IN a-b", "-a", "!a", "1a", "a b", "a;b", "(", "@", "$TTL", "a.b", "")]
    [InlineData("runbook.md", "granite-1 2", "*a*", "a_b", "-", "a.b", "")]
    [InlineData("allow-list.csv", "443 10124-10139 outbound", "a b", "-a", "=a", "a,b", "")]
    [InlineData("report.html", "warning cmg-1", "-a", "!a", "1a", "<b>", "a b", "a=b", "")]
    public void Bare_words(string file, string accepted, params string[] refused)
    {
        var language = Languages.ForFile(file)!;
        Assert.All(accepted.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => Assert.True(language.IsBareWord(word), word));
        Assert.All(refused, word => Assert.False(language.IsBareWord(word), word));
    }

    [Theory]
    [InlineData("granitefalls.contoso.com", true)]
    [InlineData("az group show --name 'a b' _c_", true)]
    [InlineData("a`b", false)]
    [InlineData("a|b", false)]
    [InlineData("a\nb", false)]
    [InlineData("a\u202Eb", false)]
    [InlineData(" a", false)]
    [InlineData("", false)]
    public void Code_of_Markdown_shows_text_as_it_is(string text, bool accepted)
    {
        Assert.Equal(accepted, Languages.ForFile("runbook.md")!.IsCode(text));
        Assert.False(Languages.ForFile("main.bicep")!.IsCode(text));
    }
}
