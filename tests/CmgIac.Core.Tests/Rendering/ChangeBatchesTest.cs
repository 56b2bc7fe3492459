using System.Text.Json;
using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Tests.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Rendering;

/// <summary>
/// Rendered batches against the shapes that Amazon publishes of ChangeBatch
/// (https://github.com/boto/botocore, botocore/data/route53/2013-04-01/service-2.json) and the limits of one request
/// (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html).
/// </summary>
public class ChangeBatchesTest
{
    private static readonly string[] Actions = ["CREATE", "DELETE", "UPSERT"];
    private static readonly string[] Types =
        ["SOA", "A", "TXT", "NS", "CNAME", "MX", "NAPTR", "PTR", "SRV", "SPF", "AAAA", "CAA", "DS", "TLSA", "SSHFP", "SVCB", "HTTPS"];

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(1, 0, "change-batch.json")]
    [InlineData(500, 0, "change-batch.json")]
    [InlineData(501, 0, "change-batch.json change-batch-2.json")]
    [InlineData(0, 1, "change-batch-delete.json")]
    [InlineData(0, 1000, "change-batch-delete.json")]
    [InlineData(1001, 1001, "change-batch.json change-batch-2.json change-batch-3.json change-batch-delete.json change-batch-delete-2.json")]
    public void Batches_fit_into_requests_and_have_each_record_once(int live, int retiring, string files)
    {
        var batches = Render("deploymentSuffix: az.net\n" + Spec(live, retiring));

        Assert.Equal(files, string.Join(' ', batches.Select(file => file.Path.Split('/')[^1])));
        Assert.Equal(live + retiring, batches.SelectMany(file => Names(file.Text)).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>Long names reach 32,000 characters before 1,000 records.</summary>
    [Fact]
    public void Characters_fill_a_batch_before_records_do()
    {
        var suffix = string.Join('.', Enumerable.Repeat(new string('a', 50), 4)) + ".net";

        var sizes = Render($"deploymentSuffix: {suffix}\n" + Spec(100, 0)).Select(file => Names(file.Text).Count).ToList();
        Assert.Equal(100, sizes.Sum());
        Assert.Equal(2, sizes.Count);
    }

    /// <summary>The zone's files, which the proof accepts.</summary>
    private static List<Artifact> Render(string spec)
    {
        var rendered = Renderer.Render(Proofs.Lower(spec), TemplateSet.Load([]).Value!).Then(Prover.Prove);
        Assert.Empty(rendered.Diagnostics);
        return [.. rendered.Value!.Jobs.Where(job => job.Job.Scope == JobScope.Zone).SelectMany(job => job.Files).Select(file => file.File)];
    }

    private static string Spec(int live, int retiring) =>
        "domain: contoso.com\nregion: westus\ndns: {outputs: [route53]}\noutputs: []\ncertificate: {outputs: []}\ngateways:\n"
        + "  - {prefix: granitenew, state: planned}\n"
        + string.Concat(Enumerable.Range(1, live).Select(number => $"  - {{prefix: granite{number}}}\n"))
        + string.Concat(Enumerable.Range(1, retiring).Select(number => $"  - {{prefix: old{number}, state: retiring}}\n"));

    /// <summary>The names of a batch that has the published shape and fits into a request.</summary>
    private static List<string> Names(string text)
    {
        using var document = JsonDocument.Parse(text);
        var batch = document.RootElement;
        AssertMembers(batch, ["Changes"], ["Comment"]);
        Assert.InRange(batch.GetProperty("Comment").GetString()!.Length, 1, 256);
        Assert.NotEqual(0, batch.GetProperty("Changes").GetArrayLength());
        var (records, characters, names) = (0, 0, new List<string>());
        foreach (var change in batch.GetProperty("Changes").EnumerateArray())
        {
            AssertMembers(change, ["Action", "ResourceRecordSet"], []);
            var action = change.GetProperty("Action").GetString()!;
            Assert.Contains(action, Actions);
            var set = change.GetProperty("ResourceRecordSet");
            AssertMembers(set, ["Name", "Type"], ["TTL", "ResourceRecords"]);
            Assert.Contains(set.GetProperty("Type").GetString(), Types);
            Assert.InRange(set.GetProperty("TTL").GetInt64(), 0, int.MaxValue);
            Assert.InRange(set.GetProperty("Name").GetString()!.Length, 1, 1024);
            names.Add(set.GetProperty("Name").GetString()!);
            Assert.NotEqual(0, set.GetProperty("ResourceRecords").GetArrayLength());
            foreach (var record in set.GetProperty("ResourceRecords").EnumerateArray())
            {
                AssertMembers(record, ["Value"], []);
                var value = record.GetProperty("Value").GetString()!;
                Assert.InRange(value.Length, 1, 4000);
                records += action == "UPSERT" ? 2 : 1;
                characters += action == "UPSERT" ? 2 * value.Length : value.Length;
            }
        }

        Assert.InRange(records, 1, 1_000);
        Assert.InRange(characters, 1, 32_000);
        return names;
    }

    private static void AssertMembers(JsonElement element, string[] required, string[] optional)
    {
        var members = element.EnumerateObject().Select(member => member.Name).ToList();
        Assert.Empty(required.Except(members, StringComparer.Ordinal));
        Assert.Empty(members.Except(required, StringComparer.Ordinal).Except(optional, StringComparer.Ordinal));
    }
}
