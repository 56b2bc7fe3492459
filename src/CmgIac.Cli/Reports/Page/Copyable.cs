using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>Text that somebody takes along: a record, a command.</summary>
internal static class Copyable
{
    /// <param name="text">What is copied, to the letter.</param>
    /// <param name="what">What it is, for who doesn't see the button's neighbourhood, such as "the record granite.contoso.com".</param>
    public static Html Of(string text, string what) => Of(Names(text), what);

    /// <param name="content">What is copied, but for what is hidden in it.</param>
    /// <param name="what">As above.</param>
    public static Html Of(IEnumerable<object> content, string what) => Div(
        "copyable",
        Tag("pre", Tag("code", content)),
        Tag("button", Set("type", "button"), Class("copy"), Set("aria-label", $"Copy {what}"), "Copy"));
}
