using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>What is long is closed, and says how much is in it: a page of a thousand gateways is read from its beginning.</summary>
internal static class Fold
{
    /// <summary>As many stand open among others of their kind.</summary>
    public const int Few = 3;

    /// <summary>As many rows a table or a list of its own has in the open.</summary>
    public const int Screen = 20;

    /// <param name="count">How many there are.</param>
    /// <param name="most">How many of them stand in the open.</param>
    /// <param name="summary">What they are.</param>
    /// <param name="content">All of them.</param>
    public static Html Of(int count, int most, string summary, Html content) =>
        count <= most ? content : Tag("details", Class("fold"), Tag("summary", summary), content);

    /// <summary>What nobody may miss: the first few stand in the open whatever follows them, and on paper so do all.</summary>
    /// <param name="items">What there is.</param>
    /// <param name="what">What one more is, and several more are.</param>
    /// <param name="list">A list of some of them.</param>
    public static object?[] Pressing<T>(IReadOnlyCollection<T> items, (string One, string Many) what, Func<IEnumerable<T>, Html> list) =>
    [
        list(items.Take(Few)),
        items.Count <= Few ? null : Tag(
            "details", Class("fold pressing"), Tag("summary", $"Show {items.Count - Few} more {(items.Count - Few == 1 ? what.One : what.Many)}"), list(items.Skip(Few))),
    ];
}
