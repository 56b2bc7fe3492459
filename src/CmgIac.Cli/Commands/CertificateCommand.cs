using System.CommandLine;
using CmgIac.Cli.Help;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg certificate</c>: the verbs on server authentication certificates and on requests for them.</summary>
internal static class CertificateCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("certificate",
            "Server authentication certificates of gateways: make a request, see whether one fits, or when one must be renewed.",
            """
            cmg certificate request
            cmg certificate check request.inf
            cmg certificate calendar
            """)
        {
            Job = VerbJob.Certificates,
            Summary = "make a request, see whether one fits, when to renew",
            Answer = "What the verb below it says.",
        };
        foreach (var subcommand in new[]
        {
            CertificateRequestCommand.Create(shell), CertificateCheckCommand.Create(shell), CertificateCalendarCommand.Create(shell),
        })
        {
            command.Add(subcommand);
        }

        command.SetAction(_ =>
        {
            HelpPages.Write(command, shell);
            return ExitCode.Fine;
        });
        return command;
    }
}
