using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class ScriptReaderTest
{
    [Theory]
    [InlineData("", "")]
    [InlineData("D_EXTEND(\"a.com\", CNAME('x', \"y.\", TTL(60)), NO_$1)", "1 D_EXTEND['a.com',CNAME['x','y.',TTL[60]],NO_$1]")]
    [InlineData("A();B( ) ;\n// C()\nD(0)", "1 A[]|1 B[]|3 D[0]")]
    [InlineData("/* a\n */ A ( /**/ 1\n,\n_b )\nC()", "2 A[1,_b]|5 C[]")]
    [InlineData(@"A('\n\r\t\'\""\\\/\x41\u0042""')", "1 A['\n\r\t'\"\\/AB\"']")]
    [InlineData("A(B(C(D(E(F(G(H(I()))))))))", "1 A[B[C[D[E[F[G[H[I[]]]]]]]]]")]
    public void Reads_calls(string text, string expected)
    {
        var (calls, problems) = ScriptReader.Read(text);

        Assert.Empty(problems);
        Assert.Equal(expected, string.Join('|', calls.Select(call => $"{call.Line} {Show(call)}")));
    }

    [Theory]
    [InlineData("\nD", 2, "A script of records has calls of D_EXTEND and nothing else.")]
    [InlineData("'a'", 1, "A script of records has calls of D_EXTEND and nothing else.")]
    [InlineData("D(\n", 2, "A call does not end.")]
    [InlineData("D(+)", 1, "'+' is not read: write plain calls with literals.")]
    [InlineData("D(1,)", 1, "')' is not read: write plain calls with literals.")]
    [InlineData("D(1 2)", 1, "After an argument stands ',' or ')'.")]
    [InlineData("D('a", 1, "A text does not end on its line.")]
    [InlineData("D('a\n')", 1, "A text does not end on its line.")]
    [InlineData("D('a\r')", 1, "A text does not end on its line.")]
    [InlineData("D('a\u2028')", 1, "A text does not end on its line.")]
    [InlineData("D('a\u2029')", 1, "A text does not end on its line.")]
    [InlineData("D('a\")", 1, "A text does not end on its line.")]
    [InlineData(@"D('\q')", 1, "An escape is not read.")]
    [InlineData(@"D('\x4')", 1, "An escape is not read.")]
    [InlineData(@"D('\x41", 1, "A text does not end on its line.")]
    [InlineData(@"D('\u12", 1, "An escape is not read.")]
    [InlineData("D(01)", 1, "'01' is no plain decimal number.")]
    [InlineData("D(1a)", 1, "'1a' is no plain decimal number.")]
    [InlineData("D(99999999999999999999)", 1, "'99999999999999999999' is no plain decimal number.")]
    [InlineData("D()\n/* x\n", 2, "A comment does not end.")]
    [InlineData("A(B(C(D(E(F(G(H(I(J(\n))))))))))", 1, "Calls stand in one another too deeply.")]
    public void Refuses(string text, int line, string message)
    {
        var problem = Assert.Single(ScriptReader.Read(text).Problems);
        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    private static string Show(ScriptValue value) => value switch
    {
        ScriptText text => $"'{text.Value}'",
        ScriptNumber number => $"{number.Value}",
        ScriptName name => name.Name,
        ScriptCall call => $"{call.Name}[{string.Join(',', call.Arguments.Select(Show))}]",
        _ => "",
    };
}
