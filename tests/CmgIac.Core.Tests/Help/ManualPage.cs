using System.CommandLine;
using System.Text;
using CmgIac.Cli.Commands;
using CmgIac.Cli.Help;

namespace CmgIac.Core.Tests.Help;

/// <summary>The manual page, docs/cmg.1, written from the commands in the macros of man(7).</summary>
internal static class ManualPage
{
    public static string Write(RootCommand root)
    {
        var page = new StringBuilder();
        // No date: the page is the same whenever it is written.
        page.Append(".TH CMG 1 \"\" \"cmg-iac\" \"User Commands\"\n");
        Section("NAME").Append("cmg \\- requests, records and Bicep of cloud management gateways from one spec\n");
        Section("SYNOPSIS").Append(".B cmg\n.I VERB\n").Append(Line("[SPEC...] [options]"));
        Section("DESCRIPTION").Append(Line(root.Description!))
            .Append(".PP\n").Append(Line("Specs are files of any name, or folders: every cmg.yaml and *.cmg.yaml below. Several make one fleet. Without any, it is ./cmg.yaml."))
            .Append(".PP\n").Append(Line("The answer stands on standard output, diagnostics and progress on standard error."));
        Section("VERBS");
        foreach (var verb in HelpPages.Jobs.SelectMany(job => CommandWords.Verbs(root).Where(verb => verb.Job == job.Job)))
        {
            WriteVerb(page, verb);
        }

        Section("OPTIONS");
        Terms(page, root.Options.Select(option => (CommandWords.Term(option), option.Description!)));
        Section("EXIT STATUS");
        Terms(page, [("0", "Fine, or nothing differs."), ("1", "An error: of a spec, of the command line, of the surroundings."), ("2", "It worked, and there are differences, as each verb says.")]);
        Section("ENVIRONMENT");
        Terms(page, [("NO_COLOR, CI", "Where one is set, there is no colour and no progress.")]);
        Section("FILES");
        Terms(page, [("cmg.yaml", "The spec."), ("rendered/", "The rendered files, unless another folder is given.")]);
        Section("SEE ALSO").Append(".BR certreq (1),\n.BR named (8),\n.BR nsupdate (1),\n.BR openssl (1)\n");
        return page.ToString();

        StringBuilder Section(string heading) => page.Append($".SH {heading}\n");
    }

    private static void WriteVerb(StringBuilder page, Verb verb)
    {
        page.Append($".SS {Escaped(CommandWords.Usage(verb))}\n").Append(Line(verb.Description!));
        Terms(page, verb.Arguments.Select(argument => (argument.Name, argument.Description!)));
        Terms(page, CommandWords.Options(verb).Select(option => (CommandWords.Term(option), option.Description!)));
        page.Append(".PP\n").Append(Line("On standard output: " + verb.Answer));
        page.Append(".PP\n").Append(Line("Exit codes: " + string.Join("; ", CommandWords.ExitCodes(verb).Select(item => $"{item.Code}: {item.Meaning}")) + "."));
        page.Append(".PP\nExamples:\n.PP\n.nf\n.RS\n");
        foreach (var example in verb.Examples)
        {
            page.Append(Line(example));
        }

        page.Append(".RE\n.fi\n");
    }

    private static void Terms(StringBuilder page, IEnumerable<(string Term, string Meaning)> terms)
    {
        foreach (var (term, meaning) in terms)
        {
            page.Append($".TP\n.B {Escaped(term)}\n").Append(Line(meaning));
        }
    }

    /// <summary>A line of text, which no reader takes for a macro.</summary>
    private static string Line(string text) => (text[0] is '.' or '\'' ? "\\&" : "") + Escaped(text) + "\n";

    private static string Escaped(string text) =>
        text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("\"", "\\(dq", StringComparison.Ordinal).Replace("'", "\\(aq", StringComparison.Ordinal);
}
