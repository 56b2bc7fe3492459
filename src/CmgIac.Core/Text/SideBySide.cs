using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace CmgIac.Core.Text;

/// <summary>The same work on many things on all cores, where the results stand in the order of the things.</summary>
internal static class SideBySide
{
    /// <summary>For fewer than these the threads cost more than they bring.</summary>
    private const int Few = 16;

    /// <param name="items">The things. The last are begun first: where some are large, it is those at the end.</param>
    /// <param name="prepare">Makes what one thread at a time works with.</param>
    /// <param name="work">Must not look at another thing's result.</param>
    public static ImmutableArray<TResult> Select<T, TWith, TResult>(ImmutableArray<T> items, Func<TWith> prepare, Func<TWith, T, TResult> work)
    {
        if (items.Length < Few)
        {
            var own = prepare();
            return [.. items.Select(item => work(own, item))];
        }

        var results = new TResult[items.Length];
        var idle = new ConcurrentBag<TWith>();
        try
        {
            Parallel.ForEach(
                Partitioner.Create(0, items.Length, rangeSize: 1),
                () => idle.TryTake(out var own) ? own : prepare(),
                (range, _, own) =>
                {
                    var index = items.Length - range.Item2;
                    results[index] = work(own, items[index]);
                    return own;
                },
                idle.Add);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return [.. results];
    }
}
