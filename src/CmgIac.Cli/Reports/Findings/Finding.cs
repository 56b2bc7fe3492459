using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>
/// A diagnostic, with the service names of the gateways that it was found for, where the verb looks at each. <paramref name="Elsewhere"/> is where
/// it is shown, for one that stands in no file of the user's.
/// </summary>
internal sealed record Finding(Diagnostic Diagnostic, ImmutableArray<string> Gateways, SourceSpan? Elsewhere = null)
{
    public Finding(Diagnostic diagnostic)
        : this(diagnostic, [])
    {
    }

    public SourceSpan Place => Elsewhere ?? Diagnostic.Span;

    public bool IsError => Diagnostic.Severity == Severity.Error;

    public string Level => IsError ? "error" : "warning";

    /// <summary>Does it speak of no file, but of the command line, a server or a program?</summary>
    public bool IsNowhere => Place.Line == 0;

    /// <summary>With who speaks before it, where the place doesn't say it.</summary>
    public string Message => IsNowhere || Elsewhere is not null ? $"{Diagnostic.Span}: {Diagnostic.Message}" : Diagnostic.Message;
}

/// <summary>
/// What a verb found: the one thing that every machine format is written from. <paramref name="Verb"/> is without 'cmg';
/// <paramref name="Passed"/> are the gateways or files that were looked at and have no error.
/// </summary>
internal sealed record FindingSet(string Verb, ImmutableArray<Finding> Findings, ImmutableArray<string> Passed, int ExitCode)
{
    public static FindingSet Of(string verb, IEnumerable<Diagnostic> diagnostics, IEnumerable<string> passed, int exitCode) =>
        new(verb, [.. diagnostics.Select(diagnostic => new Finding(diagnostic))], [.. passed], exitCode);
}
