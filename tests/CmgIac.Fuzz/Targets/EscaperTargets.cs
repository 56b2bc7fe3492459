using System.Net;
using System.Text.Json;
using CmgIac.Core.Certificates;
using CmgIac.Core.Model;
using CmgIac.Core.Proof;
using CmgIac.Core.Tests.Rendering;
using CmgIac.Core.Tests.Rendering.Readers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CmgIac.Fuzz.Targets;

/// <summary>What was written, read back by a reader of its own, is what was meant: any text, in each language.</summary>
internal static class EscaperTargets
{
    private static readonly string[] Words =
    [
        "'", "\"", "`", "\\", "${", "%{", "%%", "$(", "{{", "}}", "\r\n", "\u2028", "\u2029", "\u2018", "\u2019", "\uFEFF", "\u0085", "</script>", "<!--", "-->", "&amp;", "&#39;", "''", "'''",
        "\"\"", "//", "/*", " #", ": ", "- ", "!", "@", "http://a.b", "www.a.b", "=1+1", "null", "~", "1.", "1)", "\\u0041", "😀",
    ];

    public static readonly FuzzTarget[] All =
    [
        Of("write-bicep", "main.bicep", Texts.Meant, Literal.ReadBicep),
        Of("write-hcl", "main.tf", Texts.Meant, Literal.ReadHcl),
        Of("write-json", "a.json", Texts.Meant, ReadJson),
        Of("write-javascript", "zone.js", Texts.Meant, ReadJavaScript),
        Of("write-yaml", "zone.yaml", Texts.Meant, ReadYaml),
        Of("write-inf", "request.inf", Texts.MeantOnOneLine, Literal.ReadInf),
        Of("write-openssl", "request.cnf", Texts.MeantOnOneLine, Literal.ReadOpenSsl),
        Of("write-powershell", "New-Gateway.ps1", Texts.Meant, Literal.ReadPowerShell),
        Of("write-master-file", "records.zone", Texts.Meant, Literal.ReadCharacterString),
        Of("write-markdown", "runbook.md", Texts.MeantOnOneLine, MarkdownText.Read),
        Of("write-csv", "allow-list.csv", MeantInCsv, ReadCsv),
        Of("write-html", "report.html", MeantInHtml, ReadHtml),
        new("write-comment", Comment) { Words = Words, MaxLength = 512 },
        new("write-subject", Subject) { Words = Words, MaxLength = 512 },
        new("write-key", Key) { Words = Words, MaxLength = 512 },
    ];

    private static FuzzTarget Of(string name, string file, Func<string, string> meant, Func<string, string> read) => new(name, input =>
    {
        var text = Texts.Any(input);
        var written = Written.Text(file, text);
        BrokenContractException.Unless(read(written) == meant(text), $"{name}: '{written}' isn't what was meant");
    }) { Words = Words, MaxLength = 512 };

    private static string ReadJson(string written)
    {
        using var read = JsonDocument.Parse(written);
        return read.RootElement.GetString()!;
    }

    private static string ReadJavaScript(string written)
    {
        BrokenContractException.Unless(!written.AsSpan().ContainsAny("<\u2028\u2029\n\r"), $"write-javascript: '{written}' has a character that ends a script or a line");
        return ReadJson(written);
    }

    /// <summary>As a value in blocks and in flow, and as a key.</summary>
    private static string ReadYaml(string written)
    {
        var (block, flow) = (Scalars($"key: {written}\n"), Scalars($"{{key: {written}, more: [{written}, x]}}\n"));
        BrokenContractException.Unless(block.Count == 2 && flow.Count == 5 && flow[1] == block[1] && flow[3] == block[1], $"write-yaml: '{written}' is another thing in flow");
        return block[1];
    }

    private static List<string> Scalars(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var scalars = new List<string>();
        while (parser.MoveNext())
        {
            if (parser.Current is Scalar scalar)
            {
                scalars.Add(scalar.Value);
            }
        }

        return scalars;
    }

