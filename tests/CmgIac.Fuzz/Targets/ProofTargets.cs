using System.Text;
using CmgIac.Core.Binding;
using CmgIac.Core.Lowering;
using CmgIac.Core.Proof;
using CmgIac.Core.Rendering;
using CmgIac.Core.Syntax;

namespace CmgIac.Fuzz.Targets;

/// <summary>
/// Files that a stranger's templates wrote in the place of ours: the proof says what is wrong with them, whatever they are. The first
/// byte chooses the file, the others are its text.
/// </summary>
internal static class ProofTargets
{
    private const string Spec = """
        domain: contoso.com
        organization: Contoso, Ltd.
        region: westus
        azure:
          subscription: 11111111-2222-3333-4444-555555555555
          resourceGroup: rg-cmg-west
          serverAppObjectId: 99999999-8888-7777-6666-555555555555
          budget: {amount: 500, contacts: [finance@contoso.com], start: 2027-01-01}
          alerts: {contacts: [cmg@contoso.com]}
          webTest: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-monitor/providers/Microsoft.Insights/components/appi-endpoints
        dns:
          outputs: [azure, bind, nsupdate, octodns, dnscontrol, terraform, route53, windows, external-dns]
          azure: {resourceGroup: rg-dns, lock: true}
          caa: [{tag: issue, value: digicert.com}]
          internal: {outputs: [azure, windows]}
        gateways:
          - prefix: granitefalls
            dns: {acmeChallenge: {delegateTo: granitefalls.acme.contoso.net}}
          - {prefix: graniteold, state: retiring}
        """;

    private static readonly Lazy<(RenderedJob Job, int File)[]> Files = new(() =>
    {
        var jobs = SpecParser.Parse([new SpecText("cmg.yaml", Encoding.UTF8.GetBytes(Spec))])
            .Then(specs => SpecBinder.Bind(specs))
            .Then(fleet => Lowerer.Lower(fleet))
            .Then(jobs => Renderer.Render(jobs, TemplateSet.Load([]).Value!));
        return [.. jobs.Value!.Jobs.SelectMany(job => job.Files.Select((_, file) => (job, file)))];
    });

    public static readonly FuzzTarget[] All =
    [
        new("proof", Prove)
        {
            MaxLength = 16384,
            Mutations = 400,
            Words = ["'", "\"", "${", "$(", "{", "}", "[", "]", "(", ")", "\n", "\r\n", "#", "//", "/*", "resource ", "module ", "param ", "CNAME", "granitefalls", "contoso.com", "- ", ": ", "@'\n", "\n'@"],
        },
    ];

    /// <summary>The texts of all files, each as an input of this target.</summary>
    public static IEnumerable<(string Name, byte[] Input)> Seeds => Files.Value.Select((file, number) =>
        (file.Job.Files[file.File].File.Path.Replace('/', '_'), (byte[])[(byte)number, .. Encoding.UTF8.GetBytes(file.Job.Files[file.File].File.Text)]));

    private static void Prove(byte[] input)
    {
        if (input.Length == 0)
        {
            return;
        }

        var (job, number) = Files.Value[input[0] % Files.Value.Length];
        var chosen = job.Files[number];
        var changed = (chosen.Part, chosen.Family, chosen.File with { Text = Texts.Utf8(input.AsSpan(1)) });
        var family = job.Files.Where(file => ReferenceEquals(file.Part, chosen.Part) && file.Family == chosen.Family && file != chosen).Append(changed);
        Prover.Prove(new RenderedJobs([job with { Files = [.. family] }]));
    }
}
