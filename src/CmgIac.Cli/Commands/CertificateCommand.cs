using System.CommandLine;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg certificate</c>: the verbs on server authentication certificates.</summary>
internal static class CertificateCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("certificate",
            "Server authentication certificates of gateways, from the request on.",
            """
            cmg certificate request
            """);
        foreach (var subcommand in new[] { CertificateRequestCommand.Create(shell) })
        {
            command.Add(subcommand);
        }

        return command;
    }
}
