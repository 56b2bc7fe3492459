using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Fixes;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Fixes;

/// <summary>Rounds, with judges of the test's own: what they make of fixes that meet, turn in a circle or do harm.</summary>
public class FixRoundsTest
{
    private const string File = "cmg.yaml";

    [Fact]
    public void The_first_of_two_that_meet_wins_and_the_next_round_takes_the_other()
    {
        var outcome = Run("abcd", text => text switch
        {
            "abcd" => [Warn("CMG2005", 1, 3, "AB"), Warn("CMG2009", 2, 5, "x")],
            "ABcd" => [Warn("CMG2009", 3, 5, "CD")],
            _ => [],
        });
        Assert.Equal(("ABCD", "CMG2005 CMG2009"), (Text(outcome), Codes(outcome)));
        Assert.Equal(["cmg.yaml(1,1)", "cmg.yaml(1,3)"], outcome.Applied.Select(fix => fix.Span.ToString()));
    }

    [Fact]
    public void A_fix_that_two_diagnostics_carry_is_written_once()
    {
        var outcome = Run("ab", text => text == "ab" ? [Warn("CMG2005", 1, 3, "c"), Warn("CMG2009", 1, 3, "c")] : []);
        Assert.Equal(("c", "CMG2005"), (Text(outcome), Codes(outcome)));
    }

    [Fact]
    public void What_is_told_again_at_the_same_place_is_taken_back()
    {
        var outcome = Run("ab", text => [Warn("CMG2005", 1, text.Length + 1, text + "!")]);
        Assert.Equal("ab", Text(outcome));
        Assert.Empty(outcome.Applied);
        Assert.Equal("CMG5130", Assert.Single(outcome.Remarks).Code);
    }

    [Fact]
    public void A_new_error_at_the_place_or_of_an_earlier_stage_takes_that_fix_back_and_no_other()
    {
        // Of three edits the second makes the text unreadable.
        var outcome = Run("a b c", text => text.Contains('!', StringComparison.Ordinal)
            ? [Error("CMG1006", 1, 2)]
            : [.. Marks(text, 'a', "A"), .. Marks(text, 'b', "!"), .. Marks(text, 'c', "C")]);
        Assert.Equal("A b C", Text(outcome));
        Assert.Equal("cmg.yaml(1,3)", Assert.Single(outcome.Remarks).Span.ToString());

        outcome = Run("ab", text => text == "ab" ? [Warn("CMG2005", 1, 3, "x")] : [Error("CMG3001", 1, 2)]);
        Assert.Equal("ab", Text(outcome));
    }

    [Fact]
    public void Errors_of_later_stages_may_come_to_light()
    {
        var outcome = Run("ab", text => text == "ab" ? [Error("CMG2007", 1, 3, "x")] : [Error("CMG3004", 1, 2)]);
        Assert.Equal(("x", "CMG2007"), (Text(outcome), Codes(outcome)));
        Assert.Empty(outcome.Remarks);
    }

    [Fact]
    public void Rounds_have_an_end()
    {
        var outcome = Run("a", text => [Warn($"CMG2{text.Length % 900:D3}", text.Length + 1, text.Length + 1, "a")]);
        Assert.Equal(1 + FixRounds.Limit, Text(outcome).Length);
        Assert.Equal("CMG5134", Assert.Single(outcome.Remarks).Code);
    }

