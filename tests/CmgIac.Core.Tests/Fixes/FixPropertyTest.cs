using System.Collections.Immutable;
using System.Text;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Fixes;
using CmgIac.Core.Rules;
using CmgIac.Core.Syntax;
using CmgIac.Core.Tests.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CmgIac.Core.Tests.Fixes;

/// <summary>
/// Specs in every layout, with faults in some of their values: afterwards the bytes are those of the spec that was meant,
/// in which each faulty value alone is written anew.
/// </summary>
public class FixPropertyTest
{
    /// <summary>Keys by section, with a right value and the faults that mean it.</summary>
    private static readonly (string Section, string Key, string Right, string[] Faults)[] Values =
    [
        ("", "domain", "contoso.com", ["contoso.com.", ".contoso.com", "https://contoso.com/", "http://contoso.com"]),
        ("", "prefix", "granitefalls", ["GraniteFalls", "graniteFALLS", " granitefalls "]),
        ("", "region", "westus", ["West US", "(US) West US", "WestUS"]),
        ("", "cloud", "AzurePublicCloud", ["AzureCloud", "azurepubliccloud", "AzurePublicClod"]),
        ("", "state", "live", ["Live", "LIVE"]),
        ("certificate", "wildcard", "false", ["no", "False", "off", "NO"]),
        ("certificate", "keyProvider", "cng", ["KSP", "Cng"]),
        ("certificate", "hash", "sha384", ["SHA384", "sha384 "]),
        ("dns", "ttl", "1h", ["1H", "1 hour", "PT1H", "01h"]),
        ("dns", "zone", "contoso.com", ["contoso.com.", ".contoso.com"]),
        ("configmgr", "content", "true", ["yes", "True", "y", " true"]),
        ("configmgr", "instances", "2", ["02", "+2", "2.0"]),
        ("configmgr", "siteCode", "PS1", ["PS1:"]),
    ];

    private static readonly string[] Comments = ["", "", "", "# note", "# a: [b, 'c', \"d\"]", "# \U0001F600 é , ] }", "#"];

    private static readonly Gen<(string Faulty, string Meant)> Spec =
        from random in Gen.Choose(0, int.MaxValue)
        select Write(new Random(random));

    [Fact]
    public void Every_other_byte_stays()
    {
        Prop.ForAll(Spec.ToArbitrary(), spec =>
        {
            var outcome = FixRounds.Apply([new(Specs.Path, Encoding.UTF8.GetBytes(spec.Faulty))], Judge);
            Assert.Empty(outcome.Remarks);
            Assert.Equal(spec.Meant, Encoding.UTF8.GetString(outcome.Specs[0].Bytes));
            var left = Judge(outcome.Specs, DiagnosticList.Limit);
            Assert.Empty(left);
            Assert.Equal(spec.Faulty == spec.Meant, outcome.Applied.IsEmpty);
            Assert.All(outcome.Applied, fix => Assert.Equal(fix.Before, Slice(spec.Faulty, fix)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static ImmutableArray<Diagnostic> Judge(ImmutableArray<SpecText> specs, int most) => Removal.Resolve(
        SpecParser.Parse(specs, most).Then(set => SpecBinder.Bind(set, most))
            .Then(fleet => RuleSet.Check(fleet, new(2026, 11, 24), Severity.Error, most)).Diagnostics, specs);

    /// <summary>What a fix says that it replaced stands at its place in the file as it was.</summary>
    private static string Slice(string text, AppliedFix fix)
    {
        var lines = new CmgIac.Core.Text.LineIndex(text.TrimStart('\uFEFF'));
        var start = lines.OffsetOf(fix.Span.Line, fix.Span.Column)!.Value;
        return text.TrimStart('\uFEFF')[start..lines.OffsetOf(fix.Span.EndLine, fix.Span.EndColumn)!.Value];
    }

    private static (string Faulty, string Meant) Write(Random random)
    {
        var (faulty, meant) = (new StringBuilder(), new StringBuilder());
        // A comment right behind a block of text would be its text.
        var isBlock = false;
        Both(random.Next(4) == 0 ? "\uFEFF" : "");
        foreach (var section in Values.GroupBy(value => value.Section).OrderBy(_ => random.Next()).ToList())
        {
            var values = section.OrderBy(_ => random.Next()).ToList();
            var isFlow = section.Key.Length > 0 && random.Next(2) == 0;
            if (section.Key.Length > 0)
            {
                Both(section.Key + ":");
                Both(isFlow ? " {" : "");
            }

            for (var i = 0; i < values.Count; i++)
            {
                if (isFlow)
                {
                    Both(i == 0 ? "" : "," + new string(' ', 1 + random.Next(2)));
                    Both(i > 0 && random.Next(4) == 0 ? Comment(random) + "\n  " : "");
                }
                else
                {
                    Both(i == 0 && section.Key.Length == 0 ? "" : isBlock ? "\n" : LineEnd(random));
                    Both(!isBlock && random.Next(4) == 0 ? LineEnd(random) : "");
                    isBlock = false;
                    Both(section.Key.Length == 0 ? "" : "  ");
                }

                Value(values[i].Key, values[i].Right, values[i].Faults, isFlow, section.Key.Length == 0 ? "  " : "    ");
            }

            Both((isFlow ? "}" : "") + (isBlock ? "\n" : LineEnd(random)));
            isBlock = false;
        }

        return random.Next(3) == 0 ? (faulty.ToString().TrimEnd('\r', '\n'), meant.ToString().TrimEnd('\r', '\n')) : (faulty.ToString(), meant.ToString());

        void Both(string text)
        {
            faulty.Append(text);
            meant.Append(text);
        }

        void Value(string key, string right, string[] faults, bool isFlow, string indentation)
        {
            Both((random.Next(6) == 0 ? $"\"{key}\"" : key) + ":" + new string(' ', 1 + random.Next(3)));
            if (random.Next(2) == 0)
            {
                var value = Style(right, isFlow, random, indentation);
                isBlock = value.Contains('\n', StringComparison.Ordinal);
                Both(value);
                return;
            }

            var fault = Style(faults[random.Next(faults.Length)], isFlow, random, indentation);
            isBlock = fault.Contains('\n', StringComparison.Ordinal);
            faulty.Append(fault);
            meant.Append(right);
        }
    }

    private static string LineEnd(Random random) => (random.Next(3) == 0 ? " " + Comment(random) : "") + (random.Next(3) == 0 ? "\r\n" : "\n");

    private static string Comment(Random random) => Comments[random.Next(Comments.Length)];

    private static string Style(string value, bool isFlow, Random random, string indentation)
    {
        var canBePlain = value.Trim() == value && !value.EndsWith(':');
        return random.Next(5) switch
        {
            0 => $"'{value}'",
            1 => "\"" + string.Concat(value.Select(c => random.Next(4) == 0 ? $"\\u{(int)c:x4}" : c.ToString())) + "\"",
            2 when !isFlow && canBePlain => $"{(random.Next(2) == 0 ? '|' : '>')}-{(random.Next(2) == 0 ? "\n" : "\r\n")}{indentation}{value}",
            _ => canBePlain ? value : $"\"{value}\"",
        };
    }
}
