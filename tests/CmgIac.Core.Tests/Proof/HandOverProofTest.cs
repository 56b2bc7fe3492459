using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class HandOverProofTest
{
    private const string List = "configmgr/allow-list.csv";
    private const string Runbook = "runbook/runbook.md";
    private const string Rows = "name,port\n\"granitefalls.contoso.com\",\"443\"\ngranitefalls.westus.cloudapp.azure.com,443\nmanagement.azure.com,443\n";
    private const string Text = "# `granitefalls.contoso.com`\n\nA CNAME for `granitefalls.westus.cloudapp.azure.com`, in contoso.com. Ask pki@contoso.com.\n";

    [Fact]
    public void What_names_the_gateway_and_no_other_passes() =>
        Assert.Empty(Proofs.Prove(Proofs.Spec, JobScope.Gateway, (List, Rows), (Runbook, Text)));

    [Theory]
    [InlineData("\"granitefalls.contoso.com\"", "\"granitefalls.contoso.net\"", "CMG4093")]
    [InlineData("\"granitefalls.contoso.com\"", "\"GraniteFalls.contoso.com\"", "CMG4094")]
    [InlineData("granitefalls.westus.", "granitefalls.eastus.", "CMG4093")]
    [InlineData("management.azure.com", "wiki.contoso.com", "CMG4094")]
    [InlineData("name,port", "host,port", "CMG4093")]
    [InlineData("management.azure.com,443", "management.azure.com", "CMG4093")]
    [InlineData("\"443\"", "\"443", "CMG4093")]
    public void A_mistake_in_the_list_is_one_diagnostic(string old, string replacement, string code) =>
        Proofs.Single(code, List, Proofs.Prove(Proofs.Spec, JobScope.Gateway, (List, Proofs.Mutate(Rows, old, replacement))));

    [Fact]
    public void An_empty_list_is_one_diagnostic() => Proofs.Single("CMG4093", List, Proofs.Prove(Proofs.Spec, JobScope.Gateway, (List, "")));

    [Theory]
    [InlineData("`granitefalls.contoso.com`", "the gateway", "CMG4093")]
    [InlineData("granitefalls.westus.", "granitefalls.eastus.", "CMG4093")]
    [InlineData("pki@", "https://granitefals.", "CMG4094")]
    public void A_mistake_in_the_runbook_is_one_diagnostic(string old, string replacement, string code) =>
        Proofs.Single(code, Runbook, Proofs.Prove(Proofs.Spec, JobScope.Gateway, (Runbook, Proofs.Mutate(Text, old, replacement))));

    [Fact]
    public void A_zone_of_one_label_must_be_named_as_well()
    {
        const string Spec = Proofs.Spec + "dns: {zone: com}\n";
        Proofs.Single("CMG4093", Runbook, Proofs.Prove(Spec, JobScope.Gateway, (Runbook, Text)));
        Assert.Empty(Proofs.Prove(Spec, JobScope.Gateway, (Runbook, Proofs.Mutate(Text, "in contoso.com.", "in com."))));
    }

    [Theory]
    [InlineData("configmgr: {description: 'Replaces old.contoso.com'}\n", "old.contoso.com")]
    [InlineData("configmgr: {connectionPoints: [cm02.contoso.com]}\n", "cm02.contoso.com")]
    [InlineData("renamedFrom: granite.contoso.com\n", "granite.contoso.com")]
    [InlineData("certificate: {wildcard: true}\n", "certificates/_wildcard.contoso.com and *.contoso.com")]
    [InlineData("dns: {acmeChallenge: {delegateTo: a.acme.contoso.com}}\n", "_acme-challenge.granitefalls.contoso.com a.acme.contoso.com")]
    public void What_the_spec_says_is_known(string key, string names) =>
        Assert.Empty(Proofs.Prove(Proofs.Spec + key, JobScope.Gateway, (Runbook, Text + names + "\n")));

    [Fact]
    public void Other_files_may_say_what_they_like() => Assert.Empty(Proofs.Prove(
        Proofs.Spec, JobScope.Gateway, ("runbook/notes.md", "See https://wiki.contoso.com.\n"), ("own/hosts.csv", "\"")));

    [Theory]
    [InlineData("a,b\n1,\"2,\"\"3\"\"\n4\"\n", "a|b/1|2,\"3\"\n4")]
    [InlineData("a\n", "a")]
    [InlineData("a,\n,", "a|/|")]
    [InlineData("", "")]
    public void Comma_separated_values_are_read(string text, string expected) => Assert.Equal(
        expected, string.Join('/', CsvReader.Read(text).Value.Select(record => string.Join('|', record.Value))));

    [Theory]
    [InlineData("a,b\nc\n", 2)]
    [InlineData("a\n\"b\"c\n", 2)]
    [InlineData("a\nb\"c\"\n", 2)]
    [InlineData("a\n\nb\n\"c\n", 4)]
    public void What_is_no_comma_separated_values_is_a_problem(string text, int line) =>
        Assert.Equal(line, Assert.Single(CsvReader.Read(text).Problems).Line);
}