    [Fact]
    public void Halves_of_a_round_that_does_harm_have_an_end()
    {
        // Each of five hundred makes the text unreadable, so that each would have to be tried alone.
        var looks = 0;
        var outcome = Run(new string('a', 1000) + "\n", text =>
        {
            looks++;
            return text.Contains('!', StringComparison.Ordinal) ? [Error("CMG1006", 1, 2)] : [.. Enumerable.Range(0, 500).Select(at => Warn("CMG2005", (2 * at) + 1, (2 * at) + 2, new string('!', at + 1)))];
        });
        Assert.Equal(new string('a', 1000) + "\n", Text(outcome));
        Assert.Equal(FixRounds.Limit + 1, looks);
        Assert.Contains("CMG5134", outcome.Remarks.Select(remark => remark.Code));
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 0, 1, 1)]
    [InlineData(3, 1, 3, 1)]
    [InlineData(1, 2, 1, 9)]
    [InlineData(1, 3, 1, 2)]
    [InlineData(2, 2, 2, 3)]
    public void What_lies_outside_of_the_file_or_in_half_a_character_is_left(int line, int column, int endLine, int endColumn)
    {
        var fix = new Fix("Write it", new SourceSpan(File, line, column, endLine, endColumn), "x");
        var outcome = Run("abc\n\U0001F600", _ => [Diagnostic.Warning("CMG2005", fix.Span, "…", fix)]);
        Assert.Equal("abc\n\U0001F600", Text(outcome));
    }

    [Theory]
    [InlineData(9, 1, 9, 2)]
    [InlineData(1, 1, 9, 2)]
    public void What_is_told_of_no_place_in_the_file_blames_no_fix(int line, int column, int endLine, int endColumn)
    {
        var outcome = Run("ab", text => text == "ab" ? [Warn("CMG2005", 1, 3, "x")] : [Diagnostic.Warning("CMG2005", new SourceSpan(File, line, column, endLine, endColumn), "…")]);
        Assert.Equal(("x", "CMG2005"), (Text(outcome), Codes(outcome)));
    }

    [Fact]
    public void Guesses_and_other_files_are_left()
    {
        var guess = Warn("CMG3003", 1, 2, "x");
        var elsewhere = Warn("CMG2005", 1, 2, "x");
        var outcome = Run("ab", _ => [guess with { Fix = guess.Fix! with { IsGuess = true } }, elsewhere with { Fix = elsewhere.Fix! with { Span = SourceSpan.At("other.yaml", 1, 1, 1) } }]);
        Assert.Equal(("ab", ""), (Text(outcome), Codes(outcome)));
    }

    [Fact]
    public void A_diagnostic_of_one_file_may_be_mended_in_another()
    {
        var far = Warn("CMG7235", 1, 2, "x");
        var told = far with { Span = SourceSpan.At("first.yaml", 1, 1, 1) };
        var outcome = FixRounds.Apply(
            [new("first.yaml", "a"u8.ToArray()), new(File, "a"u8.ToArray())],
            (specs, _) => specs[1].Bytes[0] == 'a' ? [told] : []);
        Assert.Equal("a x", string.Join(' ', outcome.Specs.Select(spec => Encoding.UTF8.GetString(spec.Bytes))));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_left()
    {
        byte[] bytes = [0xFF, 0x41];
        var outcome = FixRounds.Apply([new(File, bytes)], (_, _) => [Warn("CMG2005", 1, 2, "x")]);
        Assert.Same(bytes, outcome.Specs[0].Bytes);
    }

    private static FixOutcome Run(string text, Func<string, Diagnostic[]> judge) =>
        FixRounds.Apply([new SpecText(File, Encoding.UTF8.GetBytes(text))], (specs, _) => [.. judge(Encoding.UTF8.GetString(specs[0].Bytes))]);

    private static string Text(FixOutcome outcome) => Encoding.UTF8.GetString(outcome.Specs[0].Bytes);

    private static string Codes(FixOutcome outcome) => string.Join(' ', outcome.Applied.Select(fix => fix.Code));

    private static Diagnostic Warn(string code, int column, int endColumn, string text) =>
        Diagnostic.Warning(code, SourceSpan.At(File, 1, column, endColumn - column), code, new("Write it", SourceSpan.At(File, 1, column, endColumn - column), text));

    private static Diagnostic Error(string code, int column, int endColumn, string? text = null) =>
        Diagnostic.Error(code, SourceSpan.At(File, 1, column, endColumn - column), code, text is null ? null : new("Write it", SourceSpan.At(File, 1, column, endColumn - column), text));

    private static IEnumerable<Diagnostic> Marks(string text, char sign, string replacement) =>
        text.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? [Warn("CMG2005", at + 1, at + 2, replacement)] : [];
}
