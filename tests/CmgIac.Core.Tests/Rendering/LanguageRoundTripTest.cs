using System.Formats.Asn1;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Rendering.Readers;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.VisualBasic.FileIO;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CmgIac.Core.Tests.Rendering;

/// <summary>What was written reads back as what was meant: any text, in each language, by a reader of its own.</summary>
[Properties(Arbitrary = [typeof(AnyText)], MaxTest = 1000)]
public class LanguageRoundTripTest
{
    [Property]
    public void Bicep(AnyText text) => Assert.Equal(text.Meant, Literal.ReadBicep(Written.Text("main.bicep", text.Value)));

    [Property]
    public void Hcl(AnyText text) => Assert.Equal(text.Meant, Literal.ReadHcl(Written.Text("main.tf", text.Value)));

    [Property]
    public void Json(AnyText text)
    {
        using var read = JsonDocument.Parse(Written.Text("a.json", text.Value));
        Assert.Equal(text.Meant, read.RootElement.GetString());
    }

    [Property]
    public void JavaScript_is_JSON_on_one_line_without_a_tag(AnyText text)
    {
        var literal = Written.Text("zone.js", text.Value);
        Assert.DoesNotContain(literal, c => c is '<' or '\u2028' or '\u2029');
        using var read = JsonDocument.Parse(literal);
        Assert.Equal(text.Meant, read.RootElement.GetString());
    }

    [Fact]
    public void JavaScript_as_node_reads_it()
    {
        var node = Oracle.Require("node", "nodejs");
        var texts = Gen.Sample(AnyText.Generator, 2000, 30).ToArray();
        var values = string.Join(",\n", texts.Select(text => Written.Text("zone.js", text.Value)));

        var run = ProgramRun.Fed(node, $"'use strict'; process.stdout.write(JSON.stringify([{values}]))", "-");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(texts.Select(text => text.Meant), JsonSerializer.Deserialize<string[]>(run.Output)!);
    }

    [Property]
    public void Yaml_as_a_value_in_blocks_and_in_flow(AnyText text)
    {
        var literal = Written.Text("zone.yaml", text.Value);
        Assert.Equal(["key", text.Meant], ReadYaml($"key: {literal}\n"));
        Assert.Equal(["key", text.Meant, "more", text.Meant, "x"], ReadYaml($"{{key: {literal}, more: [{literal}, x]}}\n"));
        Assert.DoesNotMatch(new Regex(@"[^\x20-\x7E\u00A0-\uD7FF\uE000-\uFFFD\uD800-\uDFFF]|[\u2028\u2029\uFEFF]"), literal);
        Assert.DoesNotMatch(new Regex(@"\\u[dD][89A-Fa-f]"), literal);
    }

    [Property]
    public void Yaml_as_a_key_of_up_to_1024_characters(AnyText text)
    {
        var key = Written.Key("zone.yaml", text.Value);
        if (key.Length <= 1024)
        {
            Assert.Equal([text.Meant, "value"], ReadYaml($"{key}: value\n"));
        }
    }

    [Property]
    public void Inf(AnyText text) => Assert.Equal(text.MeantOnOneLine, Literal.ReadInf(Written.Text("request.inf", text.Value)));

    [Property]
    public void OpenSsl(AnyText text) =>
        Assert.Equal(text.MeantOnOneLine, Literal.ReadOpenSsl(Written.Text("request.cnf", text.Value)));

    /// <summary>All texts are one structure of ASN.1, each a UTF-8 string of it.</summary>
    [Fact]
    public void OpenSsl_as_openssl_reads_it()
    {
        var texts = Gen.Sample(AnyText.Generator, 2000, 30).Concat(LongTexts()).ToArray();
        var fields = texts.Select((text, i) => $"f{i} = FORMAT:UTF8,UTF8String:{Written.Text("request.cnf", text.Value)}\n");
        using var folder = new TemporaryFolder();
        var config = folder.Write("texts.cnf", "asn1 = SEQUENCE:texts\n[texts]\n" + string.Concat(fields));

        var run = ProgramRun.Of(
            Oracle.Require("openssl", "openssl"), "asn1parse", "-genconf", config, "-noout", "-out", Path.Combine(folder.Path, "texts.der"));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var sequence = new AsnReader(File.ReadAllBytes(Path.Combine(folder.Path, "texts.der")), AsnEncodingRules.DER).ReadSequence();
        Assert.Equal(texts.Select(text => text.MeantOnOneLine), texts.Select(_ => sequence.ReadCharacterString(UniversalTagNumber.UTF8String)));
        Assert.False(sequence.HasData);
    }

