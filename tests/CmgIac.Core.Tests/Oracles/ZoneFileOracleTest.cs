using System.Globalization;
using System.Text;
using CmgIac.Core.Proof;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>Our reading of whole zones against BIND's, and NSD's where it says one.</summary>
public class ZoneFileOracleTest
{
    private const string Zone = "contoso.com";

    public static TheoryData<string> Texts => [.. ZoneTexts.Handmade];

    [Fact]
    public void There_are_enough_texts() => Assert.True(ZoneTexts.Handmade.Count() >= 40);

    [Theory]
    [MemberData(nameof(Texts))]
    public void BIND_reads_the_same(string text)
    {
        var (records, said) = Bind(text);
        Assert.True(records is not null, said);
        Assert.Equal(records, Ours(text));
    }

    /// <summary>NSD gives a record without TTL a default of its own, and refuses some of what BIND reads.</summary>
    [Fact]
    public void NSD_reads_the_same_names()
    {
        var read = 0;
        foreach (var text in ZoneTexts.Handmade)
        {
            var run = Run("nsd-checkzone", "nsd", text, file => ["-p", Zone, file]);
            if (run.ExitCode == 0)
            {
                Assert.Equal(Owners(Records(run.Output)), Owners(Ours(text)));
                read++;
            }
        }

        Assert.True(read >= 30, $"NSD took {read} zones only.");
    }

    /// <summary>
    /// A text that BIND refuses, such as one with two CNAMEs of a name, says nothing; nor does one that gives a record twice with
    /// two TTLs, which no record set may have (RFC 2181 5.2): BIND takes the first or the last by what stands between.
    /// </summary>
    [Property(MaxTest = 150)]
    public Property Chance_is_read_as_BIND_reads_it() => Prop.ForAll(ZoneTexts.Random, text =>
    {
        var (records, _) = Bind(text);
        return records is null || HasTwoTtls(text) || records.SequenceEqual(Ours(text));
    });

    private static bool HasTwoTtls(string text) =>
        ZoneFileReader.Read(Octets(text), Zone).Value.Records.Where(record => record.Type == "CNAME")
            .GroupBy(record => record.Owner, StringComparer.OrdinalIgnoreCase)
            .Any(group => group.Select(record => record.Ttl).Distinct().Count() > 1);

    /// <summary>What BIND refuses for its syntax, we refuse too.</summary>
    [Theory]
    [InlineData("a CNAME b c")]
    [InlineData("a CNAME")]
    [InlineData("a CNAME b..c")]
    [InlineData("a CH CNAME b")]
    [InlineData("a TXT \"b")]
    [InlineData("a TXT ( b")]
    [InlineData("a CNAME b )")]
    [InlineData("a CNAME \\256")]
    [InlineData("a CNAME \"b\"")]
    [InlineData("a TYPE5 \\# 9 00")]
    [InlineData("a 5 6 CNAME b")]
    [InlineData("$TTL x")]
    [InlineData("$UNKNOWN x")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa CNAME b")]
    public void BIND_refuses_it_too(string text)
    {
        var whole = ZoneTexts.Handmade.First() + "\n" + text;
        Assert.Null(Bind(whole).Records);
        Assert.NotEmpty(ZoneFileReader.Read(Octets(whole), Zone).Problems);
    }

    private static (string[]? Records, string Said) Bind(string text)
    {
        var run = Run("named-compilezone", "bind9-utils", text, file =>
            ["-i", "none", "-k", "ignore", "-m", "ignore", "-M", "ignore", "-n", "ignore", "-r", "ignore", "-S", "ignore", "-s", "full", "-o", "-", Zone, file]);
        return run.ExitCode == 0 ? (Records(run.Output), "") : (null, run.Errors);
    }

    private static ProgramRun Run(string program, string package, string text, Func<string, string[]> arguments)
    {
        using var folder = new TemporaryFolder();
        var file = System.IO.Path.Combine(folder.Path, "zone");
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
        return ProgramRun.Of(Oracle.Require(program, package), arguments(file));
    }

    private static string[] Ours(string text)
    {
        var (zone, problems) = ZoneFileReader.Read(Octets(text), Zone);
        Assert.Empty(problems);
        return [.. zone.Records.Where(record => record.Type == "CNAME" && (record.Owner == Zone || record.Owner.EndsWith("." + Zone, StringComparison.Ordinal)))
            .DistinctBy(record => record.Owner)
            .Select(record => $"{Shown(record.Owner)} {record.Ttl} {Shown(record.Data[0])}").Order(StringComparer.Ordinal)];
    }

    /// <summary>As <c>cmg</c> reads a file: an octet is a character.</summary>
    private static string Octets(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string[] Owners(string[] records) => [.. records.Select(record => record.Split(' ')).Select(parts => $"{parts[0]} {parts[2]}")];

    private static string[] Records(string output) =>
        [.. RelativeLines(output).Select(line => line.Split((char[]?)null, 5, StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length == 5 && parts[3] == "CNAME")
            .Select(parts => $"{Labels(parts[0])} {parts[1]} {Labels(parts[4].Trim())}").Order(StringComparer.Ordinal)];

    /// <summary>NSD writes whole names too, and a blank where the owner repeats.</summary>
    private static IEnumerable<string> RelativeLines(string output)
    {
        var (origin, owner) = ("", "");
        foreach (var line in output.Split('\n'))
        {
            if (line.StartsWith("$ORIGIN ", StringComparison.Ordinal))
            {
                origin = line.Split(' ')[1].TrimEnd('.');
            }
            else if (line.Length > 0 && line[0] is not (';' or ' ' or '\t'))
            {
                var first = line.Split(['\t', ' '], 2);
                owner = first[0].EndsWith('.') && !first[0].EndsWith("\\.", StringComparison.Ordinal) ? first[0] : first[0] == "@" ? origin + "." : $"{first[0]}.{origin}.";
                yield return $"{owner} {first[1]}";
            }
            else if (line.Length > 0 && line[0] is ' ' or '\t')
            {
                yield return $"{owner} {line.Trim()}";
            }
        }
    }

    /// <summary>A printed name as octets in hexadecimal, label by label.</summary>
    private static string Labels(string name)
    {
        var (labels, label) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '.')
            {
                labels.Add(label.ToString());
                label.Clear();
                continue;
            }

            var octet = (int)name[i];
            if (name[i] == '\\' && char.IsAsciiDigit(name[i + 1]))
            {
                octet = int.Parse(name.AsSpan(i + 1, 3), CultureInfo.InvariantCulture);
                i += 3;
            }
            else if (name[i] == '\\')
            {
                octet = name[++i];
            }

            label.Append(CultureInfo.InvariantCulture, $"{(octet is >= 'A' and <= 'Z' ? octet + 32 : octet):x2}");
        }

        return string.Join('.', labels);
    }

    /// <summary>Ours has a backslash before a dot or a backslash within a label, and no other.</summary>
    private static string Shown(string name) => Labels(name.Length == 0 ? "" : name + ".");
}
