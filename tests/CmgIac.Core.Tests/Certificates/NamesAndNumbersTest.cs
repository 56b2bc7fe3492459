using CmgIac.Core.Certificates;
using CmgIac.Core.Certificates.Checks;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

/// <summary>Identifiers, names and OpenSSL's ways to say them, at their edges.</summary>
public class NamesAndNumbersTest
{
    [Theory]
    [InlineData("1.2", true)]
    [InlineData("0.9.2342.19200300.100.1.25", true)]
    [InlineData("0.39", true)]
    [InlineData("0.40", false)]
    [InlineData("1.100", false)]
    [InlineData("2.999", true)]
    [InlineData("3.1", false)]
    [InlineData("10.1", false)]
    [InlineData("1", false)]
    [InlineData("1..2", false)]
    [InlineData("1.02", false)]
    [InlineData("1.a", false)]
    public void An_identifier_is_of_two_numbers_or_more(string text, bool isValid) => Assert.Equal(isValid, ObjectIdentifier.IsValid(text));

    [Theory]
    [InlineData("m\u00F6bel.contoso.com", "isn't in ASCII; its form for DNS is 'xn--mbel-5qa.contoso.com'")]
    [InlineData("*.m\u00F6bel.contoso.com", "isn't in ASCII; its form for DNS is '*.xn--mbel-5qa.contoso.com'")]
    [InlineData("contoso", "has one label and no domain")]
    [InlineData("*.com", "covers a whole top-level domain")]
    [InlineData("a.contoso.com", null)]
    public void A_name_in_a_certificate_is_a_host_s(string name, string? fault) => Assert.Equal(fault, RequestedName.Fault(name)?.Text);

    [Fact]
    public void A_name_that_no_form_of_DNS_has_is_told_as_such() =>
        Assert.DoesNotContain("its form for DNS", RequestedName.Fault("m\u00F6bel..contoso.com")!.Text, StringComparison.Ordinal);

    [Fact]
    public void Any_extension_may_have_its_items_in_a_section()
    {
        var (request, problems) = Read("extendedKeyUsage = @u\nsubjectAltName = @n\n[u]\na = serverAuth\nb = 1.2.3\n[n]\nDNS.1 = a.contoso.com\n");
        Assert.Empty(problems);
        Assert.Equal(["1.3.6.1.5.5.7.3.1", "1.2.3"], request.EnhancedKeyUsages.Select(item => item.Value));
        Assert.Equal("a.contoso.com", Assert.Single(request.AlternativeNames).Value.Value);
    }

    [Fact]
    public void An_alternative_name_has_a_type() => Assert.Equal(
        "The alternative name 'a.contoso.com' has no type before a ':'.", Assert.Single(Read("subjectAltName = a.contoso.com\n").Problems).Message);

    private static (OpenSslRequest Request, IReadOnlyCollection<Core.Text.ReaderProblem> Problems) Read(string extensions)
    {
        var (file, unread) = OpenSslConfigReader.Read($"[req]\nreq_extensions = e\n[e]\n{extensions}");
        Assert.Empty(unread);
        var (request, problems) = OpenSslRequestReader.Read(file);
        return (request, problems);
    }
}
