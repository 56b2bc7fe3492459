using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using CmgIac.Cli.Commands;

namespace CmgIac.Cli.Help;

/// <summary>The help of cmg and of its verbs.</summary>
internal static class HelpPages
{
    /// <summary>The jobs of verbs as headings.</summary>
    public static readonly IReadOnlyList<(VerbJob Job, string Heading)> Jobs =
    [
        (VerbJob.Write, "Write"),
        (VerbJob.Look, "Look at it"),
        (VerbJob.Watch, "Watch the world"),
        (VerbJob.Certificates, "Certificates"),
        (VerbJob.More, "More"),
    ];

    private const int VerbColumn = 24;

    private static readonly (string Term, string Meaning)[] Start =
    [
        ("1. cmg init", "write cmg.yaml, and change its first four lines"),
        ("2. cmg render", "write the files into rendered/, to be committed"),
        ("3. cmg check", "from then on: are the files still what the spec says?"),
    ];

    /// <summary>Puts this help into the place of the library's own.</summary>
    public static void Attach(RootCommand root, Shell shell)
    {
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        root.Add(new HelpOption("--help", "-h", "-?") { Description = "Show the help of cmg, or of a verb.", Action = new WriteHelp(shell) });
        root.Options.OfType<VersionOption>().Single().Description = "Show the version.";
    }

    public static void Write(Command command, Shell shell)
    {
        var lines = new HelpLines(shell.Out, shell.Columns());
        if (command is Verb verb)
        {
            WriteVerb(verb, lines);
        }
        else
        {
            WriteRoot(command, lines);
        }
    }

    private static void WriteRoot(Command root, HelpLines lines)
    {
        lines.Paragraph(root.Description!);
        lines.Blank();
        lines.Heading("Start");
        lines.Terms(Start, VerbColumn);
        lines.Blank();
        lines.Paragraph($"Usage: {CommandWords.Usage(root)}");
        foreach (var (job, heading) in Jobs)
        {
            lines.Blank();
            lines.Heading(heading);
            lines.Terms([.. CommandWords.Verbs(root).Where(verb => verb.Job == job).Select(Listed)], VerbColumn);
        }

        lines.Blank();
        lines.Heading("Options");
        lines.Terms([.. root.Options.Where(option => !option.Hidden).Select(Explained)], VerbColumn);
        lines.Blank();
        lines.Paragraph("'cmg VERB --help' has a verb's options and examples. Exit codes: 0 fine, 1 an error, 2 it worked and there are differences.");
    }

    private static void WriteVerb(Verb verb, HelpLines lines)
    {
        lines.Paragraph($"Usage: {CommandWords.Usage(verb)}");
        lines.Blank();
        lines.Paragraph(verb.Description!);
        Section("Verbs", [.. CommandWords.Verbs(verb).Select(Listed)]);
        Section("Arguments", [.. verb.Arguments.Select(argument => (argument.Name, argument.Description ?? ""))]);
        Section("Options", [.. CommandWords.Options(verb).Select(Explained)]);
        if (verb.Subcommands.Count == 0)
        {
            lines.Blank();
            lines.Heading("On standard output");
            lines.Paragraph(verb.Answer, indent: 2);
            Section("Exit codes", [.. CommandWords.ExitCodes(verb)]);
        }

        lines.Blank();
        lines.Heading("Examples");
        verb.Examples.ToList().ForEach(lines.Verbatim);

        void Section(string heading, (string Term, string Meaning)[] terms)
        {
            if (terms.Length > 0)
            {
                lines.Blank();
                lines.Heading(heading);
                lines.Terms(terms);
            }
        }
    }

    private static (string Term, string Meaning) Listed(Verb verb) => (CommandWords.FullName(verb)["cmg ".Length..], verb.Summary);

    private static (string Term, string Meaning) Explained(Option option) => (CommandWords.Term(option), option.Description ?? "");

    /// <summary>What <c>--help</c> does, whatever else was typed.</summary>
    internal sealed class WriteHelp(Shell shell) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Write(parseResult.CommandResult.Command, shell);
            return ExitCode.Fine;
        }
    }
}
