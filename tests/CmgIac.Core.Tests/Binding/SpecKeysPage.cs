using System.Globalization;
using System.Text;
using CmgIac.Core.Binding;
using CmgIac.Core.Syntax;

namespace CmgIac.Core.Tests.Binding;

/// <summary>The page of keys, docs/spec.md, written from the table of keys.</summary>
internal static class SpecKeysPage
{
    private static readonly string Introduction = $$$"""
        # The spec

        One file, `cmg.yaml`, describes cloud management gateways. These lines are a whole spec; every other key has a
        default or is optional.

        ```yaml
        domain: contoso.com
        prefix: granitefalls
        region: westus
        cloud: AzurePublicCloud
        ```

        `cmg init` writes [a spec with every key](../cmg.sample.yaml), commented out, and beside it
        [the JSON Schema](../schemas/cmg.schema.json) with which an editor completes keys and marks mistakes:
        [editors.md](editors.md).

        ## Values

        A value is text until its key reads it, so that YAML's own types never surprise: `no` is Norway. Booleans are `true`
        and `false`, numbers are decimal digits. Quotes change nothing, but that a quoted value is never null. An unknown
        key is an error.

        A plain empty value, `~` or `null` is "not given": the key has its default, or is missing where it is required.

        ## Several gateways

        Without `gateways` the top level is the one gateway. With it, each item inherits the top level and overrides it key
        by key: mappings merge, lists are replaced as a whole, and `~` clears what is inherited to the default.

        ```yaml
        domain: contoso.com
        azure:
          tags: {team: endpoints, stage: production}
        gateways:
          - prefix: granitefalls
            region: westus
          - prefix: graniteeu
            region: westeurope
            azure: {tags: {stage: pilot}}      # team: endpoints is inherited
        ```

        Several files, or folders of them, make one fleet: names that clash and settings that must agree are looked for in
        all of them together.

        ## Limits

        A file is UTF-8 text of at most {{{SpecDecoder.MaxBytes / 1024 / 1024}}} MiB and holds one document. It is nested {{{SpecParser.MaxDepth}}} levels deep at most and has up to
        {{{SpecParser.MaxNodes.ToString("N0", CultureInfo.InvariantCulture)}}} keys and values of up to {{{SpecParser.MaxScalar.ToString("N0", CultureInfo.InvariantCulture)}}} characters. Anchors,
        aliases, tags, merge keys (`<<`), duplicate keys and control characters are errors: what gateways share stands at the
        top level. [limits.md](limits.md) has all limits.

        ## Keys

        A key stands at the top level or in an item of `gateways`, unless the last column says otherwise: *file* is the top
        level only, *gateway* is where the gateway stands, which with `gateways` is the item only.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        WriteTable(page, "The top level", SpecKeys.All, "", KeyLevel.Both);
        return page.ToString();
    }

    /// <summary>One table a level, and those of the sections after it.</summary>
    private static void WriteTable(StringBuilder page, string title, IReadOnlyCollection<SpecKey> keys, string parent, KeyLevel level)
    {
        page.Append("\n### ").Append(title).Append("\n\n| Key | What it is | It takes | Default | Example | Where |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var key in keys)
        {
            var where = parent.Length > 0 ? level : key.Level;
            page.Append($"| `{parent}{key.Name}`{(key.IsRequired ? " (required)" : "")} | {Cell(key.Summary)} | {Cell(Takes(key))} | {Code(key.Default)} | {Code(key.Example)} | {Where(where)} |\n");
        }

        foreach (var key in keys.Where(key => !key.Children.IsEmpty))
        {
            WriteTable(page, $"`{parent}{key.Name}`", key.Children, parent + key.Name + (key is ItemsKey ? "[]." : "."), parent.Length > 0 ? level : key.Level);
        }
    }

    private static string Takes(SpecKey key) => key switch
    {
        IScalarKey scalar => Form(scalar.Schema),
        IListKey list => "a list, each once: " + Form(list.ItemSchema),
        SectionKey { Shorthand: { } shorthand } => $"the keys below, or plain text for `{shorthand.Name}`",
        SectionKey => "the keys below",
        ItemsKey => "a list of the keys below",
        TagsKey tags => $"names of your own, up to {TagsKey.MaxNameLength} characters and none of `<>%&\\?/`, with values of up to {tags.MaxValueLength}",
        ObjectPairsKey pairs => $"names of Kubernetes, such as `team` and `contoso.com/team`, with {(pairs.IsText ? "any text" : "values of up to 63 letters, digits and inner `-`, `_`, `.`")}",
        _ => "a list of at least one gateway",
    };

    private static string Form(ScalarSchema schema) => schema switch
    {
        { Form: { } form } => form,
        { Choices.IsDefault: false } => string.Join(", ", schema.Choices.Select(choice => $"`{choice}`")),
        _ when schema.Types[0] == "boolean" => "`true`, `false`",
        { Minimum: { } minimum, Maximum: { } maximum } => $"{minimum} to {maximum}",
        { MaxLength: { } length } => $"text of up to {length} characters",
        _ => "text",
    };

    private static string Where(KeyLevel level) => level switch
    {
        KeyLevel.File => "file",
        KeyLevel.Gateway => "gateway",
        _ => "",
    };

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("*.", "\\*.", StringComparison.Ordinal).Replace("<prefix>-<region>", "\\<prefix>-\\<region>", StringComparison.Ordinal);

    private static string Code(string? text) => text is null ? "" : $"`{text}`";
}
