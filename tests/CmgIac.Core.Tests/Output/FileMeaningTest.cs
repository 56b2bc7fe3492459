using System.Text;
using CmgIac.Core.Output.Meanings;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Output;

public class FileMeaningTest
{
    private const string Inf = "certificates/a/certreq/request.inf";
    private const string Cnf = "certificates/a/openssl/request.cnf";
    private const string Master = "zones/contoso.com/bind/records.zone";
    private const string Updates = "zones/contoso.com/nsupdate/create.txt";
    private const string Bicep = "zones/contoso.com/azure/main.bicep";

    /// <summary>Every file of the examples says the same as itself under comments, blanks and other line ends.</summary>
    [Fact]
    public void What_is_rendered_equals_itself()
    {
        var root = Repository.Path("examples");
        var files = Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/'))
            .Where(file => file.Contains("/rendered/", StringComparison.Ordinal) && !file.EndsWith(".gitattributes", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var path = file.Split("/rendered/")[1];
            Assert.Null(FileMeaning.Difference(path, bytes, bytes));
            var other = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\r\n"));
            if (bytes is not [0xFF, ..])
            {
                Assert.Null(FileMeaning.Difference(path, other, bytes));
            }
        }
    }

    [Theory]
    [InlineData(Inf, "[version]\nSignature=\"$Windows NT$\"\n[NewRequest]\nkeylength = 2048 ; x\nSubject = \"CN=a.com,O=\"\"A, B\"\"\"\nKeyUsage = 0xa0\nExportable=true\nHashAlgorithm=SHA256\n[Extensions]\n2.5.29.37 = \"{text}1.3.6.1.5.5.7.3.1\"\n2.5.29.17 = \"{text}dns=a.com&dns=b.com\"",
        "[Version]\nSignature = \"$Windows NT$\"\n[NewRequest]\nSubject = \"CN=a.com, O=\"\"A, B\"\"\"\nExportable = TRUE\nKeyLength = 2048\nKeyUsage = CERT_DIGITAL_SIGNATURE_KEY_USAGE | CERT_KEY_ENCIPHERMENT_KEY_USAGE\nHashAlgorithm = sha256\n[EnhancedKeyUsageExtension]\nOID = 1.3.6.1.5.5.7.3.1\n[Extensions]\n2.5.29.17 = \"{text}\"\n_continue_ = \"dns=a.com&\"\n_continue_ = \"dns=b.com\"")]
    [InlineData(Cnf, "[ req ]\nreq_extensions=e\ndistinguished_name=dn\nprompt = no\n[dn]\ncommonName=a.com\nST=W\n[e]\nsubjectAltName=DNS:a.com,DNS:b.com\nkeyUsage=critical,keyEncipherment,digitalSignature",
        "# x\n[req]\nprompt = no\ndistinguished_name = subject\nreq_extensions = extensions\n[subject]\nCN = a.com\nstateOrProvinceName = W\n[extensions]\nkeyUsage = critical, digitalSignature, keyEncipherment\nsubjectAltName = @names\n[names]\nDNS.1 = a.com\nDNS.2 = b.com")]
    [InlineData(Master, "$TTL 1h\n$ORIGIN contoso.com.\nb CNAME B.example.com.\na ( 300 IN\n CNAME a.example.com. ) ; x\n@ 60 CAA 0 issue \"x.com\"", "a.contoso.com. 300 IN CNAME a.example.com.\nb.contoso.com. 3600 IN CNAME b.example.com.\ncontoso.com. 60 IN CAA 0 issue \"x.com\"")]
    [InlineData(Updates, "zone contoso.com.\nprereq nxdomain A.contoso.com.\nupdate add A.contoso.com. 60 CNAME b.\n\n", "; x\nzone contoso.com.\nprereq nxdomain a.contoso.com.\nupdate add a.contoso.com. 60 IN CNAME b.\nsend\n")]
    [InlineData(Bicep, "// x\nvar a = 1\nresource r 'T@1' = {\n  name: 'x', location: l /* y */\n  list: [ 1\n 2 ]\n}\n@description('d')\nparam p string", "@description('d')\nparam p string\n\nresource r 'T@1' = {\n  name: 'x'\n  location: l\n  list: [1, 2]\n}\nvar a = 1\n")]
    [InlineData("zones/a/route53/x.json", "{\"b\":[1,{\"c\":null}],\"a\":\"x\"}", "{\n  \"a\": \"x\",\n  \"b\": [ 1, { \"c\": null } ]\n}\n")]
    [InlineData("zones/a/octodns/x.yaml", "---\n# x\na: {type: CNAME, ttl: 60}\nb: ['x', z]\n", "b:\n  - x\n  - \"z\"\na:\n  ttl: 60\n  type: 'CNAME'\n")]
    [InlineData("gateways/a/configmgr/x.ps1", "\ufeffa\r\nb", "a\nb")]
    public void The_same_in_other_words(string path, string there, string here)
    {
        Assert.Null(FileMeaning.Difference(path, Encoding.UTF8.GetBytes(there), Encoding.UTF8.GetBytes(here)));
        Assert.Null(FileMeaning.Difference(path, Encoding.UTF8.GetBytes(here), Encoding.UTF8.GetBytes(there)));
    }

    [Theory]
    [InlineData(Inf, "[NewRequest]\nKeyLength = 4096", "[NewRequest]\nKeyLength = 2048", "keylength of [newrequest] is '4096', and '2048' is rendered")]
    [InlineData(Inf, "[NewRequest]\nSubject = \"CN=b.com\"", "[NewRequest]\nSubject = \"CN=a.com\"", "subject is 'CN=b.com', and 'CN=a.com' is rendered")]
    [InlineData(Inf, "[NewRequest]\nSubject = \"CN=A.com\"", "[NewRequest]\nSubject = \"CN=a.com\"", "subject is 'CN=A.com', and 'CN=a.com' is rendered")]
    [InlineData(Inf, "[NewRequest]\nSMIME = TRUE\n", "[NewRequest]\n", "it has smime of [newrequest]: 'TRUE', which is not rendered")]
    [InlineData(Inf, "[NewRequest]\n", "[NewRequest]\nExportable = TRUE", "it lacks exportable of [newrequest]: 'TRUE'")]
    [InlineData(Inf, "[NewRequest\n", "[NewRequest]\n", "it can't be read (line 1): Section name '[NewRequest' has no ']'")]
    [InlineData(Inf, "[Extensions]\n2.5.29.17=\"{text}dns=b&dns=a\"", "[Extensions]\n2.5.29.17=\"{text}dns=a&dns=b\"", "alternative name is 'dns=b', and 'dns=a' is rendered")]
    [InlineData(Inf, "[NewRequest]\nx", "[NewRequest]\n", "it has a line of [newrequest]: 'x', which is not rendered")]
    [InlineData(Inf, "[NewRequest]\na = b, c", "[NewRequest]\na = b, d", "a of [newrequest] is '\"b\", \"c\"', and '\"b\", \"d\"' is rendered")]
    [InlineData(Cnf, "[req]\nreq_extensions=e\n[e]\nkeyUsage=digitalSignature", "[req]\nreq_extensions=e\n[e]\nkeyUsage=critical,digitalSignature", "it lacks whether keyUsage is critical: 'critical'")]
    [InlineData(Cnf, "[req]\ndefault_bits=2048\nreq_extensions=e\n[e]\nbasicConstraints=CA:TRUE", "[req]\ndefault_bits=2048\nreq_extensions=e\n[e]\n", "it has basicConstraints of the extensions: 'CA:TRUE', which is not rendered")]
    [InlineData(Cnf, "[req]\ndistinguished_name=d\n[d]\nCN=a\nO=b", "[req]\ndistinguished_name=d\n[d]\nCN=a", "it has subject (no. 2): 'O=b', which is not rendered")]
    [InlineData(Master, "a 60 CNAME b.", "a.contoso.com. 60 CNAME c.", "the CNAME at 'a.contoso.com' is '60 b.', and '60 c.' is rendered")]
    [InlineData(Master, "a CNAME b.", "a.contoso.com. 60 CNAME b.", "the CNAME at 'a.contoso.com' is 'without TTL b.', and '60 b.' is rendered")]
    [InlineData(Master, "x 60 A 192.0.2.1", "", "it has the record 'x.contoso.com A 192.0.2.1': '60', which is not rendered")]
    [InlineData(Master, "$INCLUDE x", "", "it can't be read (line 1): $INCLUDE is refused: no other file is read. Have one file made of all: 'named-compilezone -o FILE ZONE MASTERFILE'")]
    [InlineData(Updates, "zone contoso.com.\nupdate add a. 60 CNAME b.\n;send\n", "zone contoso.com.\nupdate add a. 60 CNAME b.\nsend\n", "it can't be read (line 3): What stands above is never sent: 'send', or an empty line, is missing")]
    [InlineData(Updates, "server 192.0.2.1\nzone contoso.com.\n", "zone contoso.com.\n", "it has where updates are sent: 'server 192.0.2.1', which is not rendered")]
    [InlineData(Inf, "[NewRequest]\n[RequestAttributes]\nSAN=\"dns=evil.example\"", "[NewRequest]\n", "it has san of [requestattributes]: 'dns=evil.example', which is not rendered")]
    [InlineData(Inf, "[NewRequest]\n[EnhancedKeyUsageExtension]\nCritical=TRUE\nOID=1.3.6.1.5.5.7.3.1", "[NewRequest]\n[EnhancedKeyUsageExtension]\nOID=1.3.6.1.5.5.7.3.1", "it has critical of [enhancedkeyusageextension]: 'TRUE', which is not rendered")]
    [InlineData("zones/a/route53/x.json", "{\"x\":1,\"x\":2,\"x (no. 2)\":3}", "{\"x\":1}", "it has x (no. 2): '2', which is not rendered")]
    [InlineData("zones/a/route53/x.json", "{\"a.b\":1,\"c[0]\":2}", "{\"a\":{\"b\":1},\"c\":[2]}", "it has [\"a.b\"]: '1', which is not rendered")]
    [InlineData("zones/a/octodns/x.yaml", "ttl: 1\n", "'': {ttl: 1}\n", "it has ttl: '1', which is not rendered")]
    [InlineData(Bicep, "var a = { b: 'c\\' , d: \\'e' }", "var a = { b: 'c', d: 'e' }", "var a is 'var a = { b : 'c\\' , d: \\'e' }', and 'var a = { b : 'c' , d : 'e' }' is rendered")]
    [InlineData("zones/a/terraform/x.tf", "a\u2028b", "a\nb", "line 1 is 'a\uFFFDb', and 'a' is rendered")]
    [InlineData(Master, "a 60 CNAME b.\n; x\u2028c 60 CNAME d.", "a 60 CNAME b.\n; x\nc 60 CNAME d.", "it lacks the CNAME at 'c.contoso.com': '60 d.'")]
    [InlineData(Updates, "update add a. 60 CNAME b.\n\n", "prereq nxdomain a.\nupdate add a. 60 CNAME b.\n\n", "the update of 'a' is 'add a 60 CNAME b', and 'nxdomain a; add a 60 CNAME b' is rendered")]
    [InlineData(Bicep, "param p string = 'a'", "param p string = 'b'", "param p is 'param p string = 'a'', and 'param p string = 'b'' is rendered")]
    [InlineData(Bicep, "var a = 1\nvar b = 2", "var a = 1", "it has var b: 'var b = 2', which is not rendered")]
    [InlineData(Bicep, "var a = [1\n 2]", "var a = [12]", "var a is 'var a = [ 1 , 2 ]', and 'var a = [ 12 ]' is rendered")]
    [InlineData("zones/a/route53/x.json", "{\"a\":[1]}", "{\"a\":[1,2]}", "it lacks a[1]: '2'")]
    [InlineData("zones/a/route53/x.json", "{\"a\":\"1\"}", "{\"a\":1}", "a is '\"1\"', and '1' is rendered")]
    [InlineData("zones/a/route53/x.json", "{\"a\":", "{\"a\":1}", "it can't be read (line 1): It is no JSON")]
    [InlineData("zones/a/octodns/x.yaml", "ttl: '60'", "ttl: 60", "ttl is '\"60\"', and '60' is rendered")]
    [InlineData("zones/a/octodns/x.yaml", "a: 1\n---\nb: 2", "a: 1\n---\nb: 3", "line 3 is 'b: 2', and 'b: 3' is rendered")]
    [InlineData("zones/a/octodns/x.yaml", "# x", "# y", "line 1 is '# x', and '# y' is rendered")]
    [InlineData("gateways/a/configmgr/x.ps1", "a\n# b", "a\n# c", "line 2 is '# b', and '# c' is rendered")]
    [InlineData("gateways/a/runbook/x.md", "a\0", "a", "it can't be read (line 1): It is no text")]
    [InlineData(Updates, "prereq nxdomain a.\n\n", "", "it has the update of '': 'nxdomain a', which is not rendered")]
    public void The_first_difference(string path, string there, string here, string difference) =>
        Assert.Equal(difference, FileMeaning.Difference(path, Encoding.UTF8.GetBytes(there), Encoding.UTF8.GetBytes(here)));

    [Fact]
    public void A_long_value_is_shown_by_its_beginning()
    {
        var difference = FileMeaning.Difference("gateways/a/configmgr/x.ps1", Encoding.UTF8.GetBytes(new string('a', 1000)), "b"u8.ToArray())!;
        Assert.InRange(difference.Length, 50, 500);
        Assert.Contains("a…', and 'b' is rendered", difference, StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public Property Never_throws() => Prop.ForAll(
        HostileText.Of("[NewRequest]", "[req]", "=", "\"", "{", "}", "[", "]", ":", ",", "a", "1", "CNAME", "@", "update add", "resource r", "'", "${", "\n", "\r", " ", ";", "#", "//", "/*"),
        text => new[] { Inf, Cnf, Master, Updates, Bicep, "zones/a/b/c.json", "zones/a/b/c.yaml", "gateways/a/b/c.md" }
            .All(path => FileMeaning.Difference(path, Encoding.UTF8.GetBytes(text), "a"u8.ToArray()) is null or { Length: > 0 }
                && (FileMeaning.Difference(path, Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(text)) is null or { Length: > 0 })));
}
