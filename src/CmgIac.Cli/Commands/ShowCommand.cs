using System.CommandLine;
using CmgIac.Cli.Reports;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg show</c>: every derived name.</summary>
internal static class ShowCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("show",
            "Shows every name that follows from specs: service and deployment name, record, certificate, globally unique names.",
            """
            cmg show
            cmg show specs/ --gateway granitefalls.contoso.com
            cmg show --format json
            """)
        {
            Job = VerbJob.Look,
            Summary = "every name that follows from the spec",
            Answer = "A paragraph for each gateway. json: {\"gateways\":[{\"serviceName\",\"deploymentName\",\"certificate\",\"cname\",\"globallyUnique\"}]}, with all that there is of each.",
        };
        var options = new SpecOptions(command).WithShards(command).WithList(command);
        command.SetAction(parsed => Run(options.Read(parsed, shell), shell));
        return command;
    }

    private static int Run(SpecQuestion question, Shell shell)
    {
        var loaded = Pipeline.Load(question, shell);
        var gateways = loaded.HasErrors ? [] : loaded.Value!.Gateways;
        if (question.IsJson)
        {
            JsonReport.Write(shell, loaded.Diagnostics, json =>
            {
                json.WriteStartArray("gateways");
                foreach (var gateway in gateways)
                {
                    GatewayReport.WriteJson(json, gateway);
                }

                json.WriteEndArray();
            });
        }
        else
        {
            TextReport.WriteDiagnostics(shell, loaded.Diagnostics);
            if (loaded.Value is { } fleet)
            {
                ShardReport.WriteEmpty(shell.Out, fleet);
            }

            foreach (var gateway in gateways)
            {
                GatewayReport.WriteText(shell.Out, gateway);
            }
        }

        return loaded.HasErrors ? ExitCode.Error : ExitCode.Fine;
    }
}
