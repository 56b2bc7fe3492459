using CmgIac.Cli.Help;
using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Cli.Tests.Commands;

/// <summary>What a newcomer reads first.</summary>
public class HelpTest : Fixture
{
    public static TheoryData<string> Verbs { get; } =
        [.. CommandWords.Verbs(CmgTool.CreateRoot(new Shell(TextWriter.Null, TextWriter.Null, "/", CmgRun.Today, UseColour: false))).Select(verb => CommandWords.FullName(verb)["cmg ".Length..])];

    /// <summary>A run makes only the verb that was typed; asked for help it makes them all.</summary>
    [Fact]
    public void A_verb_alone_is_the_one_that_stands_among_all()
    {
        var shell = new Shell(TextWriter.Null, TextWriter.Null, "/", CmgRun.Today, UseColour: false);
        var all = CmgTool.CreateRoot(shell).Subcommands.Select(verb => verb.Name).ToList();
        foreach (var name in all)
        {
            Assert.Equal(name == "help" ? all : [name], CmgTool.CreateRoot(shell, name).Subcommands.Select(verb => verb.Name));
        }

        Assert.Equal(all, CmgTool.CreateRoot(shell, "--version").Subcommands.Select(verb => verb.Name));
    }

    [Fact]
    public void The_first_lines_are_a_sentence_and_three_commands()
    {
        var lines = Cmg("--help").Out.Split('\n');
        Assert.StartsWith("cmg renders certificate requests, DNS records and Bicep", lines[0], StringComparison.Ordinal);
        Assert.Equal(["Start:", "  1. cmg init", "  2. cmg render", "  3. cmg check"], lines.SkipWhile(line => line != "Start:").Take(4).Select(line => line.Split("  ")[..Math.Min(2, line.Split("  ").Length)]).Select(parts => string.Join("  ", parts)));
        Assert.True(lines.Length <= 44, "It scrolls away.");
    }

    [Fact]
    public void Nothing_typed_is_a_question_for_help()
    {
        Assert.Equal(Cmg("--help"), Cmg());
        Assert.Equal(Cmg("--help"), Cmg("help"));
        Assert.Equal(Cmg("certificate", "--help"), Cmg("certificate"));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_has_its_page(string verb)
    {
        string[] words = verb.Split(' ');
        var run = Cmg([.. words, "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"Usage: cmg {verb}", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nOn standard output:\n  ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nExit codes:\n  0  ", run.Out, StringComparison.Ordinal);
        Assert.Contains($"\nExamples:\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(run, Cmg([.. words, "-h"]));
        Assert.Equal(run, Cmg(["help", .. words]));
        // What was typed before it may be wrong.
        Assert.Equal(run, Cmg([.. words, "--nope", "-h"]));
    }

    /// <summary>Examples are what is typed, and stay whole.</summary>
    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    [InlineData(59)]
    [InlineData(30)]
    public void No_line_is_wider_than_the_terminal(int columns)
    {
        foreach (var verb in Verbs.Select(row => row.Data.Split(' ')).Append([]))
        {
            var run = CmgRun.With(shell => shell with { Columns = () => columns }, Folder, [.. verb, "--help"]);
            Assert.Equal([], run.Out.Split("Examples:")[0].Split('\n').Where(line => line.Length > columns && line.Trim().Contains(' ', StringComparison.Ordinal) && !line.StartsWith("  --", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("help chek", "'chek' is no verb of cmg. Did you mean 'check'?")]
    [InlineData("help certificate x", "'x' is no verb of cmg certificate. Verbs are request, check, calendar.")]
    [InlineData("help render x", "'x' is no verb of cmg render.")]
    [InlineData("help --nope", "Unknown option '--nope'.")]
    public void There_is_no_help_for_no_verb(string line, string message)
    {
        var run = Cmg(line.Split(' '));
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    /// <summary>The forms of JSON that the help names are those that are written.</summary>
    [Fact]
    public void The_fields_that_the_help_names_are_written()
    {
        Write("cmg.yaml", Minimal);
        foreach (var words in Verbs.Select(row => row.Data.Split(' ')))
        {
            var answer = string.Join(' ', Cmg([.. words, "--help"]).Out.Split("On standard output:")[1].Split("Exit codes:")[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (answer.Split("json: {") is [_, var form])
            {
                // A usage error has the same lists, empty, and asks nobody.
                var document = Json([.. words, "--nope"]).AsObject();
                var named = System.Text.RegularExpressions.Regex.Replace(form.Split('}')[0] + "}", @":\[\{.*", "").Split(',').Select(name => name.Trim('"', '}', ' '));
                Assert.Equal([], named.Except(document.Select(field => field.Key), StringComparer.Ordinal));
            }
        }
    }
}
