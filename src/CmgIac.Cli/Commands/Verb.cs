using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CmgIac.Cli.Commands;

/// <summary>A command whose help ends with examples, one a line.</summary>
internal sealed class Verb(string name, string description, string examples) : Command(name, description)
{
    /// <summary>Lets the help of <paramref name="root"/> and all its verbs show the verb's examples, or the root's own.</summary>
    public static void ShowExamples(RootCommand root, string rootExamples)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!, rootExamples);
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction help, string rootExamples) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var line in (parseResult.CommandResult.Command is Verb verb ? verb.Examples : rootExamples).Split('\n'))
            {
                output.WriteLine("  " + line);
            }

            return exitCode;
        }
    }

    private string Examples { get; } = examples;
}
