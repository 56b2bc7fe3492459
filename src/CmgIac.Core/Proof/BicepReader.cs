using System.Collections.Immutable;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Reads what a .bicep or .bicepparam file declares: not a compiler, but strict in quotes, brackets and literals. What
/// it does not know it skips, bracket by bracket, and keeps as source.
/// </summary>
internal sealed class BicepReader
{
    private readonly BicepValueReader values;
    private readonly List<ReaderProblem> problems = [];
    private readonly ImmutableArray<BicepParameter>.Builder parameters = ImmutableArray.CreateBuilder<BicepParameter>();
    private readonly ImmutableArray<BicepAssignment>.Builder variables = ImmutableArray.CreateBuilder<BicepAssignment>();
    private readonly ImmutableArray<BicepAssignment>.Builder outputs = ImmutableArray.CreateBuilder<BicepAssignment>();
    private readonly ImmutableArray<BicepDeclaration>.Builder resources = ImmutableArray.CreateBuilder<BicepDeclaration>();
    private readonly ImmutableArray<BicepDeclaration>.Builder modules = ImmutableArray.CreateBuilder<BicepDeclaration>();
    private readonly ImmutableArray<BicepExpression>.Builder others = ImmutableArray.CreateBuilder<BicepExpression>();
    private BicepValue? targetScope;
    private BicepValue? usedFile;

    private BicepReader(string text) => values = new(text, BicepTokenizer.Read(text, problems), problems);

    public static Reading<BicepFile> Read(string text)
    {
        var reader = new BicepReader(text);
        reader.ReadStatements();
        var file = new BicepFile
        {
            TargetScope = reader.targetScope,
            Using = reader.usedFile,
            Parameters = reader.parameters.ToImmutable(),
            Variables = reader.variables.ToImmutable(),
            Outputs = reader.outputs.ToImmutable(),
            Resources = reader.resources.ToImmutable(),
            Modules = reader.modules.ToImmutable(),
            Others = reader.others.ToImmutable(),
        };
        return new(file, [.. reader.problems.OrderBy(p => p.Line)]);
    }

    private void ReadStatements()
    {
        values.SkipLineEnds();
        while (!values.AtEnd)
        {
            ReadStatement();
            if (!values.AtEnd && values.Here.Kind != BicepTokenKind.LineEnd)
            {
                values.Problem(values.Here.Line, $"'{values.Here.Value}' stands where a line should end.");
                SkipLine();
            }

            values.SkipLineEnds();
        }
    }

    private void ReadStatement()
    {
        var start = values.Here;
        var isNamed = values.Next.Kind == BicepTokenKind.Word;
        switch (start.Kind == BicepTokenKind.Word ? start.Value : "")
        {
            case "targetScope" when values.Next.Is('='):
                values.Take();
                values.Take();
                targetScope = values.ReadValue();
                break;
            case "using":
                values.Take();
                usedFile = values.ReadValue();
                break;
            case "param" when isNamed:
                values.Take();
                ReadParameter();
                break;
            case "var" when isNamed:
                ReadAssignment(variables);
                break;
            case "output" when isNamed:
                ReadAssignment(outputs);
                break;
            case "resource" when isNamed:
                ReadDeclaration(resources, isResource: true);
                break;
            case "module" when isNamed:
                ReadDeclaration(modules, isResource: false);
                break;
            default:
                ReadOther(start);
                break;
        }
    }

    /// <summary>A decorator too is a statement of its own: it says nothing about names and values.</summary>
    private void ReadOther(BicepToken start)
    {
        SkipLine();
        if (!start.Is('@'))
        {
            others.Add(new(values.Source(start), start.Line));
        }
    }

    private void ReadParameter()
    {
        var name = values.Take();
        var type = ReadType();
        var value = values.TryTake('=') ? values.ReadValue() : null;
        parameters.Add(new(name.Value, type, value, name.Line));
    }

    private void ReadAssignment(ImmutableArray<BicepAssignment>.Builder assignments)
    {
        values.Take();
        var name = values.Take();
        ReadType();
        if (TakeEquals(name))
        {
            assignments.Add(new(name.Value, values.ReadValue(), name.Line));
        }
    }

    /// <summary>The source up to '=' or the line's end; null where nothing stands there.</summary>
    private string? ReadType()
    {
        var start = values.Here;
        while (!values.AtStop && !values.Here.Is('='))
        {
            values.SkipBalanced();
        }

        var source = values.Source(start);
        return source.Length == 0 ? null : source;
    }

    private void ReadDeclaration(ImmutableArray<BicepDeclaration>.Builder declarations, bool isResource)
    {
        values.Take();
        var symbol = values.Take();
        if (values.Here.Kind != BicepTokenKind.Text)
        {
            values.Problem(symbol.Line, $"'{symbol.Value}' has no {(isResource ? "type" : "path")} in quotes.");
            SkipLine();
            return;
        }

        var (type, version) = SplitType(values.Take().Value, isResource);
        var isExisting = isResource && values.TryTake("existing");
        if (TakeEquals(symbol))
        {
            var (body, isConditional, isLoop) = ReadBody();
            declarations.Add(new(symbol.Value, type, version, isExisting, isConditional, isLoop, body, symbol.Line));
        }
    }

    private static (string Type, string Version) SplitType(string text, bool isResource)
    {
        var at = isResource ? text.LastIndexOf('@') : -1;
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }

    /// <summary><c>{ … }</c>, <c>if (…) { … }</c>, <c>[for … : { … }]</c> or <c>[for … : if (…) { … }]</c>.</summary>
    private (BicepObject? Body, bool IsConditional, bool IsLoop) ReadBody()
    {
        var open = values.Here;
        var isLoop = values.IsLoop;
        if (isLoop)
        {
            values.Take();
            values.SkipLineEnds();
            while (!values.AtStop && !values.Here.Is(':'))
            {
                values.SkipBalanced();
            }

            values.TryTake(':');
        }

        var isConditional = values.TryTake("if");
        if (isConditional && values.Here.Is('('))
        {
            values.SkipBalanced();
        }

        var body = values.ReadValue() as BicepObject;
        values.SkipLineEndsBefore(']');
        if (isLoop && !values.TryTake(']'))
        {
            values.Problem(open.Line, "A '[' is not closed.");
        }

        return (body, isConditional, isLoop);
    }

    private bool TakeEquals(BicepToken name)
    {
        if (values.TryTake('='))
        {
            return true;
        }

        values.Problem(name.Line, $"'{name.Value}' has no '='.");
        SkipLine();
        return false;
    }

    /// <summary>To the line's end; brackets that close nothing are problems on the way.</summary>
    private void SkipLine()
    {
        while (!values.AtEnd && values.Here.Kind != BicepTokenKind.LineEnd)
        {
            if (values.Here.Is(')') || values.Here.Is(']') || values.Here.Is('}'))
            {
                values.Problem(values.Here.Line, $"A '{values.Here.Value}' closes nothing.");
            }

            values.SkipBalanced();
        }
    }
}
