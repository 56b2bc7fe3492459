using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

/// <summary>Scripts that no shell would run are read to their end: an overlay of templates may have written them.</summary>
public class PowerShellReaderTest
{
    private const int Patience = 60 * 1000;

    [Theory(Timeout = Patience)]
    [InlineData("$a = @{ ) }")]
    [InlineData("$a = @{ b | c ] }")]
    [InlineData("$a = @{")]
    [InlineData("$a[")]
    [InlineData("$a.b[0")]
    [InlineData("param(")]
    [InlineData("Set-GatewayRecord -Name")]
    public async Task Brackets_that_fit_nothing_end_no_process(string script) =>
        Assert.NotNull(await Task.Run(() => PowerShellReader.Read(script), TestContext.Current.CancellationToken));

    [Fact]
    public void A_table_is_read_on_behind_a_bracket_that_closes_nothing()
    {
        var script = PowerShellReader.Read("$values = @{ a = ') '; ) b = 'c' }\nSet-GatewayRecord @values\n").Value;
        Assert.Equal([("a", (string?)") "), ("b", "c")], Assert.Single(script.Calls).Arguments.Select(item => (item.Name, item.Value.Literal)));
    }

    [Theory]
    [InlineData("$a = @'\n'b'\n'@\n$c = 'd'\n", "a=,c=d")]
    [InlineData("$a = @\"\n$b\n\"@\n$c = 'd'", "a=,c=d")]
    [InlineData("${a} = 'b'", "a=b")]
    [InlineData("$a = ${b", "a=")]
    [InlineData("$global:a = 'b'", "a=b")]
    [InlineData("$größe\u00A0= 'b'", "größe=b")]
    [InlineData("$env:a = 'b'", "env:a=b")]
    [InlineData("$größe = 'b'", "größe=b")]
    [InlineData("$straß_e1 = $größe", "straß_e1=")]
    [InlineData("$ß", "")]
    [InlineData("$a→ = 'b'", "")]
    [InlineData("$a = \"$(b)\"", "a=")]
    [InlineData("$a = $(b)", "a=")]
    [InlineData("$a", "")]
    [InlineData("$a = [b]::c", "a=")]
    [InlineData("$a = @{ b = 'c' }\n$a = @{ b = 'd' }", "a=,a=")]
    [InlineData("$a = 'b'\n$a += 'c'", "a=b,a=")]
    [InlineData("$a -= 1\n$a *= 2\n$a /= 3\n$a %= 4", "a=,a=,a=,a=")]
    [InlineData("foreach ($a in $b) { $c = 1 }", "a=,c=1")]
    [InlineData("$a in $b", "")]
    [InlineData("param($a = 'b')\n$c = 'd'", "a=,c=d")]
    [InlineData("param(\n[string] $a = @{ x = 'y' }\n)\n$c = $a", "a=,c=")]
    [InlineData("$a = 'b' # c\n$d = 'e'", "a=b,d=e")]
    [InlineData("$a = 'b'; $c = 'd' | e", "a=b,c=d")]
    [InlineData("$a = 'b' <# $c = 'd'\n #> ; $e = 'f'", "a=b,e=f")]
    [InlineData("$a = `\n'b'", "a=b")]
    [InlineData("$a = 'b' + 'c'\n$d = $true\n$e = $FALSE\n$f = 12\n$g = x", "a=,d=$true,e=$false,f=12,g=")]
    [InlineData("$a = 'b'\n$c = $A\n$a.d = 'e'", "a=b,c=b")]
    [InlineData("$a = 'b'\n$a = 'c'\n$d = $a", "a=b,a=c,d=")]
    [InlineData("$a = \u2018b\u2019\n$c = \u201Cd\u201D\n$e = \u201Af\u201B\n$g = \u201Eh\"", "a=b,c=d,e=f,g=h")]
    [InlineData("$a = 'it''s'\n$c = \"say \"\"d\"\"\"", "a=it's,c=say \"d\"")]
    [InlineData("$a = \"b`\"c\"\n$d = \"e$f\"\n$g = 'h$i`j'", "a=,d=,g=h$i`j")]
    [InlineData("$local:a = 'b'\n$script:c = 'd'\n$private:e = 'f'\n$other:g = 'h'", "a=b,c=d,e=f,other:g=h")]
    [InlineData("$a = 'b'\n$a:", "a=b")]
    public void Assignments_are_read(string script, string expected)
    {
        var (read, problems) = PowerShellReader.Read(script);
        Assert.Empty(problems);
        Assert.Equal(expected, string.Join(',', read.Variables.Select(item => $"{item.Name}={item.Value.Literal}")));
    }

