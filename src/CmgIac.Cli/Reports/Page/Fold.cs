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
}