    [Property]
    public void PowerShell(AnyText text) =>
        Assert.Equal(text.Meant, Literal.ReadPowerShell(Written.Text("New-Gateway.ps1", text.Value)));

    [Property]
    public void Master_file(AnyText text) =>
        Assert.Equal(text.Meant, Literal.ReadCharacterString(Written.Text("records.zone", text.Value)));

    [Fact]
    public void Master_file_as_BIND_reads_it()
    {
        var checkzone = Oracle.Require("named-checkzone", "bind9-utils");
        var texts = Gen.Sample(AnyText.Generator, 500, 12).Where(text => Encoding.UTF8.GetByteCount(text.Value) <= 255).ToArray();
        var records = texts.Select((text, i) => $"t{i}.example. 60 IN TXT {Written.Text("records.zone", text.Value)}\n");
        var zone = "example. 60 IN SOA ns.example. a.example. 1 2 3 4 5\nexample. 60 IN NS ns.invalid.\n" + string.Concat(records);

        var run = ProgramRun.Fed(checkzone, zone, "-q", "-s", "full", "-o", "-", "example", "/dev/stdin");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var read = Regex.Matches(run.Output, @"^t(?<i>\d+)\.example\.\s+60 IN TXT\s+(?<text>"".*"")$", RegexOptions.Multiline)
            .OrderBy(match => int.Parse(match.Groups["i"].Value))
            .Select(match => Literal.ReadCharacterString(match.Groups["text"].Value));
        Assert.Equal(texts.Select(text => text.Meant), read);
    }

    [Property]
    public void Markdown(AnyText text) =>
        Assert.Equal(text.MeantOnOneLine, MarkdownText.Read(Written.Text("runbook.md", text.Value)));

    [Property]
    public void Csv(AnyText text)
    {
        using var parser = new TextFieldParser(new StringReader($"a,{Written.Text("allow-list.csv", text.Value)},b\r\n"))
        {
            Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false,
        };
        var fields = parser.ReadFields()!;
        Assert.Equal(("a", "b", 3), (fields[0], fields[2], fields.Length));
        Assert.Equal(text.MeantOnOneLine, fields[1].StartsWith('\'') && !text.MeantOnOneLine.StartsWith('\'') ? fields[1][1..] : fields[1]);
        Assert.DoesNotMatch(new Regex(@"^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]", RegexOptions.CultureInvariant), fields[1]);
    }

    [Property]
    public void Html(AnyText text)
    {
        var written = Written.Text("report.html", text.Value);
        Assert.DoesNotMatch(new Regex("""[<>"']|&(?!amp;|lt;|gt;|quot;|#39;|#x[0-9A-F]+;)|[\0-\x08\x0B-\x1F\x7F-\x9F]"""), written);
        var meant = text.Meant.Select(c => c switch
        {
            '\n' or '\t' => c,
            '\uFFFE' or '\uFFFF' => '\uFFFD',
            _ => char.IsControl(c) ? ' ' : c,
        });
        Assert.Equal(string.Concat(meant), WebUtility.HtmlDecode(written));
    }

    [Property]
    public void A_key_is_a_plain_identifier_or_a_text(AnyText text)
    {
        foreach (var (file, read) in new (string, Func<string, string>)[]
                 {
                     ("main.bicep", Literal.ReadBicep),
                     ("main.tf", Literal.ReadHcl),
                     ("New-Gateway.ps1", Literal.ReadPowerShell),
                 })
        {
            var key = Written.Key(file, text.Value);
            Assert.Equal(text.Meant, Regex.IsMatch(key, @"^[A-Za-z_][A-Za-z0-9_]*\z") ? key : read(key));
        }
    }

    /// <summary>A backslash at every place about the ends of the 510 bytes that OpenSSL reads a line by.</summary>
    private static IEnumerable<AnyText> LongTexts() =>
        Enumerable.Range(450, 70).Concat(Enumerable.Range(960, 70)).Select(length => new AnyText(new string('a', length) + "\\\"b"));

    private static List<string> ReadYaml(string yaml)
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
}
