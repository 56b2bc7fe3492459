using System.CommandLine;
using System.Collections.Immutable;
using System.Security.Cryptography;
using CmgIac.Cli.Files;
using CmgIac.Cli.Reports;
using CmgIac.Core.Certificates;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg certificate request</c>: a key and a certificate request for each certificate of the fleet.</summary>
internal static class CertificateRequestCommand
{
    private const string Name = "cmg certificate request";

    /// <summary>PBES2 (RFC 8018), with as many iterations of PBKDF2 as OWASP's Password Storage Cheat Sheet asks for SHA-256.</summary>
    private static readonly PbeParameters KeyEncryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);

    private sealed record CertificateRequestQuestion(SpecQuestion Spec, string? Output, PassphraseSource Passphrase);

    private sealed record RequestPlan(LoadedFleet Loaded, RequestFolder Folder, ImmutableArray<GatewaySpec> Gateways);

    private sealed record WrittenRequests(RequestPlan Plan, ImmutableArray<RequestNames> Files);

    public static Command Create(Shell shell)
    {
        var command = new Verb("request",
            "Makes a private key and a certificate request for each certificate: NAME.key.pem, encrypted and for its owner alone, and NAME.csr.pem for the CA. Overwrites nothing.",
            """
            cmg certificate request
            cmg certificate request specs/ --gateway granitefalls.contoso.com -o requests
            cmg certificate request --passphrase-file passphrase.txt
            cmg certificate request --passphrase-env KEY_PASSPHRASE
            """)
        {
            Job = VerbJob.Certificates,
            Summary = "a private key and its request for each certificate",
            Answer = "A line for each request: what goes to the CA, what stays. json: {\"requests\":[{\"commonName\",\"request\",\"key\"}]}.",
        };
        var options = new SpecOptions(command).WithShards(command);
        var output = SpecOptions.Text("--output", "The folder to write into. Default: the working folder.", "DIR", "-o");
        command.Add(output);
        var passphrase = new PassphraseOptions(command);
        command.SetAction(parsed => Run(
            new(options.Read(parsed, shell), parsed.GetValue(output), passphrase.Read(parsed)), shell));
        return command;
    }

    private static int Run(CertificateRequestQuestion question, Shell shell)
    {
        var result = Pipeline.Load(question.Spec, shell)
            .Then(loaded => Plan(loaded, new RequestFolder(question.Output ?? ".", shell.WorkingFolder)))
            .Then(plan => plan.Gateways.IsEmpty ? new(new WrittenRequests(plan, []), []) : PassphraseReader.ReadNew(question.Passphrase, shell, Name).Then(passphrase => Write(plan, passphrase)));
        var (plan, files) = result.HasErrors ? (null, []) : (result.Value!.Plan, result.Value.Files);
        if (question.Spec.IsJson)
        {
            JsonReport.Write(shell, result.Diagnostics, json =>
            {
                json.WriteStartArray("requests");
                foreach (var (commonName, request, key) in files)
                {
                    json.WriteStartObject();
                    json.WriteString("commonName", commonName);
                    json.WriteString("request", plan!.Folder.Show(request));
                    json.WriteString("key", plan.Folder.Show(key));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            TextReport.WriteDiagnostics(shell, result.Diagnostics);
            if (plan is not null)
            {
                ShardReport.WriteNothing(shell.Out, plan.Loaded, plan.Gateways);
            }

            foreach (var (commonName, request, key) in files)
            {
                shell.Out.WriteLine($"{commonName}: send {plan!.Folder.Show(request)} to the CA, keep {plan.Folder.Show(key)}.");
            }
        }

        return result.HasErrors ? ExitCode.Error : ExitCode.Fine;
    }

    /// <summary>A gateway for each certificate; an error where a file stands in the way of one.</summary>
    private static StageResult<RequestPlan> Plan(LoadedFleet loaded, RequestFolder folder)
    {
        var asked = loaded.Gateways.Where(gateway => gateway.IsRendered)
            .Select(gateway => gateway.CommonNameKey).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0 && loaded.Shard is null)
        {
            return new(null, [RequestDiagnostics.NothingToRequest(loaded.Specs.Files[0].Shown)]);
        }

        ImmutableArray<GatewaySpec> gateways =
        [
            .. loaded.Fleet.Gateways.Where(gateway => gateway.IsRendered && asked.Contains(gateway.CommonNameKey))
                .DistinctBy(gateway => gateway.CommonNameKey, StringComparer.Ordinal),
        ];
        var diagnostics = DiagnosticList.Sort(folder.Obstacles(gateways.Select(RequestNames.Of)).Distinct());
        return new(new RequestPlan(loaded, folder, gateways), diagnostics);
    }

    /// <summary>All keys are made before the first file is.</summary>
    private static StageResult<WrittenRequests> Write(RequestPlan plan, Passphrase passphrase)
    {
        using (passphrase)
        {
            var pairs = plan.Gateways.Select(gateway => Make(gateway, passphrase)).ToList();
            return plan.Folder.Write(pairs) is { } problem
                ? new(null, [problem])
                : new(new WrittenRequests(plan, [.. pairs.Select(pair => pair.Names)]), []);
        }
    }

    /// <summary>The key leaves its object encrypted only.</summary>
    private static RequestPair Make(GatewaySpec gateway, Passphrase passphrase)
    {
        using var key = RSA.Create(gateway.Certificate.KeyLength.Value);
        return new(
            RequestNames.Of(gateway),
            PemEncoding.WriteString("CERTIFICATE REQUEST", SigningRequest.Write(gateway, key)) + "\n",
            key.ExportEncryptedPkcs8PrivateKeyPem(passphrase.Characters, KeyEncryption) + "\n");
    }
}
