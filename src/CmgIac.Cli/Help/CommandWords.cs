using System.CommandLine;
using System.CommandLine.Help;
using CmgIac.Cli.Commands;

namespace CmgIac.Cli.Help;

/// <summary>How commands, arguments and options are written, for the help, the page and the manual.</summary>
internal static class CommandWords
{
    /// <summary>With the verbs above it: <c>cmg certificate request</c>.</summary>
    public static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}" : "cmg";

    /// <summary><c>cmg check [SPEC...] [options]</c></summary>
    public static string Usage(Command command) => string.Join(' ',
    [
        FullName(command),
        .. command.Subcommands.Count > 0 ? ["VERB"] : command.Arguments.Select(Place),
        .. command.Options.Where(option => option.Required).Select(option => $"{option.Name} {option.HelpName}"),
        .. command.Options.Any(option => option is { Hidden: false, Required: false }) ? ["[options]"] : Array.Empty<string>(),
    ]);

    /// <summary><c>-o, --output DIR</c></summary>
    public static string Term(Option option) => string.Join(", ", [.. option.Aliases.Order(StringComparer.Ordinal), option.Name])
        + (option.HelpName is { } value ? " " + value : "");

    /// <summary>A verb's own options; the help's, which every verb has, is left out.</summary>
    public static IEnumerable<Option> Options(Command command) => command.Options.Where(option => option is { Hidden: false } and not HelpOption);

    /// <summary>The verbs that do something, which of a verb with verbs below it are those.</summary>
    public static IEnumerable<Verb> Verbs(Command command) => command.Subcommands.OfType<Verb>()
        .SelectMany(verb => verb.Subcommands.Count > 0 ? Verbs(verb) : [verb]);

    /// <summary>Its exit codes and what they say.</summary>
    public static IEnumerable<(string Code, string Meaning)> ExitCodes(Verb verb)
    {
        yield return ($"{ExitCode.Fine}", verb.Fine);
        yield return ($"{ExitCode.Error}", "an error, which standard error tells of");
        if (verb.Differences is { } differences)
        {
            yield return ($"{ExitCode.Differences}", differences);
        }
    }

    private static string Place(Argument argument)
    {
        var name = argument.Arity.MaximumNumberOfValues > 1 ? argument.Name + "..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{name}]" : name;
    }
}
