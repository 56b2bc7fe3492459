using System.Collections.Immutable;
using System.Management.Automation.Language;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>What PowerShell's own parser makes of a script.</summary>
internal static class ScriptText
{
    public static ScriptBlockAst Parse(string script, out ImmutableArray<string> errors)
    {
        var parsed = Parser.ParseInput(script, out _, out var found);
        errors = [.. found.Select(error => $"{error.Extent.StartLineNumber}: {error.Message}")];
        return parsed;
    }

    /// <summary>The names of the parameters that a script asks for, in its order.</summary>
    public static IEnumerable<string> Mandatory(string script) =>
        from parameter in Parse(script, out _).ParamBlock?.Parameters ?? []
        where parameter.Attributes.OfType<AttributeAst>().SelectMany(attribute => attribute.NamedArguments).Any(argument => argument.ArgumentName == "Mandatory")
        select parameter.Name.VariablePath.UserPath;

    /// <summary>Operators that Windows PowerShell 5.1 doesn't know.</summary>
    public static IEnumerable<string> NewerThanWindows(string script)
    {
        Parser.ParseInput(script, out var tokens, out _);
        return tokens.Where(token => token.Kind is TokenKind.QuestionMark or TokenKind.QuestionQuestion or TokenKind.QuestionQuestionEquals
                or TokenKind.QuestionDot or TokenKind.QuestionLBracket or TokenKind.AndAnd or TokenKind.OrOr or TokenKind.Clean)
            .Select(token => $"{token.Extent.StartLineNumber}: {token.Text}");
    }
}
