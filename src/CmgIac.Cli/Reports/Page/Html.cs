using System.Buffers;
using System.Text;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// An element of a page. What is given as text becomes text, whatever it holds: only <see cref="Trusted"/> is markup already.
/// </summary>
internal sealed class Html
{
    private static readonly HashSet<string> WithoutEnd = ["meta", "input", "br", "hr", "wbr"];

    private static readonly SearchValues<char> OfLabels = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private readonly string name;
    private readonly List<(string Name, string Value)> attributes = [];
    private readonly List<object> children = [];

    private Html(string name) => this.name = name;

    /// <summary>Markup of our own making, such as a style or a page of the documentation.</summary>
    public sealed record Trusted(string Markup);

    public sealed record Attribute(string Name, string Value);

    /// <param name="tag">The element's name.</param>
    /// <param name="content">Attributes, elements, text, sequences of these; null is nothing.</param>
    public static Html Tag(string tag, params ReadOnlySpan<object?> content)
    {
        var element = new Html(tag);
        foreach (var item in content)
        {
            element.Add(item);
        }

        return element;
    }

    public static Attribute Set(string name, string value) => new(name, value);

    public static Attribute Class(string names) => new("class", names);

    /// <summary>An element with a class, which is most of them.</summary>
    public static Html Div(string names, params ReadOnlySpan<object?> content)
    {
        var element = Tag("div", content);
        element.Add(Class(names));
        return element;
    }

    /// <summary>A host name that a narrow place breaks before a dot, as people read it.</summary>
    public static IEnumerable<object> Name(string name) => name.Split('.').SelectMany((label, index) =>
        index == 0 ? new object[] { label } : index == 1 && name[0] == '*' ? [$".{label}"] : [Tag("wbr"), $".{label}"]);

    /// <summary>Text with names in it, such as a record: a narrow place breaks it before dots within them, but for the last one.</summary>
    public static IEnumerable<object> Names(string text)
    {
        var start = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '.' && char.IsAsciiLetterOrDigit(text[at - 1]) && BeginsName(text.AsSpan(at + 1)))
            {
                yield return text[start..at];
                yield return Tag("wbr");
                start = at;
            }
        }

        yield return text[start..];
    }

    public void Write(StringBuilder output)
    {
        output.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            output.Append(' ').Append(attribute).Append("=\"");
            WriteText(output, value);
            output.Append('"');
        }

        output.Append('>');
        foreach (var child in children)
        {
            switch (child)
            {
                case Html element:
                    element.Write(output);
                    break;
                case Trusted trusted:
                    output.Append(trusted.Markup);
                    break;
                default:
                    WriteText(output, (string)child);
                    break;
            }
        }

        if (!WithoutEnd.Contains(name))
        {
            output.Append("</").Append(name).Append('>');
        }
    }

    /// <summary>What would go unseen, or turn the line around, is shown as its number.</summary>
    private static void WriteText(StringBuilder output, string value)
    {
        var isPlain = value.All(c => c is '\n' or (>= ' ' and <= '~'));
        HtmlLanguage.Instance.WriteText(output, isPlain ? value : string.Concat(value.EnumerateRunes().Select(
            rune => rune.Value is not '\n' && Characters.IsHidden(rune) ? $"\\u{rune.Value:X4}" : rune.ToString())));
    }

    private void Add(object? item)
    {
        switch (item)
        {
            case null:
                break;
            case Attribute(var attribute, var value):
                attributes.Add((attribute, value));
                break;
            case Html or Trusted or string:
                children.Add(item);
                break;
            case IEnumerable<object> items:
                foreach (var each in items)
                {
                    Add(each);
                }

                break;
            default:
                throw new ArgumentException($"A page has no {item.GetType().Name}.", nameof(item));
        }
    }

    /// <summary>Two labels at least.</summary>
    private static bool BeginsName(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept(OfLabels) is var end && end > 0 && end + 1 < text.Length && text[end] == '.' && char.IsAsciiLetter(text[end + 1]);
}
