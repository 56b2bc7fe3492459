using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;

namespace CmgIac.Cli.Reports.Findings;

/// <summary>A diagnostic, with the service names of the gateways that it was found for, where the verb looks at each.</summary>
internal sealed record Finding(Diagnostic Diagnostic, ImmutableArray<string> Gateways)
{
    public Finding(Diagnostic diagnostic)
        : this(diagnostic, [])
    {
    }

    public bool IsError => Diagnostic.Severity == Severity.Error;

    /// <summary>Does it speak of no file, but of the command line, a server or a program?</summary>
    public bool IsNowhere => Diagnostic.Span.Line == 0;

    /// <summary>With who speaks before it, where no file says it.</summary>
    public string Message => IsNowhere ? $"{Diagnostic.Span.File}: {Diagnostic.Message}" : Diagnostic.Message;
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
