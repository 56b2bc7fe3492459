using System.Collections.Immutable;
using CmgIac.Core.Model;

namespace CmgIac.Live.Names;

/// <summary>
/// What was found of a gateway's names. <paramref name="IsOurs"/>: the gateway is there, so that it is right that its names
/// are taken. <paramref name="Suggestions"/>: prefixes whose three names are free by the same source, where one must be changed.
/// </summary>
internal sealed record SurveyedGateway(GatewaySpec Gateway, bool IsOurs, ImmutableArray<NameAnswer> Answers, ImmutableArray<GatewayPrefix> Suggestions)
{
    /// <summary>Can one of the names not be had?</summary>
    public bool IsTaken => Answers.Any(IsLost);

    public bool IsUnknown => Answers.Any(answer => answer.State == NameState.Unknown);

    /// <summary>Taken, and not by this gateway: it has neither the name of a deleted vault nor one that Azure gives nobody.</summary>
    public bool IsLost(NameAnswer answer) =>
        answer.State == NameState.Taken && (!IsOurs || answer.Deleted is not null || answer.Refusal is not null);
}

/// <summary>Asks for all names of a fleet, several at once, then for other prefixes where one is taken.</summary>
internal static class NameSurvey
{
    private const int Suggestions = 3;

    /// <summary>Prefixes to try before giving up.</summary>
    private const int Tries = 20;

    /// <summary>As many letters as two prefixes share when both may be cut to make room for a number.</summary>
    private const int SharedLetters = 18;

    /// <param name="isOurs">Is the gateway there already?</param>
    /// <param name="atOnce">Questions under way at one time.</param>
    /// <param name="progress">Called after each of the fleet's names, from any thread.</param>
    public static async Task<ImmutableArray<SurveyedGateway>> Run(
        IReadOnlyList<GatewaySpec> gateways, Func<GatewaySpec, bool> isOurs, NameSource source, int atOnce, Action progress, CancellationToken cancellation)
    {
        var names = gateways.SelectMany(gateway => gateway.GlobalNames).ToList();
        var answers = new NameAnswer[names.Count];
        await InParallel(names.Count, atOnce, async index =>
        {
            answers[index] = await Ask(source, names[index], cancellation);
            progress();
        });

        var found = answers.Chunk(answers.Length / gateways.Count)
            .Select((some, index) => new SurveyedGateway(gateways[index], isOurs(gateways[index]), [.. some], []))
            .ToArray();
        await Suggest(found, source, atOnce, cancellation);
        return [.. found];
    }

    /// <summary>Gateways whose suggestions could meet are looked after one after the other, so that no prefix is suggested twice.</summary>
    private static Task Suggest(SurveyedGateway[] found, NameSource source, int atOnce, CancellationToken cancellation)
    {
        var used = found.Select(item => item.Gateway.Prefix.Value.Value).ToHashSet(StringComparer.Ordinal);
        var groups = Enumerable.Range(0, found.Length)
            .Where(index => found[index].IsTaken)
            .GroupBy(index => SharedStem(found[index].Gateway), StringComparer.Ordinal)
            .ToList();
        return InParallel(groups.Count, atOnce, async group =>
        {
            var given = new HashSet<string>(used, StringComparer.Ordinal);
            foreach (var index in groups[group])
            {
                found[index] = found[index] with { Suggestions = [.. await FreeAfter(found[index].Gateway, given, source, cancellation)] };
            }
        });
    }

    private static async Task<List<GatewayPrefix>> FreeAfter(GatewaySpec gateway, HashSet<string> given, NameSource source, CancellationToken cancellation)
    {
        var free = new List<GatewayPrefix>();
        foreach (var candidate in PrefixSequence.After(gateway.Prefix.Value).Where(candidate => !given.Contains(candidate.Value)).Take(Tries))
        {
            var renamed = gateway with { Prefix = gateway.Prefix with { Value = candidate } };
            var answers = await Task.WhenAll(renamed.GlobalNames.Select(name => Ask(source, name, cancellation)));
            if (Array.TrueForAll(answers, answer => answer.State == NameState.Free))
            {
                given.Add(candidate.Value);
                free.Add(candidate);
            }

            // A source that fails has nothing more to suggest.
            if (free.Count == Suggestions || Array.Exists(answers, answer => answer.State == NameState.Unknown))
            {
                break;
            }
        }

        return free;
    }

    private static string SharedStem(GatewaySpec gateway)
    {
        var stem = PrefixSequence.StemOf(gateway.Prefix.Value);
        return stem[..Math.Min(stem.Length, SharedLetters)];
    }

    private static Task<NameAnswer> Ask(NameSource source, GlobalName name, CancellationToken cancellation) => cancellation.IsCancellationRequested
        ? Task.FromResult(NameAnswer.Unknown(name, NameFaultKind.TimeUp, "nobody was asked"))
        : source(name, cancellation);

    private static Task InParallel(int count, int atOnce, Func<int, Task> run) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (index, _) => await run(index));
}
