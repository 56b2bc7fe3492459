using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>Text that somebody takes along: a record, a command.</summary>
internal static class Copyable
{
    /// <param name="text">What is copied, to the letter.</param>
    /// <param name="what">What it is, for who doesn't see the button's neighbourhood, such as "the record granite.contoso.com".</param>
    public static Html Of(string text, string what) => Div(
        "copyable",
        Tag("pre", Tag("code", text)),
        Tag("button", Set("type", "button"), Class("copy"), Set("aria-label", $"Copy {what}"), "Copy"));
}
