using CmgIac.Cli.Commands;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Cli.Tests.Reports;

/// <summary>Whatever a message, a file's name or a fix holds, a document holds one finding, and says what was meant as far as the format can.</summary>
public class HostileFindingsTest : FindingFixture
{
    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "\r", "::error::", "::", "%0A", "%", "%25", ",", ":", "a", "é", "𝒞", "\uD835", "\uDC00", "\0", "\u0001", "\u001B[31m", "\u0085", "\u2028", "\uFFFE", "\uFFFF", "\"", "'", "<", "&lt;", "]]>",
        "-->", "\\", "\t", "  ", "(1,2): error X: ", "##vso[task.complete]", "{0}", "\u202E",
    ];

    [Property(MaxTest = 300)]
    public Property One_finding_stays_one() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(pieces => "x" + string.Concat(pieces)).ToArbitrary(),
        text =>
        {
            foreach (var format in new[] { ReportFormat.Sarif, ReportFormat.GitHub, ReportFormat.GitLab, ReportFormat.JUnit, ReportFormat.MsBuild })
            {
                Assert.Equal(Visible(text), ToldOnce(format, text).Message);
            }
        });

    [Theory]
    [InlineData("a,b:c=d%.yaml")]
    [InlineData("ä ö/[x] #1?.yaml")]
    [InlineData("<&>\"'.yaml")]
    public void A_file_s_name_comes_back(string file)
    {
        foreach (var format in new[] { ReportFormat.Sarif, ReportFormat.GitHub, ReportFormat.GitLab, ReportFormat.JUnit })
        {
            Assert.Equal(file, ToldOnce(format, "x", file).File);
        }
    }

    [Fact]
    public void A_long_message_is_whole()
    {
        var text = string.Concat(Enumerable.Repeat("long & <", 50_000));
        foreach (var format in new[] { ReportFormat.Sarif, ReportFormat.GitHub, ReportFormat.GitLab, ReportFormat.JUnit, ReportFormat.MsBuild })
        {
            Assert.Equal(text.Length, ToldOnce(format, text).Message.Length);
        }
    }

    [Fact]
    public void A_fix_s_text_comes_back()
    {
        var document = Write(ReportFormat.Sarif, "x", fix: new Fix("Write it", SourceSpan.At("cmg.yaml", 3, 1, 2), "a\n\"b\": 'é'"));
        var change = Results(document).Single()["fixes"]![0]!["artifactChanges"]![0]!;
        Assert.Equal("a\n\"b\": 'é'", (string)change["replacements"]![0]!["insertedContent"]!["text"]!);
        Assert.Equal("""{"startLine":3,"startColumn":1,"endLine":3,"endColumn":3}""", change["replacements"]![0]!["deletedRegion"]!.ToJsonString());
    }

    private Told ToldOnce(ReportFormat format, string message, string file = "cmg.yaml") =>
        Assert.Single(Read(format.ToString().ToLowerInvariant(), Write(format, message, file)));

    /// <summary>A message is one line, and shows what it says.</summary>
    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) or 0x2028 or 0x2029 or 0x202E or 0xFFFE or 0xFFFF => "\uFFFD",
        _ => rune.ToString(),
    }));
}
