using System.CommandLine;

namespace CmgIac.Cli.Commands;

/// <summary><c>cmg certificate</c>: the verbs on certificates and on requests for them.</summary>
internal static class CertificateCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("certificate",
            "Certificates and requests for them: does one fit its gateway?",
            """
            cmg certificate check request.inf
            """);
        command.Add(CertificateCheckCommand.Create(shell));
        return command;
    }
}
