using CmgIac.Core.Proof;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class BicepReaderTest
{
    [Theory]
    [InlineData("'a'", "'a'")]
    [InlineData(@"'\\ \' \n \r \t \u{1F600} \$'", "'\\ ' \n \r \t \U0001F600 $'")]
    [InlineData(@"'\${a} $a $'", "'${a} $a $'")]
    [InlineData("'${a}'", "`'${a}'`")]
    [InlineData("'x ${f('}', {a: 'b'})} y'", "`'x ${f('}', {a: 'b'})} y'`")]
    [InlineData("'''a'b\\n${c}'''", "'a'b\\n${c}'")]
    [InlineData("'''\na\nb\n'''", "'a\nb\n'")]
    [InlineData("'''\r\na'''", "'a'")]
    [InlineData("'''''''", "'''")]
    [InlineData("$'''${a}'''", "`$'''${a}'''`")]
    [InlineData("12", "12")]
    [InlineData("-12", "-12")]
    [InlineData("1.5", "`1.5`")]
    [InlineData("true", "true")]
    [InlineData("false // no", "false")]
    [InlineData("null", "null")]
    [InlineData("a", "`a`")]
    [InlineData("truest", "`truest`")]
    [InlineData("_a", "`_a`")]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    [InlineData("[1, 'a', [true], {}]", "[1,'a',[true],{}]")]
    [InlineData("[\n  1\n\n  2, 3 // x\n]", "[1,2,3]")]
    [InlineData("{ a: 1, 'b c': { d: null }\n e: x.y }", "{a:1,b c:{d:null},e:`x.y`}")]
    [InlineData("{\n  /* a\n */ a: 1\n}", "{a:1}")]
    [InlineData("{ 'a${b}': 1, ...c\n d: 2 }", "{?:`'a${b}': 1`,?:`...c`,d:2}")]
    [InlineData("{ resource a 'b@c' = {\n d: 1 }\n e: 2 }", "{?:`resource a 'b@c' = {\n d: 1 }`,e:2}")]
    [InlineData("'a' == b", "`'a' == b`")]
    [InlineData("[1].length + 1", "`[1].length + 1`")]
    [InlineData("[for x in y: x]", "`[for x in y: x]`")]
    [InlineData("[\n for x in y: {\n a: x\n }\n]", "`[\n for x in y: {\n a: x\n }\n]`")]
    [InlineData("concat(\n'a',\n'b'\n)", "`concat(\n'a',\n'b'\n)`")]
    [InlineData("a\n  ? 'b'\n  : 'c'", "`a\n  ? 'b'\n  : 'c'`")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("[for (x, i) in y: x]", "`[for (x, i) in y: x]`")]
    [InlineData("[for x of y: x]", "`[for x of y: x]`")]
    [InlineData("[for x in range(0, 2): x]", "`[for x in range(0, 2): x]`")]
    [InlineData("[for x in 'y': x]", "`[for x in 'y': x]`")]
    [InlineData("[for 'x' in y: x]", "`[for 'x' in y: x]`")]
    [InlineData("'x{y}'", "'x{y}'")]
    [InlineData("$ '''${a}'''", "`$ '''${a}'''`")]
    public void Reads_values(string value, string expected)
    {
        var (file, problems) = BicepReader.Read($"var a = {value}\nvar b = 1");

        Assert.Empty(problems);
        Assert.Equal(2, file.Variables.Length);
        Assert.Equal(expected, Show(file.Variables[0].Value));
    }

    [Theory]
    [InlineData("var a = 'b", 1)]
    [InlineData("var a = 'b\n'", 1)]
    [InlineData("var a = 'b\\", 1)]
    [InlineData("var a = '${b", 1)]
    [InlineData("var a = '${\n'b'}'", 1)]
    [InlineData("var a = '\\x'", 1)]
    [InlineData("var a = '\\u{110000}'", 1)]
    [InlineData("var a = '\\u41'", 1)]
    [InlineData("\nvar a = '''b\n", 2)]
    [InlineData("var a = 1 /* b\n", 1)]
    [InlineData("var a = {\n b: 1\n", 1)]
    [InlineData("var a = [\n 1\n", 1)]
    [InlineData("\nvar a = b(\n", 2)]
    [InlineData("var a = [1}", 1)]
    [InlineData("var a = (1]", 1)]
    [InlineData("var a = 1)\nvar b = 2", 1)]
    [InlineData("\n}", 2)]
    [InlineData("var a =\n", 1)]
    [InlineData("var a", 1)]
    [InlineData("var a = 9223372036854775808", 1)]
    [InlineData("var a = { b: 1\n b: 2 }", 2)]
    [InlineData("var a = { b: }", 1)]
    [InlineData("var a = [1,,2]", 1)]
    [InlineData("var a = {,,}", 1)]
    [InlineData("var a = \"b\"", 1)]
    [InlineData("resource a = {}", 1)]
    [InlineData("resource a 'b@c' {}", 1)]
    [InlineData("resource a 'b@c' = [for x in y: {}", 1)]
    [InlineData("var a = '''\nb\r\nc\rd'''\n)", 5)]
    [InlineData("/*\r\n\r*/\n)", 4)]
    public void Refuses(string text, int line) => Assert.Equal(line, BicepReader.Read(text).Problems[0].Line);

    /// <summary>Each mistake is told once, and what follows is read.</summary>
    [Theory]
    [InlineData("resource a = {}", "1 'a' has no type in quotes.")]
    [InlineData("module a = {}", "1 'a' has no path in quotes.")]
    [InlineData("resource a 'b@c' {}\n)", "1 'a' has no '='.|2 A ')' closes nothing.")]
    [InlineData("\n\nvar a = 1\n", "")]
    [InlineData("var a = [1)]", "1 A ')' stands where a ']' is missing.")]
    [InlineData("var a = {b: 1]}", "1 A ']' stands where a '}' is missing.")]
    [InlineData("resource a 'b@c' = [\n  for x in y: {\n  }\n]", "")]
    [InlineData("resource a 'b@c' = [for x in y: {}", "1 A '[' is not closed.")]
    [InlineData("'''a'''", "")]
    public void Tells_each_mistake_once(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', BicepReader.Read(text).Problems.Select(problem => $"{problem.Line} {problem.Message}")));

    [Theory]
    [InlineData("'b@c'", "b", "c")]
    [InlineData("'@c'", "", "c")]
    [InlineData("'b'", "b", "")]
    public void A_resource_has_a_type_and_a_version(string text, string type, string version)
    {
        var resource = Assert.Single(BicepReader.Read($"resource a {text} = {{}}").Value.Resources);
        Assert.Equal((type, version), (resource.Type, resource.ApiVersion));
    }

    [Fact]
    public void Reads_declarations()
    {
        var (file, problems) = BicepReader.Read("""
            targetScope = 'subscription' // where
            #disable-next-line no-unused-params
            @description('The zone')
            param zone string = 'contoso.com'
            @allowed([
              'a'
              'b'
            ])
            @secure()
            param other ('a' | 'b')?
            param records { name: string, ttl: int }[] = []
            var ttl = 3600
            metadata name = 'x'
            resource zone1 'Microsoft.Network/dnsZones@2018-05-01' existing = {
              name: zone
            }

            resource cname 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
              parent: zone1
              name: 'granitefalls'
              properties: {
                TTL: 3600
                CNAMERecord: {
                  cname: 'granitefalls.westus.cloudapp.azure.com'
                }
              }
            }
            resource maybe 'a/b@1' = if (ttl > 5 && true) {
              name: 'x'
            }
            resource many 'a/b@1' = [for (r, i) in records: if (r.a) {
              name: 'y'
            }]
            resource odd 'a/b@1' = union(a, b)
            module group 'group.bicep' = {
              scope: subscription()
            }
            output id string = cname.id
            """);

        Assert.Empty(problems);
        Assert.Equal("'subscription'", Show(file.TargetScope!));
        Assert.Equal("zone:string:'contoso.com'|other:('a' | 'b')?:-|records:{ name: string, ttl: int }[]:[]", string.Join(
            '|', file.Parameters.Select(p => $"{p.Name}:{p.Type}:{(p.Value is null ? "-" : Show(p.Value))}")));
        Assert.Equal(3600, (Assert.Single(file.Variables).Value as BicepNumber)?.Value);
        Assert.Equal("metadata name = 'x'", Assert.Single(file.Others).Source);
        Assert.Equal("`cname.id`", Show(Assert.Single(file.Outputs).Value));
        Assert.Equal("zone1 existing|cname|maybe if|many if for|odd", string.Join('|', file.Resources.Select(r =>
            r.Symbol + (r.IsExisting ? " existing" : "") + (r.IsConditional ? " if" : "") + (r.IsLoop ? " for" : ""))));
        var cname = file.Resources[1];
        Assert.Equal(("Microsoft.Network/dnsZones/CNAME", "2018-05-01"), (cname.Type, cname.ApiVersion));
        Assert.Equal(new BicepText("granitefalls.westus.cloudapp.azure.com", 24), cname.Body!.At("properties", "CNAMERecord", "cname"));
        Assert.Equal(18, cname.Line);
        Assert.Null(cname.Body.At("properties", "TTL", "cname"));
        Assert.Equal("'x'", Show(file.Resources[2].Body!.At("name")!));
        Assert.Equal("'y'", Show(file.Resources[3].Body!.At("name")!));
        Assert.Null(file.Resources[4].Body);
        Assert.Equal("group.bicep", Assert.Single(file.Modules).Type);
    }

    [Theory]
    [InlineData("var a = 1 // b")]
    [InlineData("var a = 1\n#disable-next-line x")]
    public void A_comment_may_end_the_file(string text)
    {
        var (file, problems) = BicepReader.Read(text);
        Assert.Empty(problems);
        Assert.Equal("1", Show(Assert.Single(file.Variables).Value));
    }

    [Fact]
    public void Reads_parameter_files()
    {
        var (file, problems) = BicepReader.Read("using 'main.bicep'\r\n\r\nparam zone = 'contoso.com'\r\nparam tags = {\r\n  a: 'b'\r\n}\r\n");

        Assert.Empty(problems);
        Assert.Equal("'main.bicep'", Show(file.Using!));
        Assert.Equal("zone='contoso.com'@3|tags={a:'b'}@4", string.Join(
            '|', file.Parameters.Select(p => $"{p.Name}={Show(p.Value!)}@{p.Line}")));
        Assert.All(file.Parameters, p => Assert.Null(p.Type));
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void Objects_and_arrays_stand_at_most_64_deep(int depth, int problems) => Assert.Equal(
        problems, BicepReader.Read($"var a = {new string('[', depth)}{new string(']', depth)}").Problems.Length);

    [Theory]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData("{a:")]
    [InlineData("'${")]
    [InlineData("\n")]
    [InlineData("[\n")]
    [InlineData("?")]
    [InlineData("'")]
    [InlineData("/*")]
    [InlineData("[1,")]
    public void Deep_and_long_input_is_read_in_time(string piece)
    {
        Assert.NotEmpty(BicepReader.Read("var a = " + HostileText.Repeat(piece, 200_000) + "(").Problems);
        Assert.NotEmpty(BicepReader.Read("var a = " + HostileText.Repeat(piece, 200_000) + "\n? (").Problems);
    }

    [Property(MaxTest = 1000)]
    public Property Never_throws() => Prop.ForAll(
        HostileText.Of("param", "var", "resource", "module", " a ", "'b@c'", "=", "existing", "if", "for", "in", "[", "]", "{", "}", "(", ")",
            "'", "'''", "${", "\\", "\\u{", ":", ",", "?", "@", "-", "1", "true", "//", "/*", "*/", "#", "\r", "\n", " "),
        text => BicepReader.Read(text).Value is not null);

    private static string Show(BicepValue value) => value switch
    {
        BicepText text => $"'{text.Value}'",
        BicepNumber number => number.Value.ToString(),
        BicepBoolean boolean => boolean.Value ? "true" : "false",
        BicepNull => "null",
        BicepArray array => $"[{string.Join(',', array.Items.Select(Show))}]",
        BicepObject o => $"{{{string.Join(',', o.Properties.Select(p => $"{p.Key ?? "?"}:{Show(p.Value)}"))}}}",
        BicepExpression expression => $"`{expression.Source}`",
        _ => "",
    };
}
