using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Cli.Reports.Findings;
using CmgIac.Core.Model;
using CmgIac.Live.Azure;
using CmgIac.Live.Dns;

namespace CmgIac.Cli.Commands;

/// <summary>A server of <paramref name="Zone"/>, or of every zone of the run.</summary>
internal sealed record ZoneServerAddress(DnsName? Zone, ResolverAddress Address);

/// <summary>Who is asked for one side of split-brain DNS.</summary>
internal sealed record DnsQuestion(ImmutableArray<ZoneServerAddress> Servers, ImmutableArray<ResolverAddress> Resolvers)
{
    public bool IsEmpty => Servers.IsEmpty && Resolvers.IsEmpty;
}

/// <summary>Who is asked what.</summary>
/// <param name="Connect">Where gateways are reached, in the place of their names.</param>
internal sealed record DriftQuestion(
    SpecQuestion Spec, DnsQuestion Public, DnsQuestion Internal, AzureAccess? Azure, ResolverAddress? Connect, bool WithTls, bool IsBeforeApply, TimeSpan Timeout);

/// <summary>The options of <c>cmg drift</c> beside those of every verb on specs.</summary>
internal sealed class DriftOptions
{
    private const int HttpsPort = 443;

    private readonly SpecOptions spec;

    private readonly ImmutableArray<Option> own;

    private readonly Option<ResolverAddress[]> resolver = NetworkOptions.Servers("--resolver", "A resolver to ask; may be repeated: then each is asked. Default: the system's.");

    private readonly Option<ZoneServerAddress[]> server = Servers("--server", "A server of the zones, or of the zone before '='; may be repeated. Default: those that the zone's NS records name.");

    private readonly Option<ResolverAddress[]> internalResolver = NetworkOptions.Servers("--internal-resolver", "A resolver inside, to ask for the internal zone; may be repeated.");

    private readonly Option<ZoneServerAddress[]> internalServer = Servers("--internal-server", "A server of the internal zones, as '--server'.");

    private readonly Option<ResolverAddress?> connect = new("--connect")
    {
        Description = "Where to look at the certificate, in the place of the service name: before the record is published.",
        HelpName = "HOST:PORT",
        CustomParser = ReadPlace,
    };

    private readonly Option<bool> noTls = SpecOptions.Flag("--no-tls", "Don't look at the certificate that is served.");

    private readonly Option<bool> beforeApply = SpecOptions.Flag("--before-apply", "Only: is each name absent or already ours? For the step before records are applied.");

    private readonly AzureOptions azure;

    private readonly Option<int> timeout = NetworkOptions.Timeout();

    /// <param name="command">The verb that gets the options.</param>
    /// <param name="spec">What it has already.</param>
    public DriftOptions(Command command, SpecOptions spec)
    {
        this.spec = spec;
        var others = command.Options.ToImmutableHashSet();
        foreach (var option in new Option[] { resolver, server, internalResolver, internalServer, connect, noTls, beforeApply })
        {
            command.Add(option);
        }

        azure = new AzureOptions(
            command,
            "Read the record sets of zones in Azure DNS as well, signed in as the environment, a managed identity or 'az login' says.",
            "The subscription of zones whose spec names none.");
        command.Add(timeout);
        own = [.. command.Options.Except(others)];
        command.Validators.Add(RefuseMixture);
    }

    public DriftQuestion Read(ParseResult parsed, Shell shell) => new(
        spec.Read(parsed, shell),
        new([.. parsed.GetValue(server) ?? []], [.. parsed.GetValue(resolver) ?? []]),
        new([.. parsed.GetValue(internalServer) ?? []], [.. parsed.GetValue(internalResolver) ?? []]),
        azure.Read(parsed),
        parsed.GetValue(connect),
        !parsed.GetValue(noTls) && !parsed.GetValue(beforeApply),
        parsed.GetValue(beforeApply),
        TimeSpan.FromSeconds(parsed.GetValue(timeout)));

    /// <summary>The name of an option that only a survey has a use for; null where none is given.</summary>
    public string? FirstGiven(CommandResult result) => own.FirstOrDefault(option => result.GetResult(option) is { Implicit: false })?.Name;

    private void RefuseMixture(CommandResult result)
    {
        if (result.GetResult(connect) is not null && (result.GetValue(noTls) || result.GetValue(beforeApply)))
        {
            result.AddError($"'--connect' says where to look at the certificate, and '{(result.GetValue(noTls) ? noTls.Name : beforeApply.Name)}' not to.");
        }
    }

    private static Option<ZoneServerAddress[]> Servers(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "[ZONE=]HOST:PORT",
        CustomParser = ReadServers,
    };

    private static ZoneServerAddress[] ReadServers(ArgumentResult result)
    {
        var read = new List<ZoneServerAddress>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var parts = text.Split('=', 2);
            DnsName? zone = null;
            if (parts.Length > 1 && !DnsName.TryParse(parts[0].TrimEnd('.'), out zone))
            {
                result.AddError($"'{parts[0]}' is no zone. A server is written as HOST:PORT, or contoso.com=HOST:PORT for that zone alone.");
            }
            else if (NetworkOptions.ReadServer(parts[^1], result) is { } address)
            {
                read.Add(new(zone, address));
            }
        }

        return [.. read];
    }

    private static ResolverAddress? ReadPlace(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!ResolverAddress.TryParse(text, out var address, HttpsPort))
        {
            result.AddError($"'{text}' is no place for '--connect', which is written as HOST:PORT, such as 20.0.0.1:443 or granitefalls.westus.cloudapp.azure.com.");
        }

        return address;
    }
}
