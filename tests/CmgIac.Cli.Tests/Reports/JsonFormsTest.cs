using CmgIac.Cli.Reports.Forms;
using CmgIac.Cli.Tests.Commands;
using CmgIac.Core.Tests.Oracles;
using CmgIac.Core.Tests.Text;
using Xunit;

namespace CmgIac.Cli.Tests.Reports;

/// <summary>
/// The published schemas of the JSON documents. Every document that any test asks for is held against them by NJsonSchema; here are those of
/// each verb, going well and badly, by Ajv too.
/// </summary>
public class JsonFormsTest : Fixture
{
    public static TheoryData<string> Names => [.. JsonForms.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_s_file_is_what_cmg_prints(string form)
    {
        ExpectedFile.Holds(JsonForms.Write(form)!, "schemas", "forms", $"{form}.schema.json");
        Assert.Equal(new CmgRun(0, JsonForms.Write(form)!, ""), Cmg("schema", form));
    }

    [Fact]
    public void The_spec_s_schema_has_a_name_too() => Assert.Equal(Cmg("schema"), Cmg("schema", "spec"));

    [Fact]
    public void An_unknown_form_says_which_was_meant() =>
        Assert.Equal("cmg schema: error CMG5020: 'chek' is no form. Did you mean 'check'?", Cmg("schema", "chek").Error.Split('\n')[0]);

    [Fact]
    public void A_member_that_no_schema_knows_is_a_fault() =>
        Assert.ThrowsAny<Exception>(() => FormSchema.Hold(["check", "--format", "json"], """{"changes":[{"path":"a","change":"edited","size":1}],"diagnostics":[]}"""));

    [Fact]
    public void Each_verb_s_documents_are_of_their_schema_by_ajv_too()
    {
        var node = Oracle.Require("node", "nodejs");
        Oracle.RequireOfNpm("ajv", "package.json");
        using var judged = new TemporaryFolder();
        var count = 0;
        WriteSpecs();
        Cmg("render");
        foreach (var line in new[]
        {
            "validate", "validate bad.yaml", "validate nowhere.yaml", "validate --nope", "validate warned.yaml", "show", "show fleet.yaml", "show bad.yaml", "init new.yaml", "init cmg.yaml",
            "init --from-zone zone.txt adopted.yaml", "render --dry-run", "render bad.yaml", "check", "check fleet.yaml", "check bad.yaml", "diff --against before.yaml --allow-removal",
            "diff --against before.yaml", "diff --against nowhere.yaml", "diff --nope", "drift --no-tls --server 127.0.0.1:9 --resolver 127.0.0.1:9 --timeout 1", "drift bad.yaml", "drift --nope",
            "names --resolver 127.0.0.1:9 --timeout 1", "names bad.yaml", "next fleet.yaml --as-of 2027-04-18", "next bad.yaml", "certificate request --passphrase-env SECRET -o requests",
            "certificate request", "certificate check requests/granitefalls.contoso.com.csr.pem --spec cmg.yaml", "certificate check request.inf", "certificate check bad.yaml",
            "certificate calendar fleet.yaml", "certificate calendar --nope", "report", "report bad.yaml", "report -o requests", "report --nope",
        })
        {
            string[] arguments = [.. line.Split(' '), "--format", "json"];
            var run = CmgWith("SECRET", "correct horse battery staple", arguments);
            Assert.True(run.Error.Length == 0 && run.Out.Length > 0, line);
            judged.Write($"{FormSchema.FormOf(arguments)}.{count++}.json", run.Out);
        }

        foreach (var path in Files().Where(path => path.EndsWith("cmg.manifest.json", StringComparison.Ordinal)))
        {
            judged.Write($"manifest.{count++}.json", Read(path));
        }

        foreach (var form in JsonForms.Names)
        {
            Assert.NotEmpty(Directory.GetFiles(judged.Path, $"{form}.*.json"));
            judged.Write($"{form}.schema.json", FormSchema.Closed(form));
        }

        Assert.Equal(new ProgramRun(0, "", ""), ProgramRun.Of(node, Repository.Path("tests", "npm", "ajv.js"), judged.Path));
        judged.Write("check.bad.json", """{"changes":[{"path":"a","change":"edited","size":1}],"diagnostics":[]}""");
        Assert.Contains("check.bad.json: /changes/0", ProgramRun.Of(node, Repository.Path("tests", "npm", "ajv.js"), judged.Path).Output, StringComparison.Ordinal);
    }

    private void WriteSpecs()
    {
        Write("cmg.yaml", Minimal);
        Write("bad.yaml", Minimal.Replace("westus", "West US", StringComparison.Ordinal));
        Write("warned.yaml", Minimal + "configmgr: {vmSize: B2s}\n");
        Write("before.yaml", Minimal.Replace("granitefalls", "graniteridge", StringComparison.Ordinal));
        Write("zone.txt", "$ORIGIN contoso.com.\ngranitefalls 3600 IN CNAME granitefalls.westus.cloudapp.azure.com.\n");
        Write("request.inf", "[NewRequest]\r\nSubject=\"CN=granitefalls.contoso.com\"\r\n");
        Write("fleet.yaml",
            """
            domain: contoso.com
            region: westus
            suppress: [{code: CMG3034, reason: a lab, until: 2027-04-30}]
            configmgr: {vmSize: B2s}
            gateways:
              - prefix: granitefalls
              - {prefix: graniteplan, state: planned, certificate: {issuer: enterprise, template: CmgServer}}
              - {prefix: graniteold, state: retiring}
              - {prefix: graniteazure, serviceNameFrom: azure, certificate: {issuer: enterprise, template: CmgServer}}
            """ + "\n");
    }
}
