using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Cli.Files;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Commands;

/// <summary>Where the spec goes and what it is made of; <paramref name="ZoneNames"/> are as many as the zones, or none.</summary>
internal sealed record InitQuestion(
    string Path, ImmutableArray<string> Zones, ImmutableArray<DnsName> ZoneNames, ImmutableArray<string> Certificates, ReportFormat Format)
{
    /// <summary>Is the spec the answer on standard output?</summary>
    public bool IsStandardOutput => Path == "-";

    public bool Adopts => !Zones.IsEmpty || !Certificates.IsEmpty;
}

/// <summary><c>cmg init</c>: a first spec, the sample with every key commented or one that says what is there.</summary>
internal static class InitCommand
{
    public static Command Create(Shell shell)
    {
        var command = new Verb("init",
            "Writes a commented cmg.yaml: the four lines of a spec, then every other key; beside it cmg.schema.json, by which editors complete and check them. From zones and certificates, writes the spec of the gateways that are there. Overwrites nothing.",
            """
            cmg init
            cmg init specs/contoso.cmg.yaml
            cmg init --from-zone contoso.com.zone --from-certificate certs/
            cmg init - --from-zone db.contoso --zone contoso.com
            """)
        {
            Job = VerbJob.Write,
            Summary = "write a first cmg.yaml, or one of gateways that exist",
            Answer = "What was written, as a line. json: {\"gateways\"}, as 'show' has them. With '-' for PATH, the spec itself.",
        };
        var path = new Argument<string>("PATH")
        {
            Description = "The file to write, or a folder to write cmg.yaml into; '-' for standard output.",
            DefaultValueFactory = _ => SpecFinder.DefaultName,
        };
        path.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: "-" }])
            {
                SpecOptions.RefuseOptions(result);
            }
        });
        var zones = SpecOptions.Files("--from-zone", "A zone's master file, or a DNS host's export of one; may be repeated.", "FILE");
        var zoneNames = ZoneNames();
        var certificates = SpecOptions.Files("--from-certificate", "A gateway's public certificate in PEM or DER, or a folder of them; may be repeated.", "FILE");
        var format = new FormatOption();
        command.Add(path);
        foreach (var option in new Option[] { zones, zoneNames, certificates, format })
        {
            command.Add(option);
        }

        command.Validators.Add(result => RefuseMixture(result, path, zones, zoneNames, format));
        command.SetAction(parsed => SpecInit.Run(
            new(
                parsed.GetValue(path)!,
                [.. parsed.GetValue(zones) ?? []],
                [.. parsed.GetValue(zoneNames) ?? []],
                [.. parsed.GetValue(certificates) ?? []],
                parsed.GetValue(format)),
            shell));
        return command;
    }

    private static Option<DnsName[]> ZoneNames() => new("--zone")
    {
        Description = "The zone's name, where its file doesn't say it; with several files once for each, in their order.",
        HelpName = "NAME",
        CustomParser = result =>
        {
            var names = new List<DnsName>();
            foreach (var typed in result.Tokens.Select(token => token.Value))
            {
                if (DnsName.TryParse(HostNameText.ToAscii(typed.TrimEnd('.')) ?? "", out var name))
                {
                    names.Add(name);
                }
                else
                {
                    result.AddError($"'{typed}' is no zone's name for '--zone', such as contoso.com: it {HostNameText.Fault(typed.TrimEnd('.'))}.");
                }
            }

            return [.. names];
        },
    };

    private static void RefuseMixture(CommandResult result, Argument<string> path, Option<string[]> zones, Option<DnsName[]> zoneNames, FormatOption format)
    {
        var given = result.GetResult(zones)?.Tokens.Count ?? 0;
        var named = result.GetResult(zoneNames)?.Tokens.Count ?? 0;
        if (named > 0 && named != given)
        {
            result.AddError($"'--zone' is given {named} times and '--from-zone' {given} times: each file has a name of its own, in the same order, or none has.");
        }

        if (result.GetResult(path)?.Tokens is [{ Value: "-" }] && result.GetResult(format)?.Tokens is [{ Value: "json" }])
        {
            result.AddError("'-' and '--format json' both write to standard output. Give a path for the spec.");
        }
    }
}
