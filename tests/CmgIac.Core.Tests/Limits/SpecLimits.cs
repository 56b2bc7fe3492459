using System.Text;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports.Page;
using CmgIac.Core.Binding;
using CmgIac.Core.Certificates.Calendar;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Fixes;
using CmgIac.Core.Syntax;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using CmgIac.Core.Text;
using Xunit;

namespace CmgIac.Core.Tests.Limits;

/// <summary>Of specs, and of the list that names them.</summary>
internal static class SpecLimits
{
    private const string Three = "{domain: contoso.com, region: westus, gateways: [{prefix: aaa}, {prefix: bbb}, {prefix: ccc}]}";

    public static readonly Limit[] All =
    [
        new("bytes of a spec", Limit.Mebibytes(SpecDecoder.MaxBytes), "CMG1001", () => Parse("#".PadRight(SpecDecoder.MaxBytes + 1, '-'))),
        new("documents of a spec", "1", "CMG1005", () => Parse("a: b\n---\na: b\n")),
        new("levels of nesting", Limit.Number(SpecParser.MaxDepth), "CMG1013", () => Parse("a: " + new string('[', SpecParser.MaxDepth))),
        new("keys and values of a spec", Limit.Number(SpecParser.MaxNodes), "CMG1014", () => Parse($"a: [{HostileText.Repeat("b,", SpecParser.MaxNodes)}]")),
        new("characters of a key or value", Limit.Number(SpecParser.MaxScalar), "CMG1017", () => Parse("a: " + new string('b', SpecParser.MaxScalar + 1))),
        new("anchors and aliases", "none", "CMG1008", () => Parse("a: &b c\nd: *b\n")),
        new("gateways of a run", Limit.Number(SpecBinder.MaxGateways), "CMG2034", () => Bind(maxGateways: 2)),
        new("keys and values that the gateways of a run inherit", Limit.Number(SpecBinder.MaxInherited), "CMG2035", Inherit),
        new("problems that a stage shows", Limit.Number(DiagnosticList.Limit), "CMG1099", () => Parse(HostileText.Repeat("a: !x b\n", DiagnosticList.Limit + 2))),
        new("gateways of a page of `cmg report`", Limit.Number(ReportPage.MaxGateways), "CMG5142", Report),
        new("renewals of a calendar", Limit.Number(CertificateCalendar.MaxRenewals), "CMG7240", Calendar),
        new("looks at what fixes make of the specs", Limit.Number(FixRounds.Limit), "CMG5134", Fix),
        new("bytes of a list of specs", Limit.Mebibytes(SpecList.MaxBytes), "CMG5093", () =>
            Codes.Of(CmgRun.With(shell => shell with { OpenInput = () => new MemoryStream(new byte[SpecList.MaxBytes + 1]) }, Path.GetTempPath(), "validate", "--specs-from", "-"))),
    ];

    private static IEnumerable<string> Parse(string text) => Specs(text).Diagnostics.Select(item => item.Code);

    private static StageResult<SpecSet> Specs(string text) => SpecParser.Parse([new SpecText("cmg.yaml", Encoding.UTF8.GetBytes(text))]);

    private static IEnumerable<string> Report()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", "domain: contoso.com\nregion: westus\ngateways:\n" + string.Concat(Enumerable.Range(0, ReportPage.MaxGateways + 1).Select(index => $"- prefix: granite{index}\n")));
        return [.. Codes.Of(CmgRun.In(folder.Path, "report", "-o", "-"))];
    }

    private static IEnumerable<string> Calendar()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cmg.yaml", "{domain: contoso.com, region: westus, gateways: [{prefix: aaa}, {prefix: bbb}]}\n");
        return [.. Codes.Of(CmgRun.In(folder.Path, "certificate", "calendar", "--until", "9999-12-31"))];
    }

    /// <summary>Of a text in which each fix asks for the next.</summary>
    private static IEnumerable<string> Fix() => FixRounds.Apply([new SpecText("cmg.yaml", "a"u8.ToArray())], (specs, _) =>
    {
        var length = specs[0].Bytes.Length;
        var end = SourceSpan.At("cmg.yaml", 1, length + 1);
        return [Diagnostic.Warning($"CMG2{length:D3}", end, "…", new Fix("Write it", end, "a"))];
    }).Remarks.Select(item => item.Code);

    /// <summary>Of two files together: each has half of them, and the second a few more.</summary>
    private static IEnumerable<string> Inherit()
    {
        static string Spec(int points) => "domain: contoso.com\nregion: westus\nconfigmgr: {connectionPoints: [" + string.Join(",", Enumerable.Range(0, points).Select(index => $"k{index}.contoso.com"))
            + "]}\ngateways:\n" + string.Concat(Enumerable.Range(0, 1000).Select(index => $"- {{prefix: granite{index}}}\n"));
        // Beside the items: three keys, two values, the section with its key, and the list.
        static SpecText[] Files(int second) => [.. new[] { 5_000 - 8, second }.Select((points, index) => new SpecText($"{index}.yaml", Encoding.UTF8.GetBytes(Spec(points))))];
        Assert.DoesNotContain("CMG2035", SpecParser.Parse(Files(1)).Then(SpecBinder.Bind).Diagnostics.Select(item => item.Code));
        return SpecParser.Parse(Files(5_000 - 7)).Then(SpecBinder.Bind).Diagnostics.Select(item => item.Code);
    }

    /// <summary>The limit's own number of gateways would take seconds: the rule is one, whatever the number.</summary>
    private static IEnumerable<string> Bind(int maxGateways)
    {
        Assert.Empty(SpecBinder.Bind(Specs(Three).Value!, DiagnosticList.Limit, maxGateways + 1).Diagnostics);
        var beyond = Assert.Single(SpecBinder.Bind(Specs(Three).Value!, DiagnosticList.Limit, maxGateways).Diagnostics);
        Assert.Equal("cmg.yaml(1,80)", beyond.Span.ToString());
        return [beyond.Code];
    }
}