    /// <summary>Calls of the commands that change something, with their arguments, each at its line.</summary>
    [Theory]
    [InlineData("Set-GatewayRecord", "1 Set-GatewayRecord()")]
    [InlineData("\nSet-GatewayRecord -Name 'a' -Ttl 5", "2 Set-GatewayRecord(Name=a,Ttl=5)")]
    [InlineData("Set-GatewayRecord -Name:'a' -Force -Ttl:$t", "1 Set-GatewayRecord(Name=a,Force=,Ttl=)")]
    [InlineData("Set-GatewayRecord -Name (\n'a'\n) -Ttl 5", "1 Set-GatewayRecord(Name=,Ttl=5)")]
    [InlineData("Set-GatewayRecord -Name 'a'\n-Ttl 5", "1 Set-GatewayRecord(Name=a)")]
    [InlineData("Set-GatewayRecord -Name 'a'; -Ttl 5", "1 Set-GatewayRecord(Name=a)")]
    [InlineData("Set-GatewayRecord -Name 'a' | b -Ttl 5", "1 Set-GatewayRecord(Name=a)")]
    [InlineData("if ($x) { Set-GatewayRecord -Name 'a' } -Ttl 5", "1 Set-GatewayRecord(Name=a)")]
    [InlineData("Set-GatewayRecord -Name `\n 'a'", "1 Set-GatewayRecord(Name=a)")]
    [InlineData("$a = 'b'\nSet-GatewayRecord -Name $a -Other $a.c -More $a[0]", "2 Set-GatewayRecord(Name=b,Other=,More=)")]
    [InlineData("function Set-GatewayRecord { Remove-GatewayRecord -Name 'a' }", "1 Remove-GatewayRecord(Name=a)")]
    [InlineData("Function Set-GatewayRecord { }\nset-gatewayrecord", "2 set-gatewayrecord()")]
    [InlineData("New-CMCloudManagementGateway -a 1\nAdd-DnsServerResourceRecordCName -b 2\nAdd-Authorization\nSet-Authorization\nGet-Item", "1 New-CMCloudManagementGateway(a=1)|2 Add-DnsServerResourceRecordCName(b=2)|3 Add-Authorization()|4 Set-Authorization()")]
    [InlineData("$v = @{ a = 'b'\nc = 'd'; 'e' = 5 }\nSet-GatewayRecord @v", "3 Set-GatewayRecord(a=b,c=d,e=5)")]
    [InlineData("$v = @{ a = @{ b = 'c' }; d = 'e' }\nSet-GatewayRecord @v -f 'g'", "2 Set-GatewayRecord(a=,d=e,f=g)")]
    [InlineData("$v = @{}\n$v.a = 'b'\n$v['c'] = 'd'\n$v[$e] = 'f'\nSet-GatewayRecord @v", "5 Set-GatewayRecord(a=b,c=d,=f)")]
    [InlineData("$v = @{ a = 'b' }\n$v = @{ a = 'c' }\nSet-GatewayRecord @v", "3 Set-GatewayRecord()")]
    [InlineData("$v = @{ a = 'b' }\nSet-GatewayRecord @w", "2 Set-GatewayRecord()")]
    [InlineData("$a = 'b\nc'\n<#\n#>\n$d = @'\ne\n'@\nSet-GatewayRecord", "8 Set-GatewayRecord()")]
    [InlineData("\\Set-GatewayRecord -Name 'a'", "1 \\Set-GatewayRecord(Name=a)")]
    [InlineData("& $x.Set-GatewayRecord", "1 Set-GatewayRecord()")]
    public void Calls_are_read(string script, string expected)
    {
        var (read, problems) = PowerShellReader.Read(script);
        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', read.Calls.Select(call => $"{call.Line} {call.Command}({string.Join(',', call.Arguments.Select(item => $"{item.Name}={item.Value.Literal}"))})")));
    }

    [Theory]
    [InlineData("$a = 'b\nc", 1, "A string that begins with ' doesn't end.")]
    [InlineData("\n$a = \"b'", 2, "A string that begins with \" doesn't end.")]
    [InlineData("a\n<# b", 2, "A comment doesn't end.")]
    public void What_does_not_end_is_a_problem(string script, int line, string message)
    {
        var problem = Assert.Single(PowerShellReader.Read(script).Problems);
        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    [Theory]
    [InlineData("@{", "@{")]
    [InlineData("@(", "@(")]
    [InlineData("@@", "@ @")]
    [InlineData("$(", "$(")]
    [InlineData("$)", "$ )")]
    [InlineData("+=", "+=")]
    [InlineData("-=", "-=")]
    [InlineData("*=", "*=")]
    [InlineData("/=", "/=")]
    [InlineData("%=", "%=")]
    [InlineData("+(", "+ (")]
    [InlineData("::", "::")]
    [InlineData(":)", ": )")]
    [InlineData("=", "=")]
    [InlineData("( ) { } [ ] ; , | .", "( ) { } [ ] ; , | .")]
    public void Symbols_of_two_characters_are_one(string script, string symbols)
    {
        var (tokens, problems) = PowerShellTokenizer.Read(script);
        Assert.Empty(problems);
        Assert.All(tokens.SkipLast(1), token => Assert.Equal(PowerShellTokenKind.Symbol, token.Kind));
        Assert.Equal(symbols, string.Join(' ', tokens.SkipLast(1).Select(token => token.Text)));
    }

    [Fact]
    public void A_here_string_that_does_not_end_is_a_problem() =>
        Assert.Equal(2, Assert.Single(PowerShellReader.Read("$a = 1\n$b = @'\nc\n").Problems).Line);
}
