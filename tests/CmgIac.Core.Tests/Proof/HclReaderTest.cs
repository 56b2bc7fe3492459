using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class HclReaderTest
{
    /// <summary>Blocks as <c>line:type labels{…}</c>, texts in quotes, and what isn't evaluated in backquotes.</summary>
    [Theory]
    [InlineData("a = 1", "1:{a=1}")]
    [InlineData("a = \"x\\n\\r\\t\\\"\\\\\\u0041\\U0001F600$${b}%%{c}$d\"", "1:{a='x\n\r\t\"\\A😀${b}%{c}$d'}")]
    [InlineData("a = true\nb=false", "1:{a=true;b=false}")]
    [InlineData("a = null", "1:{a=`null`}")]
    [InlineData("a = -1", "1:{a=`-1`}")]
    [InlineData("a = 1.5", "1:{a=`1.5`}")]
    [InlineData("a = b.c[0]", "1:{a=`b.c[0]`}")]
    [InlineData("a = f(1, \"x\")", "1:{a=`f(1,\"x\")`}")]
    [InlineData("a = \"x${b}y\"", "1:{a=`\"x${b}y\"`}")]
    [InlineData("a = \"x\" == \"y\" ? 1 : 2", "1:{a=`\"x\"==\"y\"?1:2`}")]
    [InlineData("a = [1, \"x\", b.c, [], {}]", "1:{a=[1,'x',`b.c`,[],{}]}")]
    [InlineData("a = [\n1,\n2,\n]", "1:{a=[1,2]}")]
    [InlineData("a = {b = 1, \"c\" = 2\nd: 3}", "1:{a={b:1,c:2,d:3}}")]
    [InlineData("a = {\n}", "1:{a={}}")]
    [InlineData("a = [for x in y : x]", "1:{a=`[forxiny:x]`}")]
    [InlineData("a = {for x in y : x => 1}", "1:{a=`{forxiny:x=>1}`}")]
    [InlineData("a = (\n1 +\n2)", "1:{a=`(1+2)`}")]
    [InlineData("# c\n// d\n/* e\n */ a = 1 # f", "1:{a=1}")]
    [InlineData("b {}", "1:{1:b{}}")]
    [InlineData("b \"l\" m {\n  a = 1\n  c {\n  }\n}\nd {\n}", "1:{1:b l m{a=1;3:c{}};6:d{}}")]
    [InlineData("a = <<E\nx\nE\nb = 2", "1:{a=`\"E\"`;b=2}")]
    [InlineData("a = <<-E\n x\n  E\nb = 2", "1:{a=`\"E\"`;b=2}")]
    [InlineData("a = \"x\" // c\r\nb = 1\r\n", "1:{a='x';b=1}")]
    [InlineData("a = [1 2]", "1:{a=[`12`]}")]
    [InlineData("a = \"xx{y\"", "1:{a='xx{y'}")]
    [InlineData("a = \"${f(\"${g(\"}\")}\")}\"", "1:{a=`\"${f(\"${g(\"}\")}\")}\"`}")]
    [InlineData("a = \"%{if b}${{c = \"d\"}}%{endif}\"", "1:{a=`\"%{if b}${{c = \"d\"}}%{endif}\"`}")]
    [InlineData("a = b c\nd = 1", "1:{a=`bc`;d=1}")]
    public void Reads_a_file(string text, string expected)
    {
        var (file, problems) = HclReader.Read(text);

        Assert.Empty(problems);
        Assert.Equal(expected, Show(file));
    }

    [Theory]
    [InlineData("a = 1 b = 2", 1, "A new line is missing before the name of the next attribute.")]
    [InlineData("a = 1\na = 2", 2, "'a' is given twice.")]
    [InlineData("a", 1, "After 'a' comes '=', or a block's labels and '{'.")]
    [InlineData("a =", 1, "A value is missing.")]
    [InlineData("1 = a", 1, "An attribute or a block begins with a name.")]
    [InlineData("b {", 1, "The block 'b' does not end.")]
    [InlineData("b {}}", 1, "A '}' closes nothing.")]
    [InlineData("}", 1, "A '}' closes nothing.")]
    [InlineData("b \"x\" = 1", 1, "After 'b' comes '=', or a block's labels and '{'.")]
    [InlineData("a = [1", 1, "After an item comes ',' or ']'.")]
    [InlineData("a = {b}", 1, "After the key 'b' comes '='.")]
    [InlineData("a = {b = 1 c = 2}", 1, "A new line is missing before the name of the next attribute.")]
    [InlineData("a = {b = 1, b = 2}", 1, "The key 'b' is given twice: the last would win.")]
    [InlineData("a = \"x", 1, "A text does not end on its line.")]
    [InlineData("a = \"\\q\"", 1, "'\\q' is no escape of HCL.")]
    [InlineData("a = \"\\u12\"", 1, "'\\u' is no escape of HCL.")]
    [InlineData("a = \"${b\"", 1, "A text does not end on its line.")]
    [InlineData("a = (1", 1, "A new line is missing.")]
    [InlineData("a = 1)", 1, "A new line is missing.")]
    [InlineData("a = [1}", 1, "After an item comes ',' or ']'.")]
    [InlineData("/* x", 1, "A comment does not end.")]
    [InlineData("a = \"${b\n}\"\nc = ^", 3, "'^' is no character of HCL.")]
    [InlineData("a = <<E\nb\nE\nc = ^", 4, "'^' is no character of HCL.")]
    [InlineData("/* a\n\n*/ ^", 3, "'^' is no character of HCL.")]
    [InlineData("a = ^", 1, "'^' is no character of HCL.")]
    [InlineData("a = b = c", 1, "A new line is missing before the name of the next attribute.")]
    [InlineData("a = \"x\ny\"", 1, "A text does not end on its line.")]
    [InlineData("a = 1\nb = <<E\nx\n", 2, "The heredoc 'E' does not end.")]
    [InlineData("a = <<E", 1, "The heredoc 'E' does not end.")]
    [InlineData("b {} c {}", 1, "A new line is missing.")]
    public void Refuses(string text, int line, string message)
    {
        var problem = Assert.Single(HclReader.Read(text).Problems);
        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    private static string Show(HclBlock block) =>
        $"{block.Line}:{string.Join(' ', [block.Type, .. block.Labels])}{{{string.Join(';', block.Attributes.Select(attribute => $"{attribute.Name}={Show(attribute.Value)}").Concat(block.Blocks.Select(Show)))}}}";

    private static string Show(HclValue value) => value switch
    {
        HclText text => $"'{text.Value}'",
        HclNumber number => $"{number.Value}",
        HclBoolean boolean => boolean.Value ? "true" : "false",
        HclObject o => $"{{{string.Join(',', o.Entries.Select(entry => $"{entry.Key}:{Show(entry.Value)}"))}}}",
        HclTuple tuple => $"[{string.Join(',', tuple.Items.Select(Show))}]",
        HclExpression expression => $"`{expression.Source}`",
        _ => "",
    };
}
