using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using CmgIac.Core.Certificates;
using CmgIac.Core.Model;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Certificates;

public class X500ReaderTest
{
    [Theory]
    [InlineData("CN=granitefalls.contoso.com", "CN=granitefalls.contoso.com")]
    [InlineData("CN=a,O=b;C=US", "CN=a|O=b|C=US")]
    [InlineData("CN=a+O=b,C=US", "CN=a+O=b|C=US")]
    [InlineData(" cn = a b , o = c ", "CN=a b|O=c")]
    [InlineData("CN=a,O=\"Contoso, Inc.\",C=US", "CN=a|O=Contoso, Inc.|C=US")]
    [InlineData("O=\"a \"\"b\"\" c\" ,C=US", "O=a \"b\" c|C=US")]
    [InlineData("O=\" a \"", "O= a ")]
    [InlineData("CN=a=b", "CN=a=b")]
    [InlineData("CN=a#", "CN=a#")]
    [InlineData("CN=", "CN=")]
    [InlineData("CN=\"\"", "CN=")]
    [InlineData("CN=a,", "CN=a")]
    [InlineData("", "")]
    [InlineData("st=x,S=y,Email=z,e=z", "S=x|S=y|E=z|E=z")]
    [InlineData("Title=a,T=a,GivenName=b,G=b,Initials=c,I=c", "T=a|T=a|G=b|G=b|I=c|I=c")]
    [InlineData("STREET=a,SN=b,DC=c,L=d,OU=e", "STREET=a|SN=b|DC=c|L=d|OU=e")]
    [InlineData("2.5.4.3=a,OID.2.5.4.10=b,oid.2.5.4.97=c", "CN=a|O=b|2.5.4.97=c")]
    public void Reads_what_CertStrToName_reads(string text, string expected)
    {
        var (names, problems) = X500Reader.Read(text);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', names));
    }

    [Theory]
    [InlineData("CN", "'CN' has no '='.")]
    [InlineData("=a", "A value has no key before its '='.")]
    [InlineData("X=a", "'X' is not a key of X.500 names.")]
    [InlineData("OID.CN=a", "'OID.CN' is not a key of X.500 names.")]
    [InlineData("3.1=a", "'3.1' is not a key of X.500 names.")]
    [InlineData("2.5.04.3=a", "'2.5.04.3' is not a key of X.500 names.")]
    [InlineData(",CN=a", "Two separators have nothing between them.")]
    [InlineData("CN=a,,O=b", "Two separators have nothing between them.")]
    [InlineData("CN=a+", "After '+' there is no attribute.")]
    [InlineData("CN=#414243", "A value that starts with '#' is hexadecimal and is not read. Quotation marks make it text.")]
    [InlineData("CN=\"a", "A quotation mark is not closed.")]
    [InlineData("CN=\"a\"b", "Text follows a closing quotation mark: quotation marks within a value are doubled.")]
    [InlineData("CN=\"a\"b\"", "Text follows a closing quotation mark: quotation marks within a value are doubled.")]
    [InlineData("CN=a\"b", "Value 'a\"b' has a quotation mark inside: marks enclose the whole value and are doubled within.")]
    [InlineData("O=Foo \\, Bar", "'Bar' has no '='.")]
    [InlineData("CN=a + ", "After '+' there is no attribute.")]
    [InlineData("CN=\"a\" b,O=c", "Text follows a closing quotation mark: quotation marks within a value are doubled.")]
    [InlineData("CN=a+,O=b", "Two separators have nothing between them.")]
    public void Refuses(string text, string message) => Assert.Equal(message, Assert.Single(X500Reader.Read(text).Problems).Message);

    [Theory]
    [InlineData("O=a, b;C=US", X500NameFlags.Semicolon, "O=a, b|C=US")]
    [InlineData("O=a; b,C=US", X500NameFlags.Comma, "O=a; b|C=US")]
    [InlineData("O=a,b\r\nC=US\r\n", X500NameFlags.LineEnd, "O=a,b|C=US")]
    [InlineData("O=a+b", X500NameFlags.NoPlus, "O=a+b")]
    [InlineData("O=\"a\"", X500NameFlags.NoQuoting, "O=\"a\"")]
    [InlineData("CN=a,O=b", X500NameFlags.Reverse, "O=b|CN=a")]
    [InlineData("CN=a,O=b", X500NameFlags.ForceUtf8, "CN=a|O=b")]
    internal void Flags_change_what_separates(string text, X500NameFlags flags, string expected)
    {
        var (names, problems) = X500Reader.Read(text, flags);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', names));
    }

    [Fact]
    public void A_problem_knows_its_line() =>
        Assert.Equal(8, Assert.Single(X500Reader.Read("CN=a,\nO=b,\nX=c", line: 6).Problems).Line);

    [Fact]
    public void A_name_is_written_with_quotes_where_they_are_needed() =>
        Assert.Equal("CN=granitefalls.contoso.com,O=\"Contoso, Inc.\",C=US", Name(
            ("CN", "granitefalls.contoso.com"), ("O", "Contoso, Inc."), ("C", "US")).ToString());

    /// <summary>The platform's own reader of the same strings; it gives the names in the order of their encoding.</summary>
    [Theory]
    [InlineData("Contoso")]
    [InlineData("Contoso, Ltd.")]
    [InlineData("a;b+c=d<e>#f")]
    [InlineData("#41")]
    [InlineData(" a ")]
    [InlineData("\"quoted\" and \\")]
    [InlineData("Müller & Söhne")]
    [InlineData("a\nb")]
    public void The_platform_reads_the_same(string value)
    {
        var name = new X500DistinguishedName(Name(("CN", "a"), ("O", value)).ToString());

        Assert.Contains(name.EnumerateRelativeDistinguishedNames(), n => n.GetSingleElementValue() == value);
    }

    [Property(MaxTest = 1000)]
    public Property What_was_written_reads_back() => Prop.ForAll(
        HostileText.Of(",", ";", "+", "=", "\"", "<", ">", "#", "\n", " ", "\\", "a").Generator.ListOf().ToArbitrary(),
        values =>
        {
            var name = Name([.. values.Select(v => ("O", v))]);
            var (read, problems) = X500Reader.Read(name.ToString());
            return problems.IsEmpty && read.SelectMany(r => r.Attributes).SequenceEqual(name.Attributes)
                && read.All(r => r.Attributes.Length == 1);
        });

    [Property(MaxTest = 1000)]
    public Property Never_throws() => Prop.ForAll(
        HostileText.Of("CN", "=", ",", ";", "+", "\"", "#", "OID.", "2.5.4.3", ".", " ", "\r", "\n"),
        ArbMap.Default.ArbFor<uint>(),
        (text, flags) => X500Reader.Read(text, (X500NameFlags)flags).Value.Length >= 0);

    private static DistinguishedName Name(params (string Key, string Value)[] attributes) =>
        new([.. attributes.Select(a => new NameAttribute(a.Key, a.Value))]);
}
