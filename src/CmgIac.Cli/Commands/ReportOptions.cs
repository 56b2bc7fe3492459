using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CmgIac.Cli.Commands;

/// <summary>What <c>cmg report</c> was asked. What is null isn't to be shown; <paramref name="Port"/> is null unless the page is to be served, and 0 for any free one.</summary>
internal sealed record ReportQuestion(
    SpecQuestion Spec, string Output, bool Force, string? Against, DriftQuestion? Drift, ImmutableArray<string> Certificates, int? Port);

/// <summary>The options of <c>cmg report</c>: a page's file, and what it shows beside the specs.</summary>
internal sealed class ReportOptions
{
    public const string DefaultFile = "cmg-report.html";
    public const string StandardOutput = "-";

    private const int HighestPort = 65_535;

    private readonly SpecOptions spec;

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = $"The page's file; '{StandardOutput}' for standard output. Folders above it are made. Default: {DefaultFile}.",
        HelpName = "FILE.html",
    };

    private readonly Option<bool> force = SpecOptions.Flag("--force", "Overwrite the file, also where it is no page of 'cmg report'.");

    private readonly Option<string?> against = DiffOptions.CreateAgainst();

    private readonly Option<bool> drift = SpecOptions.Flag("--drift", "Show what the world says, as 'cmg drift': asks DNS servers and the gateways.");

    private readonly Option<string[]> certificates = SpecOptions.Certificates();

    private readonly Option<int?> serve = new("--serve")
    {
        Description = "Serve the page to this machine alone, and anew when a spec changes. Default: any free port.",
        HelpName = "PORT",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ReadPort,
    };

    private readonly DriftOptions driftOptions;

    public ReportOptions(Command command)
    {
        spec = new SpecOptions(command).WithShards(command);
        output.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: StandardOutput }])
            {
                SpecOptions.RefuseOtherOptions(result);
            }
        });
        foreach (var option in new Option[] { output, force, against, drift, certificates, serve })
        {
            command.Add(option);
        }

        driftOptions = new DriftOptions(command, spec);
        command.Validators.Add(RefuseMixture);
    }

    public ReportQuestion Read(ParseResult parsed, Shell shell) => new(
        spec.Read(parsed, shell),
        parsed.GetValue(output) ?? DefaultFile,
        parsed.GetValue(force),
        parsed.GetValue(against),
        parsed.GetValue(drift) ? driftOptions.Read(parsed, shell) : null,
        [.. parsed.GetValue(certificates) ?? []],
        parsed.GetResult(serve) is null ? null : parsed.GetValue(serve) ?? 0);

    private void RefuseMixture(CommandResult result)
    {
        if (!result.GetValue(drift) && driftOptions.FirstGiven(result) is { } lonely)
        {
            result.AddError($"'{lonely}' says how to survey the world. Add '--drift' to show what it says, or leave '{lonely}' out.");
        }

        if (result.GetResult(output)?.Tokens is [{ Value: StandardOutput }] && spec.FormatOf(result) == ReportFormat.Json)
        {
            result.AddError("'-o -' and '--format json' both write to standard output. Give a path for the page.");
        }

        if (result.GetResult(serve) is not null && (result.GetResult(output) is not null || result.GetValue(force)))
        {
            result.AddError("'--serve' writes no file. Give '-o' and '--force' without it.");
        }
    }

    private static int? ReadPort(ArgumentResult result)
    {
        if (result.Tokens is not [{ Value: var text }])
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= HighestPort)
        {
            return port;
        }

        result.AddError($"'{text}' is no port for '--serve', which is from 1 to {HighestPort}. Specs stand before this option.");
        return null;
    }
}
