using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Changes;

/// <summary>Specs as the other side has them: wrong, absent, moved, in another form.</summary>
public class OtherSideTest
{
    private const string Top = "domain: contoso.com\nregion: westus\n";
    private const string Spec = Top + "prefix: granite\n";

    [Theory]
    [InlineData("domain: [\n", "HEAD:specs/cmg.yaml(2,1): error CMG1006: ")]
    [InlineData("domain: contoso.com\nregoin: westus\nprefix: granite\n", "HEAD:specs/cmg.yaml(2,1): error CMG2001: ")]
    [InlineData("", "HEAD:specs/cmg.yaml(1,1): error CMG1004: ")]
    public void What_is_wrong_there_stands_there(string before, string error)
    {
        using var history = new History().Commit(("specs/cmg.yaml", before));
        history.Folder.Write("specs/cmg.yaml", Spec);
        // From the root of the repository, wherever one is: git reads it so.
        var run = CmgRun.In(Path.Combine(history.Path, "specs"), "diff", "--against", "HEAD");
        Assert.Equal((1, "", true), (run.ExitCode, run.Out, run.Error.StartsWith(error, StringComparison.Ordinal)));

        history.Folder.Write("specs/cmg.yaml", Spec + "nope: 1\n");
        var both = history.Plan("specs");
        Assert.Equal((1, "CMG2001"), (both.Run.ExitCode, both.Codes[0]));
        Assert.True(both.Codes.Length > 1);
    }

    /// <summary>Rules change with the tool, and a change that mends a clash must have a plan.</summary>
    [Fact]
    public void What_only_a_rule_forbids_was_once_so()
    {
        using var history = History.Of(
            Top + "gateways:\n  - {prefix: granite, dns: {zone: fabrikam.com}}\n  - {prefix: granite, region: eastus}\n",
            Top + "gateways:\n  - {prefix: granite}\n");
        var plan = history.Plan("--allow-removal");
        Assert.Equal(0, plan.Run.ExitCode);
        Assert.Equal(["update granite.contoso.com", "remove granite.contoso.com"], plan.Gateways);
    }

    [Fact]
    public void Of_a_spec_that_was_not_there_all_is_new()
    {
        using var history = new History().Commit(("readme.md", "x"));
        history.Folder.Write("cmg.yaml", Spec);
        Assert.Equal(["create granite.contoso.com", "create granite CNAME - → granite.westus:3600 takeover"], history.Plan().Gateways.Concat(history.Plan().Records));
        history.Folder.Write("specs/new/cmg.yaml", Spec);
        Assert.Equal(["create granite.contoso.com"], history.Plan("specs").Gateways);
    }

    [Fact]
    public void A_spec_that_was_renamed_is_found_under_its_old_name()
    {
        using var history = new History().Commit(("eu.cmg.yaml", Spec), ("other.yaml", "a: 1\n"), ("bad.yaml", "{\n"));
        File.Delete(Path.Combine(history.Path, "other.yaml"));
        File.Delete(Path.Combine(history.Path, "bad.yaml"));
        Directory.CreateDirectory(Path.Combine(history.Path, "moved"));
        File.Move(Path.Combine(history.Path, "eu.cmg.yaml"), Path.Combine(history.Path, "moved/europe.yaml"));
        var run = history.Diff("moved/europe.yaml", "--against", "HEAD");
        Assert.Equal((0, "moved/europe.yaml(1,1): warning CMG8009: The spec 'moved/europe.yaml' isn't there on the other side; it is compared with 'HEAD:eu.cmg.yaml', which is gone and had the same gateways.\n"), (run.ExitCode, run.Error));
        Assert.StartsWith("Against HEAD: nothing changes.", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, history.Diff("moved/europe.yaml", "--against", "HEAD", "--exit-code").ExitCode);
    }

    [Fact]
    public void In_a_folder_it_does_not_matter_what_a_spec_is_called()
    {
        using var history = new History().Commit(("specs/a.cmg.yaml", Spec), ("specs/b/cmg.yaml", Spec.Replace("granite", "basalt")));
        File.Move(Path.Combine(history.Path, "specs/a.cmg.yaml"), Path.Combine(history.Path, "specs/c.cmg.yaml"));
        Assert.Equal(["unchanged basalt.contoso.com", "unchanged granite.contoso.com"], history.Plan("specs").Gateways);
        Assert.Empty(history.Plan("specs").Codes);
    }

