using CmgIac.Core.Rendering;
using Xunit;

namespace CmgIac.Core.Tests.Rendering;

public class LanguagesTest
{
    [Theory]
    [InlineData("main.bicep", "Bicep")]
    [InlineData("main.bicepparam", "Bicep")]
    [InlineData("change-batch.json", "JSON")]
    [InlineData("contoso.com.yaml", "YAML")]
    [InlineData("a.yml", "YAML")]
    [InlineData("contoso.com.js", "JavaScript")]
    [InlineData("main.tf", "HCL")]
    [InlineData("a.tfvars", "HCL")]
    [InlineData("a.hcl", "HCL")]
    [InlineData("request.inf", "INF")]
    [InlineData("request.cnf", "OpenSSL configuration")]
    [InlineData("New-Gateway.ps1", "PowerShell")]
    [InlineData("a.psm1", "PowerShell")]
    [InlineData("a.psd1", "PowerShell")]
    [InlineData("records.zone", "master file")]
    [InlineData("runbook.md", "Markdown")]
    [InlineData("allow-list.csv", "CSV")]
    [InlineData("report.html", "HTML")]
    [InlineData("a.htm", "HTML")]
    [InlineData("notes.txt", null)]
    [InlineData("a.exe", null)]
    [InlineData("bicep", null)]
    [InlineData("a.", null)]
    [InlineData("main.BICEP", null)]
    public void A_language_is_known_by_its_extension(string file, string? language) =>
        Assert.Equal(language, Languages.ForFile(file)?.Name);

    [Fact]
    public void A_text_is_known_where_it_is_for_nsupdate() => Assert.Equal("master file", Languages.ForFile("create.txt", "nsupdate")?.Name);

    [Fact]
    public void Files_for_Windows_have_its_form()
    {
        Assert.Equal(TextForm.Inf, Languages.ForFile("request.inf")!.Form);
        Assert.Equal(TextForm.Utf8BomCrlf, Languages.ForFile("a.ps1")!.Form);
        Assert.Equal(TextForm.Utf8Crlf, Languages.ForFile("allow-list.csv")!.Form);
        Assert.Equal(TextForm.Utf8, Languages.ForFile("main.bicep")!.Form);
    }

    /// <summary>Where a value would stand within quotes of the template, as the language knows quotes and escapes.</summary>
    [Theory]
    [InlineData("main.bicep", @"'a\'", '\'')]
    [InlineData("main.bicep", "\"a", null)]
    [InlineData("batch.json", @"""a\""", '"')]
    [InlineData("batch.json", "'a", null)]
    [InlineData("zone.yaml", @"""a\""", '"')]
    [InlineData("zone.yaml", "'a", '\'')]
    [InlineData("zone.js", @"""a\""", '"')]
    [InlineData("zone.js", "'a", '\'')]
    [InlineData("zone.js", "`a", '`')]
    [InlineData("main.tf", @"""a\""", '"')]
    [InlineData("main.tf", "'a", null)]
    [InlineData("request.inf", "\"a", '"')]
    [InlineData("request.inf", @"""a\""", null)]
    [InlineData("request.inf", "'a", null)]
    [InlineData("request.cnf", @"""a\""", '"')]
    [InlineData("request.cnf", "'a", '\'')]
    [InlineData("request.cnf", "`a", '`')]
    [InlineData("New-Gateway.ps1", "\"a", '"')]
    [InlineData("New-Gateway.ps1", "'a", '\'')]
    [InlineData("New-Gateway.ps1", @"'a\'", null)]
    [InlineData("records.zone", @"""a\""", '"')]
    [InlineData("records.zone", "'a", null)]
    [InlineData("runbook.md", "\"a 'b `c", null)]
    [InlineData("allow-list.csv", "\"a", '"')]
    [InlineData("allow-list.csv", @"""a\""", null)]
    [InlineData("allow-list.csv", "'a", null)]
    [InlineData("report.html", "\"a 'b", null)]
    public void A_quote_that_the_template_has_opened(string file, string line, char? open)
    {
        var watch = new QuoteWatch();
        watch.AddRaw(line);
        Assert.Equal(open, watch.OpenIn(Languages.ForFile(file)!));
    }

    [Fact]
    public void A_backslash_is_a_letter_of_an_INF() => Assert.False(Languages.ForFile("request.inf")!.EscapesByBackslash);

    [Fact]
    public void Extensions_are_those_that_have_a_language_in_order()
    {
        Assert.All(Languages.Extensions, extension => Assert.NotNull(Languages.ForFile("a" + extension)));
        Assert.Equal(Languages.Extensions.Order(StringComparer.Ordinal), Languages.Extensions);
        Assert.Contains(".bicep", Languages.Extensions);
    }
}
