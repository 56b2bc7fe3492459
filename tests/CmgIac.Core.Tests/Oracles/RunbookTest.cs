using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>A reader of CommonMark with GitHub's tables makes of the runbooks what is meant.</summary>
public class RunbookTest
{
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();

    public static TheoryData<string> Trees => BaselineTest.Trees;

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_runbook_has_no_links_html_or_broken_tables_and_each_step_stands_in_its_list(string tree)
    {
        foreach (var path in BaselineCase.Tree(Repository.Path(tree)).Where(path => path.EndsWith("/runbook.md", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(Path.Combine(Repository.Path(tree), path));
            var runbook = Markdown.Parse(text, Reader);
            Assert.Empty(runbook.Descendants<LinkInline>());
            Assert.Empty(runbook.Descendants<AutolinkInline>());
            Assert.Empty(runbook.Descendants<HtmlInline>());
            Assert.Single(runbook.Descendants<HtmlBlock>());
            Assert.All(runbook.Descendants<Table>(), table => Assert.Single(table.OfType<TableRow>().Select(row => row.Count).Distinct()));

            // A step that fell out of its list would begin another, and a table that is none would be a paragraph.
            Assert.DoesNotContain(runbook.Descendants<ParagraphBlock>(), paragraph => Plain(paragraph.Inline!).StartsWith('|'));
            Assert.All(Sections(runbook), section => Assert.InRange(section.Count(block => block is ListBlock), 0, 1));
        }
    }

    [Fact]
    public void What_the_spec_says_shows_as_it_is()
    {
        var path = Repository.Path("tests", "CmgIac.Core.Tests", "Baselines", "031-configmgr", "expected", "gateways", "granitefalls.contoso.com", "runbook", "runbook.md");
        var cells = Markdown.Parse(File.ReadAllText(path), Reader).Descendants<TableCell>()
            .Select(cell => string.Concat(cell.OfType<ParagraphBlock>().Select(block => Plain(block.Inline!)))).ToList();
        Assert.Contains("It's “the” gateway | $(exit) `x` \"y\" =1+1", cells);
        Assert.Contains("certs/root.cer, D:\\Bob's certs\\issuing.cer", cells);
        Assert.Contains("00000000-0000-0000-0000-00000000000b", cells);
        Assert.Contains("granitefalls.westus2.cloudapp.azure.com", cells);
    }

    private static IEnumerable<List<Block>> Sections(MarkdownDocument runbook)
    {
        var section = new List<Block>();
        foreach (var block in runbook)
        {
            if (block is HeadingBlock)
            {
                yield return section;
                section = [];
            }

            section.Add(block);
        }

        yield return section;
    }

    private static string Plain(ContainerInline inlines) => string.Concat(inlines.Select(inline => inline switch
    {
        CodeInline code => code.Content,
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        ContainerInline container => Plain(container),
        _ => "",
    }));
}
