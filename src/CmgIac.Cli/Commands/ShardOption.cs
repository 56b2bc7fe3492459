using System.CommandLine;
using System.CommandLine.Parsing;
using CmgIac.Core.Model;

namespace CmgIac.Cli.Commands;

/// <summary>The part of a large fleet that one of several jobs takes.</summary>
internal static class ShardOption
{
    public static Option<Shard?> Create() => new("--shard")
    {
        Description = "Only the gateways of this part of the fleet, of N parts that several jobs take. Those that share a zone or a certificate are in one.",
        HelpName = "K/N",
        CustomParser = Read,
    };

    private static Shard? Read(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Shard.Flaw(text, out var shard) is { } flaw)
        {
            result.AddError($"'{text}' is no shard, {flaw}.");
        }

        return shard;
    }
}
