using System.CommandLine;
using System.Text.RegularExpressions;
using CmgIac.Cli;
using CmgIac.Cli.Help;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Core.Tests.Help;

/// <summary>The pages that are written from the commands, and what they promise.</summary>
public partial class HelpBaselineTest
{
    private static readonly RootCommand Root = CmgTool.CreateRoot(new Shell(TextWriter.Null, TextWriter.Null, "/", CmgRun.Today, UseColour: false));

    [Fact]
    public void The_page_of_the_command_line_is_what_the_commands_say() =>
        ExpectedFile.Holds(CommandLinePage.Write(Root, CmgRun.In("/", "--help").Out), "docs", "cli.md");

    [Fact]
    public void The_manual_page_is_what_the_commands_say() =>
        ExpectedFile.Holds(ManualPage.Write(Root), "docs", "cmg.1");

    [Fact]
    public void Mandoc_has_nothing_to_say_of_the_manual_page_but_that_it_has_no_date()
    {
        var mandoc = Oracle.Require("mandoc", "mandoc");
        var page = ManualPage.Write(Root);
        var said = ProgramRun.Fed(mandoc, page, "-T", "lint", "-W", "warning").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("missing date", StringComparison.Ordinal));
        Assert.Equal([], said);
        Assert.Contains("Overwrite or delete edited files", ProgramRun.Fed(mandoc, page, "-T", "ascii").Output, StringComparison.Ordinal);
    }

    /// <summary>The list of verbs is written by hand there, in other words.</summary>
    [Fact]
    public void Every_verb_is_in_the_readme_s_table()
    {
        var table = ReadmeVerb().Matches(File.ReadAllText(Repository.Path("README.md"))).Select(match => match.Groups["verb"].Value);
        Assert.Equal(CommandWords.Verbs(Root).Select(CommandWords.FullName).Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_verb_says_what_exit_code_2_is_where_it_ends_with_it()
    {
        Assert.All(CommandWords.Verbs(Root), verb =>
        {
            var name = string.Concat(CommandWords.FullName(verb).Split(' ')[1..].Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            var source = File.ReadAllText(Repository.Path("src", "CmgIac.Cli", "Commands", name + "Command.cs"));
            // Or as another verb ends that it takes along.
            Assert.Equal(source.Contains("ExitCode.Differences", StringComparison.Ordinal) || source.Contains("Command.ExitCodeOf(", StringComparison.Ordinal), verb.Differences is not null);
        });
    }

    [Fact]
    public void What_lists_say_of_a_verb_is_a_line()
    {
        Assert.All(CommandWords.Verbs(Root), verb =>
        {
            Assert.InRange(verb.Summary.Length, 10, 56);
            Assert.False(verb.Summary.EndsWith('.'));
            Assert.EndsWith(".", verb.Description, StringComparison.Ordinal);
            Assert.EndsWith(".", verb.Answer, StringComparison.Ordinal);
        });
    }

    /// <summary>An option that has a default without being given says so; one with a few words for values names them.</summary>
    [Fact]
    public void Every_option_says_what_it_takes()
    {
        Assert.All(CommandWords.Verbs(Root).SelectMany(CommandWords.Options), option =>
        {
            Assert.EndsWith(".", option.Description, StringComparison.Ordinal);
            Assert.True(option.Arity.MaximumNumberOfValues == 0 || option.HelpName?.Length > 0, option.Name);
            Assert.True(!option.HasDefaultValue || option.ValueType == typeof(bool) || option.Description!.Contains("efault", StringComparison.Ordinal), option.Name);
        });
    }

    [GeneratedRegex(@"^\| `(?<verb>cmg [a-z]+( [a-z]+)?)\b[^|]*` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ReadmeVerb();
}
