using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class UpdateProofTest
{
    private const string Create = """
        zone contoso.com.
        prereq nxdomain granite2.contoso.com.
        update add granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.
        send
        prereq nxdomain granite10.contoso.com.
        update add granite10.contoso.com. 60 IN CNAME granite10.westus.cloudapp.azure.com.
        send
        prereq nxdomain _acme-challenge.granite10.contoso.com.
        update add _acme-challenge.granite10.contoso.com. 60 IN CNAME g.acme.example.net.
        send
        prereq nxrrset contoso.com. IN CAA
        update add contoso.com. 60 IN CAA 0 issue "digicert.com"
        send

        """;

    private const string Delete = """
        zone contoso.com.
        prereq yxrrset graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.
        update delete graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.
        send

        """;

    [Fact]
    public void Right_files_pass() => Assert.Empty(Prove(Create, Delete));

    [Theory]
    [InlineData("zone contoso.com.", "server 192.0.2.1\\nzone Contoso.Com.")]
    [InlineData("3600 IN CNAME", "3600 CNAME")]
    [InlineData("send\nprereq nxdomain granite10", "\\nprereq nxdomain granite10")]
    [InlineData("prereq nxrrset contoso.com. IN CAA", "prereq nxrrset contoso.com. CAA")]
    [InlineData("prereq nxdomain granite10", "prereq nxdomain www.contoso.com.\\nupdate add www.contoso.com. 60 A 192.0.2.1\\nsend\\nprereq nxdomain granite10")]
    public void Another_way_to_say_the_same_and_other_records_pass(string old, string replacement) =>
        Assert.Empty(Prove(Proofs.Mutate(Create, old, replacement), Delete));

    [Theory]
    [InlineData("zone contoso.com.", "zone contoso.org.", "CMG4031")]
    [InlineData("zone contoso.com.\n", "", "CMG4031")]
    [InlineData("zone contoso.com.", "zone contoso.com.\\nkey k c2VjcmV0", "CMG4100")]
    [InlineData("granite2.westus.cloudapp.azure.com.", "granite2.westus.cloudapp.azure.com", "CMG4100")]
    [InlineData("update add granite10.contoso.com. 60 IN CNAME", "update add granite10.contoso.com. 60 IN (CNAME", "CMG4100")]
    [InlineData("prereq nxdomain granite2", "prereq nodomain granite2", "CMG4100")]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("3600", "3601", "CMG4032")]
    [InlineData("granite2.contoso.com. 3600 IN", "granite2.contoso.com. IN", "CMG4032")]
    [InlineData("update add granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.\n", "", "CMG4031")]
    [InlineData("update add contoso.com. 60 IN CAA 0 issue \"digicert.com\"\n", "", "CMG4031")]
    [InlineData("zone contoso.com.", "zone contoso.com.\\nprereq nxdomain www.contoso.com.\\nupdate add www.contoso.com. 60 CNAME x.example.net.\\nsend", "CMG4033")]
    [InlineData("prereq nxdomain granite2.contoso.com.\n", "", "CMG4101")]
    [InlineData("prereq nxdomain granite2.contoso.com.\n", "prereq nxdomain granite2.contoso.com.\\n\\n", "CMG4101")]
    [InlineData("prereq nxdomain granite2.", "prereq nxrrset granite2.", "CMG4101")]
    [InlineData("prereq nxdomain granite2.contoso.com.", "prereq nxdomain granite3.contoso.com.", "CMG4101")]
    [InlineData("send\nprereq nxdomain granite10", "prereq nxdomain granite10", "CMG4101")]
    [InlineData("prereq nxrrset contoso.com. IN CAA\n", "", "CMG4101")]
    [InlineData("zone contoso.com.", "zone contoso.com.\\nupdate delete www.contoso.com.\\nsend", "CMG4102")]
    [InlineData("update add granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.", "update add granite2.contoso.com. 3600", "CMG4100")]
    [InlineData("update add granite2.contoso.com. 3600 IN CNAME granite2.westus.cloudapp.azure.com.", "update add granite2.contoso.com. 3600 IN CNAME", "CMG4100")]
    [InlineData("granite2.westus.cloudapp.azure.com.", "granite2.westus.cloudapp.azure.com. more.", "CMG4100")]
    [InlineData("0 issue \"digicert.com\"", "0 issue", "CMG4100")]
    public void One_mistake_in_what_creates_is_one_diagnostic(string old, string replacement, string code) =>
        Proofs.Single(code, "nsupdate/create.txt", Prove(Proofs.Mutate(Create, old, replacement), Delete));

    [Theory]
    [InlineData("update delete graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.\n", "", "CMG4102")]
    [InlineData("update delete graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.", "update delete graniteold.contoso.com. CNAME", "CMG4102")]
    [InlineData("update delete graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.", "update delete graniteold.contoso.com.", "CMG4102")]
    [InlineData("update delete graniteold", "update delete granite2", "CMG4102")]
    [InlineData("prereq yxrrset graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.\n", "", "CMG4101")]
    [InlineData("prereq yxrrset graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.", "prereq yxrrset graniteold.contoso.com. IN CNAME", "CMG4101")]
    [InlineData("prereq yxrrset graniteold.contoso.com. IN CNAME graniteold.westus.cloudapp.azure.com.", "prereq yxdomain graniteold.contoso.com.", "CMG4101")]
    public void One_mistake_in_what_deletes_is_one_diagnostic(string old, string replacement, string code) =>
        Proofs.Single(code, "nsupdate/delete.txt", Prove(Create, Proofs.Mutate(Delete, old, replacement)));

    [Fact]
    public void One_file_of_another_name_may_have_all() =>
        Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, ("nsupdate/all.txt", Create + Delete)));

    [Fact]
    public void A_prerequisite_before_an_empty_line_guards_nothing() => Assert.Contains(
        "(line 4) adds a record at 'granite2.contoso.com' without the prerequisite 'prereq nxdomain granite2.contoso.com'",
        Assert.Single(Prove(Proofs.Mutate(Create, "prereq nxdomain granite2.contoso.com.\n", "prereq nxdomain granite2.contoso.com.\n\n"), Delete)).Message,
        StringComparison.Ordinal);

    private static ImmutableArray<Core.Diagnostics.Diagnostic> Prove(string create, string delete) =>
        Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, ("nsupdate/create.txt", create), ("nsupdate/delete.txt", delete));
}
