using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CmgIac.Live.Dns;

namespace CmgIac.Cli.Commands;

/// <summary>Options of the verbs that ask servers.</summary>
internal static class NetworkOptions
{
    public const int DefaultTimeout = 120;
    private const int MaxTimeout = 3600;

    /// <summary>DNS servers, one a time.</summary>
    public static Option<ResolverAddress[]> Servers(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "HOST:PORT",
        CustomParser = ReadServers,
    };

    public static Option<int> Timeout() => new("--timeout")
    {
        Description = $"How many seconds the run may take. Default: {DefaultTimeout}.",
        HelpName = "SECONDS",
        CustomParser = result => ReadSeconds(result, 1, MaxTimeout),
        DefaultValueFactory = _ => DefaultTimeout,
    };

    /// <summary>Null and an error where the text is no server.</summary>
    public static ResolverAddress? ReadServer(string text, SymbolResult result)
    {
        if (ResolverAddress.TryParse(text, out var address))
        {
            return address;
        }

        result.AddError($"'{text}' is no DNS server. {ResolverAddress.ValidValues}");
        return null;
    }

    private static ResolverAddress[] ReadServers(ArgumentResult result) =>
        [.. result.Tokens.Select(token => ReadServer(token.Value, result)).OfType<ResolverAddress>()];

    /// <summary>A time in seconds; an error that names the option where the text is none, or one beyond the bounds, which count.</summary>
    public static int ReadSeconds(ArgumentResult result, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most)
        {
            return seconds;
        }

        result.AddError($"'{text}' is no time for '{(result.Parent as OptionResult)?.Option.Name}', which is in seconds, from {least} to {most}.");
        return least;
    }
}
