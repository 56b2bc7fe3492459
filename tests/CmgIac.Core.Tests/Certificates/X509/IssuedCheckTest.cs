using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CmgIac.Core.Certificates.Checks;
using CmgIac.Core.Certificates.X509;
using CmgIac.Core.Diagnostics;
using Xunit;

namespace CmgIac.Core.Tests.Certificates.X509;

/// <summary>One good certificate or request, changed in one place: the codes found, and none where nothing is wrong.</summary>
public class IssuedCheckTest
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Dictionary<string, Func<Forged, Forged>> Changes = new(StringComparer.Ordinal)
    {
        ["nothing"] = good => good,
        ["wildcard"] = good => Named(good, "*.contoso.com"),
        ["capitals"] = good => Named(good, "GraniteFalls.contoso.com"),
        ["4096 bits"] = good => good with { Key = "rsa4096" },
        ["subject parts"] = good => good with { Subject = ["2.5.4.6=US", "2.5.4.10=Contoso", .. good.Subject] },
        ["more names"] = good => good with { Names = ["dns:granitefalls.contoso.com", "dns:www.contoso.com", "dns:granitefalls"] },
        ["with www"] = good => good with { Names = ["dns:granitefalls.contoso.com", "dns:www.granitefalls.contoso.com"] },
        ["wildcard and its domain"] = good => Named(good, "*.contoso.com") with { Names = ["dns:*.contoso.com", "dns:contoso.com"] },
        ["client too"] = good => good with { Purposes = ["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1"] },
        ["no usage"] = good => good with { Usage = null },
        ["no constraints"] = good => good with { IsAuthority = null },
        ["no lists"] = good => good with { Lists = null },
        ["a list that is reachable"] = good => good with { Lists = ["ldap:///CN=x", "http://crl.contoso.com/x"] },
        ["ECDSA by the CA"] = good => good with { SigningKey = "ec-ca" },
        ["SHA-512"] = good => good with { Hash = HashAlgorithmName.SHA512 },
        ["64 characters"] = good => Named(good, new string('a', 52) + ".contoso.com"),
        ["printable"] = good => Named(good, "*.contoso.com") with { NameTag = System.Formats.Asn1.UniversalTagNumber.PrintableString },

        ["CMG7011 no common name"] = good => good with { Subject = ["2.5.4.10=Contoso"] },
        ["CMG7011 no subject"] = good => good with { Subject = [] },
        ["CMG7011 empty common name"] = good => good with { Subject = ["2.5.4.3="] },
        ["CMG7014 two"] = good => good with { Subject = [.. good.Subject, "2.5.4.3=b.contoso.com"] },
        ["CMG7015 65 characters"] = good => Named(good, new string('a', 53) + ".contoso.com"),
        ["CMG7016 U-label"] = good => good with { Subject = ["2.5.4.3=möbel.contoso.com"] },
        ["CMG7016 NUL"] = good => good with { Subject = ["2.5.4.3=granitefalls.contoso.com\0.evil.com"] },
        ["CMG7016 dot"] = good => good with { Subject = ["2.5.4.3=granitefalls.contoso.com."] },
        ["CMG7016 address"] = good => good with { Subject = ["2.5.4.3=10.0.0.1"] },
        ["CMG7016 not text"] = good => good with { Subject = ["2.5.4.3=a"], NameTag = System.Formats.Asn1.UniversalTagNumber.BMPString },
        ["CMG7017 wildcard within"] = good => good with { Subject = ["2.5.4.3=gran*.contoso.com"] },
        ["CMG7017 two wildcards"] = good => good with { Subject = ["2.5.4.3=*.*.contoso.com"] },
        ["CMG7110 none"] = good => good with { Names = null },
        ["CMG7110 empty"] = good => good with { Names = [] },
        ["CMG7111 other"] = good => good with { Names = ["dns:www.contoso.com"] },
        ["CMG7111 too deep"] = good => Named(good, "a.b.contoso.com") with { Names = ["dns:*.contoso.com"] },
        ["CMG7112 order"] = good => good with { Names = ["dns:www.contoso.com", "dns:granitefalls.contoso.com"] },
        ["CMG7112 spelling"] = good => good with { Names = ["dns:GRANITEFALLS.contoso.com"] },
        ["CMG7113 address"] = good => good with { Names = ["dns:granitefalls.contoso.com", "ip:0A000001", "uri:https://a", "email:a@b"] },
        ["CMG7114 NUL"] = good => good with { Names = ["dns:granitefalls.contoso.com\0.evil.com"] },
        ["CMG7114 dot and wildcard"] = good => good with { Names = ["dns:granitefalls.contoso.com", "dns:a.contoso.com.", "dns:a.*.contoso.com"] },
        ["CMG7120 EC"] = good => good with { Key = "ec" },
        ["CMG7120 DSA"] = good => good with { Key = "dsa" },
        ["CMG7121 1024"] = good => good with { Key = "rsa1024" },
        ["CMG7121 3072"] = good => good with { Key = "rsa3072" },
        ["CMG7124 SHA-1"] = good => good with { Hash = HashAlgorithmName.SHA1 },
        ["CMG7124 MD5"] = good => good with { Hash = HashAlgorithmName.MD5 },
        ["CMG7125 PSS"] = good => good with { Padding = RSASignaturePadding.Pss },
        ["CMG7130 none"] = good => good with { Purposes = null },
        ["CMG7131 any"] = good => good with { Purposes = ["2.5.29.37.0"] },
        ["CMG7131 client"] = good => good with { Purposes = ["1.3.6.1.5.5.7.3.2"] },
        ["CMG7132 any too"] = good => good with { Purposes = ["1.3.6.1.5.5.7.3.1", "2.5.29.37.0"] },
        ["CMG7133 agreement"] = good => good with { Usage = 0x08 },
        ["CMG7133 signature"] = good => good with { Usage = 0x80 },
        ["CMG7133 encipherment"] = good => good with { Usage = 0x20 },
        ["CMG7134 authority"] = good => good with { IsAuthority = true },
        ["CMG7134 signs certificates"] = good => good with { Usage = 0xA4 },
    };

    private static readonly Dictionary<string, Func<Forged, Forged>> CertificateChanges = new(StringComparer.Ordinal)
    {
        ["CMG7135"] = good => good with { Version = 1 },
        ["CMG7135 of two years"] = good => good with { Version = 1, NotAfter = At(2028, 11, 1) },
        ["CMG7135 2"] = good => good with { Version = 2 },
        ["CMG7136"] = good => good with { Issuer = good.Subject, SigningKey = good.Key },
        ["CMG7136 as OpenSSL makes it"] = good => good with { Issuer = good.Subject, SigningKey = good.Key, IsAuthority = true },
        ["another's name"] = good => good with { Issuer = good.Subject },
        ["CMG7134 of a CA"] = _ => Forged.Authority("Contoso CA", "rsa2048", "Contoso Root", "rsa2048-ca"),
        ["CMG7134 of a root"] = _ => Forged.Authority("Contoso Root", "rsa2048-root", "Contoso Root", "rsa2048-root"),
        ["CMG7122"] = good => good with { Key = "rsa2048-e3" },
        ["CMG7140"] = good => good with { NotBefore = At(2026, 11, 25) },
        ["valid from today"] = good => good with { NotBefore = At(2026, 11, 24).AddHours(23) },
        ["CMG7141"] = good => good with { NotBefore = At(2026, 6, 1), NotAfter = At(2026, 11, 23).AddHours(23) },
        ["CMG7142 today"] = good => good with { NotBefore = At(2026, 6, 1), NotAfter = At(2026, 11, 24) },
        ["CMG7142"] = good => good with { NotBefore = At(2026, 11, 9), NotAfter = At(2026, 12, 1) },
        ["CMG7142 a third is left"] = good => good with { NotBefore = At(2026, 11, 4), NotAfter = At(2026, 12, 4) },
        ["more than a third"] = good => good with { NotBefore = At(2026, 11, 5), NotAfter = At(2026, 12, 5) },
        ["CMG7144"] = good => good with { NotBefore = At(2026, 11, 20), NotAfter = At(2026, 11, 19) },
        ["CMG7145 directory"] = good => good with { Lists = ["ldap:///CN=Contoso CA,CN=CDP"] },
        ["CMG7145 inside"] = good => good with { Lists = ["http://pki/ca.crl", "http://pki.contoso.local/ca.crl", "http://10.1.2.3/ca.crl", "http://172.16.0.1/", "http://[fd00::1]/", "file://pki/ca.crl", "http://a_b./ca.crl"] },
        ["CMG7203"] = good => good with { Lists = ["ldap:///CN=x", "https://crl.contoso.com/x"] },
        ["a list by both"] = good => good with { Lists = ["https://crl.contoso.com/x", "http://crl.contoso.com/x"] },
        ["CMG7204"] = good => good with { Critical = "1.2.3.4.5" },
        ["CMG7205"] = good => good with { Critical = "1.3.6.1.4.1.11129.2.4.3" },
        ["a critical extension of RFC 5280"] = good => good with { Critical = "2.5.29.54" },
        ["CMG7143 by its policy"] = good => good with { Policy = "2.23.140.1.2.2", NotAfter = At(2027, 11, 1) },
        ["long by another policy"] = good => good with { Policy = "1.2.3", NotAfter = At(2027, 11, 1) },
        ["a public CA without lists in reach"] = good => good with { Policy = "2.23.140.1.2.1", Lists = ["http://pki/ca.crl"] },
        ["an address of the internet"] = good => good with { Lists = ["http://172.32.0.1/ca.crl"] },
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    public static TheoryData<string> CertificateNames => [.. CertificateChanges.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_certificate_changed_in_one_place(string name) => AssertFound(name, Changes[name](new Forged()).Certificate());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_changed_in_one_place(string name)
    {
        var forged = Changes[name](new Forged());
        AssertFound(name, forged.Request());
        AssertFound(name, (forged with { ExtensionsAttributes = ["1.3.6.1.4.1.311.2.1.14"] }).Request());
        AssertFound(name, (forged with { ExtensionsAttributes = ["1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14"] }).Request());
    }

    [Theory]
    [MemberData(nameof(CertificateNames))]
    public void What_only_a_certificate_has(string name) => AssertFound(name, CertificateChanges[name](new Forged()).Certificate());

    [Fact]
    public void What_only_a_request_has()
    {
        AssertFound("CMG7105", new Forged { Names = null, Purposes = null, Usage = null }.Request());
        AssertFound("CMG7103", new Forged { HasChallengePassword = true }.Request());
        var changed = new Forged().Request();
        changed[^1] ^= 1;
        AssertFound("CMG7102", changed);
    }

    [Fact]
    public void A_secret_is_never_shown()
    {
        var pem = Forged.Pem("PRIVATE KEY", Forged.KeyOf("rsa2048").ExportPkcs8PrivateKey());
        var found = Check("x.pem", Encoding.ASCII.GetBytes(pem + Forged.Pem("CERTIFICATE REQUEST", new Forged { HasChallengePassword = true }.Request())));
        Assert.Equal(["CMG7104:1", "CMG7103:29"], found.Diagnostics.Select(item => $"{item.Code}:{item.Span.Line}"));
        Assert.All(found.Diagnostics, item => Assert.DoesNotContain("Pa55", item.Message, StringComparison.Ordinal));
        Assert.All(found.Diagnostics, item => Assert.DoesNotContain(pem.Split('\n')[1], item.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-14", 398, 398)]
    [InlineData("2026-03-15", 200, 200)]
    [InlineData("2027-03-14", 200, 200)]
    [InlineData("2027-03-15", 100, 100)]
    [InlineData("2029-03-14", 100, 100)]
    [InlineData("2029-03-15", 47, 47)]
    public void The_limits_count_whole_days_with_the_last_second(string issued, int days, int limit)
    {
        var from = At(DateOnly.Parse(issued, System.Globalization.CultureInfo.InvariantCulture));
        var expected = GatewayForTests.Of("domain: contoso.com\nprefix: granitefalls\nregion: westus\n");
        Assert.Empty(Found(from.AddDays(days).AddSeconds(-1)));
        var tooLong = Assert.Single(Found(from.AddDays(days)));
        Assert.Equal(("CMG7143", true), (tooLong.Code, tooLong.Message.Contains($"{days + 1} days", StringComparison.Ordinal) && tooLong.Message.Contains($"valid for {limit};", StringComparison.Ordinal)));

        ImmutableArray<Diagnostic> Found(DateTimeOffset to) =>
            Check("x.cer", new Forged { NotBefore = from, NotAfter = to }.Certificate(), new(DateOnly.FromDateTime(from.UtcDateTime), expected)).Diagnostics;
    }

    [Theory]
    [InlineData("issuer: enterprise, template: x", "nothing", "")]
    [InlineData("issuer: enterprise, template: x", "no lists", "CMG7145")]
    [InlineData("issuer: public", "no lists", "")]
    [InlineData("issuer: public", "capitals", "CMG7061")]
    [InlineData("previousCommonName: GraniteFalls.contoso.com", "capitals", "")]
    [InlineData("previousCommonName: GraniteFalls.contoso.com", "nothing", "CMG7061")]
    [InlineData("issuer: public", "wildcard", "CMG7061")]
    [InlineData("issuer: public", "CMG7111 too deep", "CMG7061 CMG7111")]
    [InlineData("wildcard: true", "wildcard", "")]
    [InlineData("wildcard: true", "wildcard and its domain", "")]
    [InlineData("issuer: public", "with www", "")]
    [InlineData("issuer: enterprise, template: x", "with www", "CMG7117")]
    [InlineData("wildcard: true", "nothing", "CMG7061")]
    [InlineData("issuer: public", "subject parts", "CMG7062")]
    [InlineData("keyLength: 4096", "nothing", "CMG7123")]
    [InlineData("keyLength: 4096", "CMG7121 1024", "CMG7121")]
    [InlineData("hash: sha384", "nothing", "CMG7126")]
    [InlineData("hash: sha512", "SHA-512", "")]
    [InlineData("hash: sha384", "CMG7124 SHA-1", "CMG7124")]
    [InlineData("alternativeNames: [www.contoso.com]", "nothing", "CMG7116")]
    [InlineData("alternativeNames: [www.contoso.com]", "more names", "")]
    [InlineData("issuer: public", "more names", "CMG7117")]
    [InlineData("issuer: public", "CMG7016 dot", "CMG7016")]
    [InlineData("issuer: public", "CMG7014 two", "CMG7014")]
    public void Against_the_spec(string certificate, string change, string expected)
    {
        var spec = GatewayForTests.Of($"organization: Woodgrove\ndomain: contoso.com\nprefix: granitefalls\nregion: westus\ncertificate: {{{certificate}}}\n");
        // A private CA leaves the subject as it is.
        Func<Forged, Forged> with = certificate.Contains("enterprise", StringComparison.Ordinal) ? good => good with { Subject = [.. good.Subject, "2.5.4.10=Woodgrove"] } : good => good;
        Assert.Equal(expected, string.Join(' ', Check("x.cer", with(Changes[change](new Forged())).Certificate(), new(Today, spec)).Diagnostics.Select(item => item.Code)));
    }

    /// <summary>Of a request only what the CA takes from it: its key, its names, its hash and its template.</summary>
    [Theory]
    [InlineData("issuer: enterprise, template: WebServer", "WebServer", "")]
    [InlineData("issuer: enterprise, template: webserver", "WebServer", "")]
    [InlineData("issuer: enterprise, template: WebServer", "1.2.3.4", "")]
    [InlineData("issuer: enterprise, template: WebServer", "Computer", "CMG7106")]
    [InlineData("issuer: enterprise", "Computer", "")]
    [InlineData("issuer: public", "WebServer", "CMG7106")]
    [InlineData("issuer: enterprise, template: WebServer, hash: sha384", "WebServer", "CMG7126")]
    public void A_request_against_the_spec(string certificate, string template, string expected)
    {
        var spec = GatewayForTests.Of($"domain: contoso.com\nprefix: granitefalls\nregion: westus\ncertificate: {{{certificate}}}\n");
        var forged = new Forged { Template = template };
        foreach (var request in new[] { forged, forged with { ExtensionsAttributes = ["1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14"] } })
        {
            Assert.Equal(expected, string.Join(' ', Check("x.csr", request.Request(), new(Today, spec)).Diagnostics.Select(item => item.Code)));
        }
    }

    [Fact]
    public void A_request_for_another_name_that_asks_for_no_extensions()
    {
        var request = new Forged { Subject = ["2.5.4.3=basalt.contoso.com"], Names = null, Purposes = null, Usage = null }.Request();
        Assert.Equal(["CMG7061", "CMG7105"], Check("x.csr", request, new(Today, GatewayForTests.Of("domain: contoso.com\nprefix: granitefalls\nregion: westus\n"))).Diagnostics.Select(item => item.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("rsa2048-e3", "exponent is 3;")]
    [InlineData("rsa2048-even", "exponent is a number of 66 bits,")]
    public void A_long_exponent_is_told_by_its_length(string key, string shown) =>
        Assert.Contains(shown, Assert.Single(Check("x.cer", new Forged { Key = key }.Certificate()).Diagnostics, item => item.Code == "CMG7122").Message, StringComparison.Ordinal);

    [Fact]
    public void A_part_of_the_subject_that_is_no_text_differs()
    {
        var spec = GatewayForTests.Of("organization: Woodgrove\ndomain: contoso.com\nprefix: granitefalls\nregion: westus\n");
        var der = new Forged { Subject = ["2.5.4.10=Woodgrove", "2.5.4.3=granitefalls.contoso.com"] }.Certificate();
        Assert.Empty(Check("x.cer", der, new(Today, spec)).Diagnostics);
        der[der.AsSpan().IndexOf("Woodgrove"u8)] = 0xFF;
        Assert.Equal(["CMG7062"], Check("x.cer", der, new(Today, spec)).Diagnostics.Select(item => item.Code));
    }

    /// <summary>A CA's certificate that could be a server's is one with a mistake; any other isn't looked at further.</summary>
    [Fact]
    public void A_CA_that_names_a_server_is_a_mistake()
    {
        var authority = Forged.Authority("Contoso CA", "rsa2048", "Contoso Root", "rsa2048-ca");
        foreach (var forged in new[]
        {
            authority with { Names = ["dns:a.contoso.com"] },
            authority with { Purposes = ["1.3.6.1.5.5.7.3.1"] },
            authority with { Subject = ["2.5.4.3=*.contoso.com"] },
            authority with { Subject = ["2.5.4.3=a.contoso.com"] },
            authority with { Subject = ["2.5.4.3=a", "2.5.4.3=b"] },
            authority with { Subject = ["2.5.4.3=contoso"], Purposes = ["1.3.6.1.5.5.7.3.2"] },
        })
        {
            Assert.Contains("CMG7134", Check("x.cer", forged.Certificate()).Diagnostics.Select(item => item.Code), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void The_gateways_of_a_wildcard_are_named()
    {
        var fleet = GatewayForTests.Of("domain: contoso.com\nregion: westus\ncertificate: {wildcard: true}\ngateways:\n  - prefix: granite10\n  - prefix: granite2\n  - {prefix: deep, domain: b.contoso.com, certificate: {wildcard: false}}\n");
        Assert.Equal(["granite2.contoso.com", "granite10.contoso.com"], Check("x.cer", Named(new(), "*.contoso.com").Certificate(), new(Today, fleet)).Gateways);
        var unknown = Check("x.cer", Named(new(), "*.contoso.org").Certificate(), new(Today, fleet));
        Assert.Equal(("CMG7060", 0), (unknown.Diagnostics.Single().Code, unknown.Gateways.Length));
        var tooLong = Check("x.cer", Changes["CMG7015 65 characters"](new()).Certificate(), new(Today, fleet));
        Assert.Equal("CMG7015", tooLong.Diagnostics.Single().Code);
        var tooShallow = Check("x.cer", Named(new(), "*.contoso.com").Certificate(), new(Today, fleet with { Candidates = [fleet.Fleet[2]] }));
        Assert.Equal("CMG7115", tooShallow.Diagnostics.Single().Code);
    }

    private static Forged Named(Forged good, string name) => good with { Subject = [$"2.5.4.3={name}"], Names = [$"dns:{name}"] };

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset At(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static CheckedFile Check(string path, byte[] bytes, CheckQuestion? question = null) => FileCheck.Check(path, bytes, question ?? new(Today, null));

    /// <summary>A case that begins with a code gives it alone; any other gives none.</summary>
    private static void AssertFound(string name, byte[] bytes)
    {
        var result = Check("x.der", bytes);
        Assert.True(result.IsRead);
        Assert.Equal(name.StartsWith("CMG", StringComparison.Ordinal) ? [name.Split(' ')[0]] : [], result.Diagnostics.Select(item => item.Code));
        Assert.All(result.Diagnostics, item => Assert.DoesNotContain(item.Message, char.IsControl));
    }
}
