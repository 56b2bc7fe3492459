using CmgIac.Cli;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>The whole tool run in process: how it ended and what it wrote.</summary>
internal sealed record CmgRun(int ExitCode, string Out, string Error)
{
    /// <summary>Today, for every test.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    public static CmgRun In(string workingFolder, params string[] arguments) => With(shell => shell, workingFolder, arguments);

    /// <summary>In surroundings that <paramref name="change"/> makes of the usual ones. A JSON document is held against its published schema.</summary>
    public static CmgRun With(Func<Shell, Shell> change, string workingFolder, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = CmgTool.Run(arguments, change(new Shell(output, error, workingFolder, Today, UseColour: false)));
        FormSchema.Hold(arguments, output.ToString());
        return new CmgRun(exitCode, output.ToString(), error.ToString());
    }
}
