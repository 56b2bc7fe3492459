using System.Diagnostics.CodeAnalysis;
using System.Text;
using CmgIac.Core.Model;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CmgIac.Core.Rendering;

/// <summary>
/// All that a template can call. <c>bare</c>: the value as a word of the language, refused where it is none; <c>key</c>:
/// a property's name; <c>comment</c>: text within a comment of one line; <c>code</c>: the value within a code span or block of
/// Markdown, refused where it would end it.
/// </summary>
internal static class TemplateFilters
{
    public static readonly ScriptObject All = Create();

    private static ScriptObject Create()
    {
        var filters = new ScriptObject(StringComparer.Ordinal);
        filters.SetValue("bare", new TemplateFilter(static (span, language, text) => language.IsBareWord(text)
            ? text
            : throw new ScriptRuntimeException(span, $"'{text}' is no bare word of {language.Name}. Write it without 'bare'.")), readOnly: true);
        filters.SetValue("code", new TemplateFilter(static (span, language, text) => language.IsCode(text)
            ? text
            : throw new ScriptRuntimeException(span, $"'{text}' can't stand in code of {language.Name}. Write it without 'code', and outside of code.")), readOnly: true);
        filters.SetValue("key", new TemplateFilter(static (_, language, text) => Written(text, language.WriteKey)), readOnly: true);
        filters.SetValue("comment", new TemplateFilter(static (_, language, text) => Written(text, language.WriteComment)), readOnly: true);
        filters.IsReadOnly = true;
        return filters;
    }

    private static string Written(string text, Action<StringBuilder, string> write)
    {
        var output = new StringBuilder();
        write(output, text);
        return output.ToString();
    }

    /// <summary>A filter of one text; Scriban's own way by reflection loses its methods when unused code is cut away.</summary>
    private sealed class TemplateFilter(Func<Scriban.Parsing.SourceSpan, Language, string, string> apply) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 1;

        public int ParameterCount => 1;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

        [ExcludeFromCodeCoverage(Justification = "The interface wants it; Scriban asks where it checks types before a call.")]
        public Type ReturnType => typeof(VerbatimText);

        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

        public object Invoke(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
        {
            var span = callerContext!.Span;
            var text = arguments[0] switch
            {
                string given => given,
                DnsName name => name.Value,
                bool flag => flag ? "true" : "false",
                int or long => Convert.ToString(arguments[0], System.Globalization.CultureInfo.InvariantCulture)!,
                AbsentValue => throw new ScriptRuntimeException(span, "The value is absent. Test it with 'if' before writing it."),
                _ => throw new ScriptRuntimeException(span, "Only a text, a name, a number or a boolean can be written."),
            };
            var target = (LiteralContext)context;
            // The same text may be filtered again and again, and what comes of it is no value that is evaluated.
            target.Spend(text.Length, span);
            var filtered = apply(span, target.Target, text);
            target.Spend(filtered.Length, span);
            return new VerbatimText(filtered);
        }

        [ExcludeFromCodeCoverage(Justification = "The interface wants it; templates are rendered synchronously.")]
        public ValueTask<object?> InvokeAsync(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            ValueTask.FromResult<object?>(Invoke(context, callerContext, arguments, blockStatement));
    }
}