    /// <summary>A text that a spreadsheet would calculate has an apostrophe before it.</summary>
    private static string MeantInCsv(string text)
    {
        var line = Texts.MeantOnOneLine(text);
        return IsFormula(line) ? "'" + line : line;
    }

    private static string ReadCsv(string written)
    {
        var (rows, problems) = CsvReader.Read($"a,{written},b\n");
        BrokenContractException.Unless(problems.IsEmpty && rows is [{ Value: ["a", _, "b"] }], $"write-csv: '{written}' is more than a field");
        BrokenContractException.Unless(!IsFormula(rows[0].Value[1]), $"write-csv: '{written}' is a formula");
        return rows[0].Value[1];
    }

    private static bool IsFormula(string text) => text.AsSpan().TrimStart() is [var first, ..] && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(first, StringComparison.Ordinal);

    private static string ReadHtml(string written)
    {
        BrokenContractException.Unless(!written.AsSpan().ContainsAny("<>\"'"), $"write-html: '{written}' has a character that opens or ends something");
        return WebUtility.HtmlDecode(written);
    }

    private static string MeantInHtml(string text) => string.Concat(Texts.Meant(text).Select(c => c switch
    {
        '\n' or '\t' => c,
        '\uFFFE' or '\uFFFF' => '\uFFFD',
        _ => char.IsControl(c) ? ' ' : c,
    }));

    /// <summary>A comment stays on its line, in every language, and opens or ends nothing.</summary>
    private static void Comment(byte[] input)
    {
        var text = Texts.Any(input);
        foreach (var file in (string[])["main.bicep", "main.tf", "zone.js", "zone.yaml", "request.inf", "request.cnf", "New-Gateway.ps1", "records.zone", "runbook.md", "report.html"])
        {
            var written = Written.Comment(file, text);
            BrokenContractException.Unless(!written.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'), $"write-comment: '{written}' of {file} ends its line");
            BrokenContractException.Unless(
                !(file is "runbook.md" or "report.html" && (written.Contains("--", StringComparison.Ordinal) || written.Contains('>', StringComparison.Ordinal))), $"write-comment: '{written}' of {file} ends the comment");
        }
    }

    /// <summary>Two values of a name, in X.500's writing, in an INF's: read as Windows reads both, they are what was meant.</summary>
    private static void Subject(byte[] input)
    {
        var text = Texts.Any(input);
        var (organization, unit) = (text[..(text.Length / 2)], text[(text.Length / 2)..]);
        var name = DistinguishedName.Of(("CN", "a.contoso.com"), ("O", organization), ("OU", unit));
        var (file, problems) = InfReader.Read($"[NewRequest]\nSubject = {Written.Text("request.inf", name.ToString())}\nKeyLength = 2048\n");
        BrokenContractException.Unless(problems.IsEmpty && file.Sections is [{ Entries: [{ Fields: [_] }, _] }], $"write-subject: '{name}' is more than an entry");
        var (names, faults) = X500Reader.Read(file.Sections[0].Entries[0].Fields[0]);
        var read = names.SelectMany(item => item.Attributes).Select(item => (item.Key, item.Value));
        (string, string)[] meant = [("CN", "a.contoso.com"), ("O", Texts.MeantOnOneLine(organization)), ("OU", Texts.MeantOnOneLine(unit))];
        BrokenContractException.Unless(faults.IsEmpty && read.SequenceEqual(meant), $"write-subject: '{name}' isn't what was meant");
    }

    /// <summary>A key is a plain identifier or a text.</summary>
    private static void Key(byte[] input)
    {
        var text = Texts.Any(input);
        foreach (var (file, read) in (ReadOnlySpan<(string, Func<string, string>)>)[("main.bicep", Literal.ReadBicep), ("main.tf", Literal.ReadHcl), ("New-Gateway.ps1", Literal.ReadPowerShell)])
        {
            var key = Written.Key(file, text);
            var isPlain = key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(key[0]);
            BrokenContractException.Unless((isPlain ? key : read(key)) == Texts.Meant(text), $"write-key: '{key}' of {file} isn't what was meant");
        }
    }
}
