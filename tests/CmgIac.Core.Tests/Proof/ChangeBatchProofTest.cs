using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class ChangeBatchProofTest
{
    private const string File = "route53/change-batch.json";
    private const string SecondFile = "route53/change-batch-2.json";
    private const string DeleteFile = "route53/change-batch-delete.json";

    private const string First = """
        {
          "Comment": "ours",
          "Changes": [
            {"Action": "UPSERT", "ResourceRecordSet": {"Name": "granite2.contoso.com.", "Type": "CNAME", "TTL": 3600, "ResourceRecords": [{"Value": "granite2.westus.cloudapp.azure.com."}]}},
            {"Action": "UPSERT", "ResourceRecordSet": {"Name": "granite10.contoso.com.", "Type": "CNAME", "TTL": 60, "ResourceRecords": [{"Value": "granite10.westus.cloudapp.azure.com."}]}}
          ]
        }

        """;

    private const string Second = """
        {
          "Changes": [
            {"Action": "UPSERT", "ResourceRecordSet": {"Name": "_acme-challenge.granite10.contoso.com.", "Type": "CNAME", "TTL": 60, "ResourceRecords": [{"Value": "g.acme.example.net."}]}},
            {"Action": "UPSERT", "ResourceRecordSet": {"Name": "contoso.com.", "Type": "CAA", "TTL": 60, "ResourceRecords": [{"Value": "0 issue \"digicert.com\""}]}}
          ]
        }

        """;

    private const string Delete = """
        {
          "Changes": [
            {"Action": "DELETE", "ResourceRecordSet": {"Name": "graniteold.contoso.com.", "Type": "CNAME", "TTL": 3600, "ResourceRecords": [{"Value": "graniteold.westus.cloudapp.azure.com."}]}}
          ]
        }

        """;

    [Fact]
    public void Right_batches_pass() => Assert.Empty(Prove(First, Second, Delete));

    [Theory]
    [InlineData("granite2.contoso.com.", "Granite2.contoso.com")]
    [InlineData("\"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"granite2.", "\"CREATE\", \"ResourceRecordSet\": {\"Name\": \"granite2.")]
    [InlineData("granite10.westus.cloudapp.azure.com.", "granite10.westus.cloudapp.azure.com")]
    public void Another_way_to_say_the_same_passes(string old, string replacement) =>
        Assert.Empty(Prove(Proofs.Mutate(First, old, replacement), Second, Delete));

    [Theory]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("3600", "3601", "CMG4032")]
    [InlineData("3600", "\"3600\"", "CMG4100")]
    [InlineData("\"TTL\": 3600, ", "", "CMG4100")]
    [InlineData("\"TTL\": 3600, ", "\"SetIdentifier\": \"a\", \"Weight\": 1, \"TTL\": 3600, ", "CMG4100")]
    [InlineData("\"Comment\"", "\"HostedZoneId\": \"Z\", \"Comment\"", "CMG4100")]
    [InlineData("\"ours\",", "\"ours\"", "CMG4100")]
    [InlineData("azure.com.\"}]}}\n", "azure.com.\"}]}},\\n", "CMG4100")]
    [InlineData("\"Name\": \"granite2.contoso.com.\"", "\"Name\": \"granite3.contoso.com.\"", "CMG4033")]
    [InlineData("{\"Value\": \"granite2.westus.cloudapp.azure.com.\"}", "{\"Value\": \"granite2.westus.cloudapp.azure.com.\"}, {\"Value\": \"x.example.net.\"}", "CMG4033")]
    [InlineData("\"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"granite2.", "\"UPDATE\", \"ResourceRecordSet\": {\"Name\": \"granite2.", "CMG4100")]
    [InlineData("    {\"Action\": \"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"granite2.contoso.com.\", \"Type\": \"CNAME\", \"TTL\": 3600, \"ResourceRecords\": [{\"Value\": \"granite2.westus.cloudapp.azure.com.\"}]}},\n", "", "CMG4031")]
    [InlineData("    {\"Action\": \"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"granite2.", "    \"text\",\\n    {\"Action\": \"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"granite2.", "CMG4100")]
    [InlineData("[{\"Value\": \"granite2.westus.cloudapp.azure.com.\"}]", "\"granite2.westus.cloudapp.azure.com.\"", "CMG4100")]
    [InlineData("[{\"Value\": \"granite2.westus.cloudapp.azure.com.\"}]", "[\"granite2.westus.cloudapp.azure.com.\"]", "CMG4100")]
    [InlineData("[{\"Value\": \"granite2.westus.cloudapp.azure.com.\"}]", "[{}]", "CMG4100")]
    [InlineData("[{\"Value\": \"granite2.westus.cloudapp.azure.com.\"}]", "[]", "CMG4100")]
    [InlineData("\"Name\": \"granite2.contoso.com.\", ", "", "CMG4100")]
    [InlineData("\"Type\": \"CNAME\", \"TTL\": 3600", "\"TTL\": 3600", "CMG4100")]
    [InlineData("3600", "36.5", "CMG4100")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) =>
        Proofs.Single(code, File, Prove(Proofs.Mutate(First, old, replacement), Second, Delete));

    [Fact]
    public void A_mistake_is_told_at_the_batch_that_has_it()
    {
        Proofs.Single("CMG4032", SecondFile, Prove(First, Proofs.Mutate(Second, "g.acme", "h.acme"), Delete));
        Proofs.Single("CMG4033", SecondFile, Prove(First, Proofs.Mutate(Second, "digicert", "other"), Delete));
        Proofs.Single("CMG4100", SecondFile, Prove(First, Proofs.Mutate(Second, "0 issue", "issue"), Delete));
    }

    [Theory]
    [InlineData("graniteold.contoso", "granite2.contoso")]
    [InlineData("graniteold.westus", "other.westus")]
    [InlineData("3600", "60")]
    [InlineData("CNAME", "A")]
    public void What_is_deleted_is_what_retires_to_the_letter(string old, string replacement) =>
        Proofs.Single("CMG4102", DeleteFile, Prove(First, Second, Proofs.Mutate(Delete, old, replacement)));

    [Fact]
    public void What_retires_is_deleted() => Proofs.Single(
        "CMG4102", SecondFile, Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, First), (SecondFile, Second)));

    [Fact]
    public void No_batch_is_an_empty_one() => Proofs.Single(
        "CMG4100", SecondFile, Prove(First, "{\"Changes\": []}", Delete));

    [Fact]
    public void JSON_without_changes_is_about_something_else_and_lacks_the_records()
    {
        Assert.Empty(Proofs.Prove(
            DnsHostProofs.Spec, JobScope.Zone, (File, First), (SecondFile, Second), (DeleteFile, Delete), ("route53/policy.json", "{\"Version\": \"2012-10-17\"}")));
        Proofs.Single("CMG4031", File, Prove("{}", Second, Delete));
    }

    [Theory]
    [InlineData("UPSERT", 498, 20, true)]
    [InlineData("UPSERT", 499, 20, false)]
    [InlineData("CREATE", 996, 20, true)]
    [InlineData("CREATE", 997, 20, false)]
    [InlineData("UPSERT", 5, 3900, false)]
    [InlineData("CREATE", 5, 3900, true)]
    public void A_batch_beyond_the_limits_of_a_request_is_refused(string action, int count, int characters, bool fits)
    {
        var values = string.Join(", ", Enumerable.Repeat($"{{\"Value\": \"{new string('a', characters)}\"}}", count));
        var set = $"    {{\"Action\": \"{action}\", \"ResourceRecordSet\": {{\"Name\": \"x.contoso.com.\", \"Type\": \"TXT\", \"TTL\": 60, \"ResourceRecords\": [{values}]}}}},\n    {{\"Action\": \"UPSERT\", \"ResourceRecordSet\": {{\"Name\": \"granite2.";
        var found = Prove(Proofs.Mutate(First, "    {\"Action\": \"UPSERT\", \"ResourceRecordSet\": {\"Name\": \"granite2.", set), Second, Delete);
        Assert.Equal(fits, found.IsEmpty);
        if (!fits)
        {
            Proofs.Single("CMG4104", File, found);
        }
    }

    private static ImmutableArray<Core.Diagnostics.Diagnostic> Prove(string first, string second, string delete) =>
        Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, first), (SecondFile, second), (DeleteFile, delete));
}
