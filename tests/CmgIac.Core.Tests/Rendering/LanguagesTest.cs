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

    [Fact]
    public void Extensions_are_those_that_have_a_language_in_order()
    {
        Assert.All(Languages.Extensions, extension => Assert.NotNull(Languages.ForFile("a" + extension)));
        Assert.Equal(Languages.Extensions.Order(StringComparer.Ordinal), Languages.Extensions);
        Assert.Contains(".bicep", Languages.Extensions);
    }
}
