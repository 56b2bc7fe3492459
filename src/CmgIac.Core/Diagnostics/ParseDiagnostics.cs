using CmgIac.Core.Text;

namespace CmgIac.Core.Diagnostics;

/// <summary>CMG1xxx: the file can't be read as a spec at all.</summary>
internal static class ParseDiagnostics
{
    public static Diagnostic TooLarge(SourceSpan at, int limit) =>
        Diagnostic.Error("CMG1001", at, $"The spec has more than {limit} bytes (4 MiB), which is the most that is read. Split a fleet into several files.");

    public static Diagnostic InvalidUtf8(SourceSpan at) =>
        Diagnostic.Error("CMG1002", at, "The bytes here are not UTF-8. A spec is UTF-8: save the file in that encoding.");

    public static Diagnostic Utf16(SourceSpan at, string encoding) =>
        Diagnostic.Error("CMG1003", at, $"The spec is {encoding}. A spec is UTF-8: save the file in that encoding.");

    public static Diagnostic Empty(SourceSpan at) =>
        Diagnostic.Error("CMG1004", at, "The spec is empty. It needs at least 'domain', 'prefix' and 'region'; 'cmg init' writes one.");

    public static Diagnostic SecondDocument(SourceSpan at) =>
        Diagnostic.Error("CMG1005", at, "A second document starts here. A file holds one spec: list several gateways under 'gateways', or use several files.");

    public static Diagnostic Syntax(SourceSpan at, string reason, Fix? fix = null) =>
        Diagnostic.Error("CMG1006", at, $"This is not YAML: {reason} A key is followed by ': ' and its value; nested keys are indented by blanks.", fix);

    /// <param name="indentation">The tabs of the line, and what takes their place, if only one thing can.</param>
    public static Diagnostic TabIndentation(SourceSpan at, (SourceSpan Tabs, string Blanks)? indentation) =>
        Diagnostic.Error("CMG1007", at, "The line is indented by a tab. YAML is indented by blanks only.",
            indentation is var (tabs, blanks) ? new Fix("Indent by blanks", tabs, blanks) : null);

    public static Diagnostic AnchorOrAlias(SourceSpan at, string text) =>
        Diagnostic.Error("CMG1008", at, $"'{text}' is an anchor or alias. A spec has none: what gateways share stands at the top level, and each item of 'gateways' inherits it.");

    public static Diagnostic Tag(SourceSpan at, string tag, SourceSpan? needless) =>
        Diagnostic.Error("CMG1009", at, $"'{tag}' is a tag. A spec has none: every value is text until its key gives it a type. Remove the tag.", needless is { } span ? new Fix("Remove the tag", span, "") : null);

    public static Diagnostic MergeKey(SourceSpan at) =>
        Diagnostic.Error("CMG1010", at, "'<<' is a merge key. A spec has none: what gateways share stands at the top level, and each item of 'gateways' inherits it.");

    public static Diagnostic DuplicateKey(SourceSpan at, string key, SourceSpan first, SourceSpan? sameValue) =>
        Diagnostic.Error("CMG1011", at, $"Key '{key}' stands here a second time; the first is at {first}. Keep one.", sameValue is { } value ? Fix.RemoveEntry(value) : null);

    public static Diagnostic ForbiddenCharacter(SourceSpan at, int codePoint) =>
        Diagnostic.Error("CMG1012", at, $"The character U+{codePoint:X4} is not allowed. Keys and values are one line of text without control characters; a block of text is written '>-'.");

    public static Diagnostic SecondPreamble(SourceSpan at) => ForbiddenCharacter(at, 0xFEFF) with { Fix = new("Remove it", at, "") };

    public static Diagnostic TooDeep(SourceSpan at, int limit) =>
        Diagnostic.Error("CMG1013", at, $"The nesting is deeper than {limit} levels. No key of a spec needs more than 5.");

    public static Diagnostic TooManyNodes(SourceSpan at, int limit) =>
        Diagnostic.Error("CMG1014", at, $"The spec has more than {limit} keys and values. Split the fleet into several files.");

    public static Diagnostic ScalarTooLong(SourceSpan at, int length, int limit) =>
        Diagnostic.Error("CMG1017", at, $"A key or value has {length} characters, and at most {limit} are read. No key of a spec needs more than some thousand.");

    public static Diagnostic RootNotMapping(SourceSpan at) =>
        Diagnostic.Error("CMG1015", at, "A spec is a mapping of keys such as 'domain: contoso.com'.");

    public static Diagnostic KeyNotText(SourceSpan at) =>
        Diagnostic.Error("CMG1016", at, "A key is missing here or is not plain text. Write 'key: value'.");
}