    [Fact]
    public void Line_ends_and_a_byte_order_mark_mean_nothing()
    {
        using var history = History.Of("\uFEFF" + Spec.Replace("\n", "\r\n"), Spec);
        Assert.Equal(["unchanged granite.contoso.com"], history.Plan().Gateways);
    }

    [Fact]
    public void Folders_are_compared_with_folders_and_files_with_files()
    {
        using var place = new TemporaryFolder();
        place.Write("old/a.cmg.yaml", Spec);
        place.Write("old/b/cmg.yaml", Spec.Replace("granite", "basalt"));
        place.Write("new/all.cmg.yaml", Top + "gateways: [{prefix: basalt}, {prefix: granite, dns: {ttl: 60}}]\n");
        var plan = Plan.Of(CmgRun.In(place.Path, "diff", "new", "--against", "old", "--format", "json"));
        Assert.Equal(["unchanged basalt.contoso.com", "update granite.contoso.com"], plan.Gateways);
        Assert.Equal(["unchanged granite.contoso.com"], Plan.Of(CmgRun.In(place.Path, "diff", "old/a.cmg.yaml", "--against", "old/a.cmg.yaml", "--format", "json")).Gateways);
        place.Write("empty/readme.md", "");
        Assert.Contains("error CMG5003: ", CmgRun.In(place.Path, "diff", "new", "--against", "empty").Error, StringComparison.Ordinal);
    }

    /// <summary>The certificate in use of the other side is read out of the commit as well: a spelling that both have is no change.</summary>
    [Fact]
    public void The_certificate_in_use_is_that_of_the_same_side()
    {
        using var history = new History();
        var pem = IssuedCertificate.Pem("/CN=Granite.contoso.com", "20261101000000Z", "20270301000000Z");
        history.Commit(("specs/cmg.yaml", Spec + "certificate: {current: ../certs/granite.pem}\n"), ("certs/granite.pem", pem));
        Assert.Equal(["unchanged granite.contoso.com", "unchanged Granite.contoso.com"], history.Plan("specs").Gateways.Concat(history.Plan("specs").Certificates));

        history.Commit(("specs/cmg.yaml", Spec));
        history.Folder.Write("specs/cmg.yaml", Spec + "certificate: {current: ../certs/granite.pem}\n");
        var plan = history.Plan("specs");
        Assert.Equal(["update granite.contoso.com", "unchanged Granite.contoso.com"], plan.Gateways.Concat(plan.Certificates));
        Assert.Equal(["common name"], plan.ReasonsOf("gateways", "granite.contoso.com"));
    }

    [Fact]
    public void One_gateway_alone_is_asked_for_by_either_name()
    {
        using var history = History.Of(
            Top + "gateways: [{prefix: granite}, {prefix: basalt}]\n",
            Top + "dns: {ttl: 60}\ngateways: [{prefix: granite2, renamedFrom: granite.contoso.com}, {prefix: basalt}]\n");
        foreach (var name in new[] { "granite2.contoso.com", "GRANITE.contoso.com." })
        {
            var plan = history.Plan("--gateway", name);
            Assert.Equal((1, 2, 2), (plan.Gateways.Length, plan.Records.Length, plan.Certificates.Length));
        }

        Assert.Equal(["update basalt CNAME basalt.westus:3600 → basalt.westus:60 none"], history.Plan("--gateway", "basalt.contoso.com").Records);
        Assert.Equal(["CMG5015"], history.Plan("--gateway", "nope.contoso.com").Codes);
    }

    [Fact]
    public void The_json_has_the_form_of_the_contract()
    {
        using var history = History.Of(Spec, Spec + "dns: {ttl: 60}\n");
        var plan = history.Plan();
        Assert.Equal(["gateways", "records", "certificates", "checksum", "diagnostics"], plan.Json.EnumerateObject().Select(item => item.Name));
        var record = plan.Json.GetProperty("records")[0];
        Assert.Equal(["zone", "name", "type", "change", "before", "after", "risk", "internal"], record.EnumerateObject().Select(item => item.Name));
        Assert.Equal("{\"target\":\"granite.westus.cloudapp.azure.com\",\"ttl\":3600}", string.Concat(record.GetProperty("before").GetRawText().Where(c => !char.IsWhiteSpace(c))));

        var failed = Plan.Of(history.Diff("--format", "json", "--nope"));
        Assert.Equal((1, "CMG5020", (string?)null, 0), (failed.Run.ExitCode, failed.Codes[0], failed.Checksum, failed.Gateways.Length));
    }
}
