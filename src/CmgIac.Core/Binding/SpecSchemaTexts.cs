namespace CmgIac.Core.Binding;

/// <summary>What an editor shows of a key, and what it says of a wrong value: the table of keys in sentences.</summary>
internal static class SpecSchemaTexts
{
    /// <summary>What an editor offers in an empty file, as JSON.</summary>
    public const string Beginnings =
        "[{\"label\":\"one gateway\",\"description\":\"The four lines that are a whole spec.\",\"body\":"
        + "{\"domain\":\"${1:contoso.com}\",\"prefix\":\"${2:granitefalls}\",\"region\":\"${3:westus}\",\"cloud\":\"${4:AzurePublicCloud}\"}},"
        + "{\"label\":\"several gateways\",\"description\":\"What gateways share, and below it each of them.\",\"body\":"
        + "{\"domain\":\"${1:contoso.com}\",\"gateways\":[{\"prefix\":\"${2:granitefalls}\",\"region\":\"${3:westus}\"},{\"prefix\":\"${4:graniteeu}\",\"region\":\"${5:westeurope}\"}]}}]";

    /// <summary>For editors that show plain text.</summary>
    public static string Description(SpecKey key) =>
        string.Join(' ', [key.Summary, .. Facts(key, static text => text), .. key.Example is { } example ? [$"Example: {example}."] : Array.Empty<string>()]);

    /// <summary>For the YAML language server, which shows the example itself.</summary>
    public static string Markdown(SpecKey key)
    {
        var facts = string.Join(' ', Facts(key, static text => $"`{text}`"));
        return Escaped(key.Summary) + (facts.Length == 0 ? "" : "\n\n" + facts);
    }

    public static string Escaped(string text) =>
        text.Replace("<", "\\<", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);

    /// <summary>What a value is that stands where another does.</summary>
    public static string Message(SpecKey key) => key switch
    {
        IScalarKey scalar => $"'{key.Name}' is {Form(scalar.Schema, static text => text)}.",
        IListKey list => $"'{key.Name}' is a list, such as [a, b], each once: {Form(list.ItemSchema, static text => text)}.",
        SectionKey { Shorthand: IScalarKey shorthand } => $"'{key.Name}' is {Form(shorthand.Schema, static text => text)}, or has keys of its own.",
        SectionKey or PairsKey => $"'{key.Name}' has keys of its own.",
        _ => $"'{key.Name}' is a list of mappings.",
    };

    public static string ItemMessage(SpecKey key, IListKey list) => $"An item of '{key.Name}' is {Form(list.ItemSchema, static text => text)}.";

    private static IEnumerable<string> Facts(SpecKey key, Func<string, string> code)
    {
        if (key switch
        {
            IScalarKey scalar => Form(scalar.Schema, code),
            IListKey list => "a list, each once: " + Form(list.ItemSchema, code),
            SectionKey { Shorthand: { } one and IScalarKey shorthand } => $"keys, or {code(one.Name)} alone: {Form(shorthand.Schema, code)}",
            _ => null,
        } is { } form)
        {
            yield return $"Takes {form}.";
        }

        if (key.IsRequired)
        {
            yield return "Required.";
        }

        if (key.Default is { } byDefault)
        {
            yield return $"Default: {code(byDefault)}.";
        }
    }

    private static string Form(ScalarSchema schema, Func<string, string> code) => schema switch
    {
        { Form: { } form } => form,
        { Choices: { IsDefault: false, Length: > MaxNamed } } => $"one of {code(schema.Choices[0])} … {code(schema.Choices[^1])}",
        { Choices.IsDefault: false } => Either([.. schema.Choices.Select(code)]),
        _ when schema.Types[0] == "boolean" => Either([code("true"), code("false")]),
        { Minimum: { } minimum, Maximum: { } maximum } => $"{minimum} to {maximum}",
        { MaxLength: { } length } => $"text of up to {length} characters",
        _ => "text",
    };

    /// <summary>More words are listed by the editor alone.</summary>
    private const int MaxNamed = 12;

    private static string Either(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
