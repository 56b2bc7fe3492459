using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Live.Azure;

namespace CmgIac.Cli.Commands;

/// <summary>How Azure is asked, where a verb can.</summary>
internal sealed class AzureOptions
{
    private readonly Option<bool> azure;

    private readonly Option<string?> subscription;

    private readonly Option<Uri?> endpoint = Address("--arm-endpoint", "Azure Resource Manager's address in a private cloud. Default: that of each gateway's cloud.");

    private readonly Option<Uri?> authority = Address("--authority", "Who signs in, in a private cloud. Default: that of each gateway's cloud; with '--arm-endpoint', AZURE_AUTHORITY_HOST.");

    public AzureOptions(Command command, string azureDescription, string subscriptionDescription)
    {
        azure = SpecOptions.Flag("--azure", azureDescription);
        subscription = SpecOptions.Text("--subscription", subscriptionDescription, "GUID");
        foreach (var option in new Option[] { azure, subscription, endpoint, authority })
        {
            command.Add(option);
        }

        subscription.Validators.Add(RefuseOtherThanGuid);
        command.Validators.Add(RefuseWithoutAzure);
    }

    public bool IsGiven(CommandResult result) => result.GetValue(azure);

    /// <summary>Null unless Azure is to be asked.</summary>
    public AzureAccess? Read(ParseResult parsed) =>
        parsed.GetValue(azure) ? new AzureAccess(parsed.GetValue(endpoint), parsed.GetValue(authority), parsed.GetValue(subscription)) : null;

    private void RefuseWithoutAzure(CommandResult result)
    {
        foreach (var option in new Option[] { subscription, endpoint, authority }.Where(option => !IsGiven(result) && result.GetResult(option) is not null))
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
}
