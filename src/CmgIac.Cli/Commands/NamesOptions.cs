using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CmgIac.Live.Azure;
using CmgIac.Live.Dns;

namespace CmgIac.Cli.Commands;

/// <summary>Who is asked for names: Azure where <paramref name="Azure"/> is there, else DNS.</summary>
/// <param name="IsDeployed">The live gateways are there, so that it is right that their names are taken.</param>
internal sealed record NamesQuestion(
    SpecQuestion Spec, ImmutableArray<ResolverAddress> Resolvers, AzureAccess? Azure, bool IsDeployed, TimeSpan Timeout);

/// <summary>The options of <c>cmg names</c> beside those of every verb on specs.</summary>
internal sealed class NamesOptions
{
    private const int DefaultTimeout = 120;
    private const int MaxTimeout = 3600;

    private readonly SpecOptions spec;

    private readonly Option<ResolverAddress[]> resolver = new("--resolver")
    {
        Description = "A DNS server to ask; may be repeated: then each is asked. Default: the system's.",
        HelpName = "HOST:PORT",
        CustomParser = ReadResolvers,
    };

    private readonly Option<bool> azure = SpecOptions.Flag("--azure", "Ask Azure Resource Manager instead of DNS, signed in as the environment, a managed identity or 'az login' says.");

    private readonly Option<bool> deployed = SpecOptions.Flag("--deployed", "The live gateways are deployed: that their names are taken is right.");

    private readonly Option<string?> subscription = SpecOptions.Text("--subscription", "The subscription in which Azure is asked for gateways whose spec names none.", "GUID");

    private readonly Option<Uri?> endpoint = Address("--arm-endpoint", "Azure Resource Manager's address in a private cloud. Default: that of each gateway's cloud.");

    private readonly Option<Uri?> authority = Address("--authority", "Who signs in, in a private cloud. Default: that of each gateway's cloud; with '--arm-endpoint', AZURE_AUTHORITY_HOST.");

    private readonly Option<int> timeout = new("--timeout")
    {
        Description = $"How many seconds the run may take. Default: {DefaultTimeout}.",
        HelpName = "SECONDS",
        CustomParser = ReadSeconds,
        DefaultValueFactory = _ => DefaultTimeout,
    };

    public NamesOptions(Command command)
    {
        spec = new SpecOptions(command);
        foreach (var option in new Option[] { resolver, azure, deployed, subscription, endpoint, authority, timeout })
        {
            command.Add(option);
        }

        subscription.Validators.Add(RefuseOtherThanGuid);
        command.Validators.Add(RefuseMixture);
    }

    public NamesQuestion Read(ParseResult parsed, Shell shell) => new(
        spec.Read(parsed, shell),
        [.. parsed.GetValue(resolver) ?? []],
        parsed.GetValue(azure) ? new AzureAccess(parsed.GetValue(endpoint), parsed.GetValue(authority), parsed.GetValue(subscription)) : null,
        parsed.GetValue(deployed),
        TimeSpan.FromSeconds(parsed.GetValue(timeout)));

    private void RefuseMixture(CommandResult result)
    {
        if (result.GetValue(azure))
        {
            if (result.GetResult(resolver) is not null)
            {
                result.AddError("'--resolver' and '--azure' exclude each other: names are asked of DNS or of Azure.");
            }

            return;
        }

        foreach (var option in new Option[] { subscription, endpoint, authority }.Where(option => result.GetResult(option) is not null))
        {
            result.AddError($"'{option.Name}' is for '--azure': give that too.");
        }
    }

    private static void RefuseOtherThanGuid(OptionResult result)
    {
        foreach (var typed in result.Tokens.Select(token => token.Value).Where(typed => !Guid.TryParseExact(typed, "D", out _)))
        {
            result.AddError($"'{typed}' is no subscription's id, which is written as 00000000-0000-0000-0000-000000000000.");
        }
    }

    private static Option<Uri?> Address(string name, string description) => new(name) { Description = description, HelpName = "URL", CustomParser = ReadAddress };

    private static Uri? ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        // The sign-in is sent there.
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            && uri is { UserInfo: "", Query: "", Fragment: "" })
        {
            return uri;
        }

        result.AddError($"'{text}' is no address for '{(result.Parent as OptionResult)?.Option.Name}', which is written as https://management.contoso.com and without query.");
        return null;
    }

    private static ResolverAddress[] ReadResolvers(ArgumentResult result)
    {
        var read = new List<ResolverAddress>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (ResolverAddress.TryParse(text, out var address))
            {
                read.Add(address);
            }
            else
            {
                result.AddError($"'{text}' is no DNS server. {ResolverAddress.ValidValues}");
            }
        }

        return [.. read];
    }

    private static int ReadSeconds(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxTimeout)
        {
            return seconds;
        }

        result.AddError($"'{text}' is no time for '--timeout', which is in seconds, from 1 to {MaxTimeout}.");
        return DefaultTimeout;
    }
}
