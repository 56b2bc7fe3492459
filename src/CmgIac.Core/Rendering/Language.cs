using System.Text;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Core.Rendering;

/// <summary>
/// How one language of output writes values: every value that a template inserts becomes a literal here, quotes and
/// escapes included, so that no template can forget to escape.
/// </summary>
internal abstract class Language
{
    /// <summary>The language's name as messages give it: 'Bicep'.</summary>
    public abstract string Name { get; }

    public virtual TextForm Form => TextForm.Utf8;

    /// <summary>What opens and closes a text in this language; none where a value is written without quotes.</summary>
    public virtual string Quotes => "\"'";

    /// <summary>Does a backslash within quotes take the next character's meaning away?</summary>
    public virtual bool EscapesByBackslash => true;

    /// <summary>Writes <paramref name="value"/> as the language's literal for a text.</summary>
    public abstract void WriteText(StringBuilder output, string value);

    /// <summary>A name without trailing dot, as a text, in all languages but the master file.</summary>
    public virtual void WriteName(StringBuilder output, DnsName value) => WriteText(output, value.Value);

    public virtual void WriteBoolean(StringBuilder output, bool value) => output.Append(value ? "true" : "false");

    public virtual void WriteNumber(StringBuilder output, long value) => output.Append(value);

    /// <summary>May <paramref name="word"/> stand bare: an identifier, keyword or plain word of the language?</summary>
    public abstract bool IsBareWord(string word);

    /// <summary>
    /// May <paramref name="text"/> stand as it is within code of a text for people, where escapes would show? A template
    /// asks for it by <c>{{ text | code }}</c>.
    /// </summary>
    public virtual bool IsCode(string text) => false;

    /// <summary>
    /// Writes a property's name where the language has such: bare where it may be, else as a text. A template asks for
    /// it by <c>{{ name | key }}</c>.
    /// </summary>
    public virtual void WriteKey(StringBuilder output, string key)
    {
        if (IsBareWord(key))
        {
            output.Append(key);
        }
        else
        {
            WriteText(output, key);
        }
    }

    /// <summary>
    /// Writes <paramref name="value"/> so that it stays inside a comment of one line; the template writes the comment
    /// mark. A comment is for people: what could end it, or could not be seen, becomes a blank. A template asks for it
    /// by <c>{{ text | comment }}</c>.
    /// </summary>
    public virtual void WriteComment(StringBuilder output, string value) =>
        output.Append(Characters.Blank(value, Characters.IsHidden));
}
