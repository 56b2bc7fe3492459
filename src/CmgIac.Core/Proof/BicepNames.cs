using CmgIac.Core.Rendering;

namespace CmgIac.Core.Proof;

/// <summary>
/// What the names in a Bicep file stand for: its variables, and its parameters, whose values come from the file of
/// parameters beside it or from the module's declaration. <paramref name="given"/> is the value of a parameter with the
/// file that gives it; null where none does.
/// </summary>
internal sealed class BicepNames(BicepFile file, Func<string, (BicepValue Value, Artifact File)?> given)
{
    /// <summary>How far a name may lead to a name.</summary>
    private const int MaxSteps = 8;

    public static BicepNames OfNothing(BicepFile file) => new(file, static _ => null);

    /// <summary>With the file of parameters that has <paramref name="main"/>'s own path and name.</summary>
    public static BicepNames OfMain(Artifact main, BicepFile bicep, IEnumerable<Artifact> siblings)
    {
        var parameters = siblings.FirstOrDefault(sibling => sibling.Path == main.Path + "param");
        var read = parameters is null ? null : BicepReader.Read(parameters.Text).Value;
        return new(bicep, name => read?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value is { } value ? (value, parameters!) : null);
    }

    /// <summary>With what <paramref name="parent"/> hands to the module.</summary>
    public static BicepNames OfModule(BicepFile bicep, BicepDeclaration module, BicepPart parent) => new(
        bicep,
        name => parent.Names.Resolve(module.At("params", name)) is ({ } value, var source) ? (value, source ?? parent.File) : null);

    /// <summary>
    /// The value of the parameter or variable that <paramref name="value"/> names, as given or as its default, with the
    /// file that gives it where that is another; any other value as it is.
    /// </summary>
    public (BicepValue? Value, Artifact? File) Resolve(BicepValue? value)
    {
        for (var step = 0; step < MaxSteps && value is BicepExpression expression; step++)
        {
            if (file.Variables.FirstOrDefault(variable => variable.Name == expression.Source) is { } variable)
            {
                value = variable.Value;
                continue;
            }

            if (file.Parameters.FirstOrDefault(parameter => parameter.Name == expression.Source) is not { } declared)
            {
                break;
            }

            return given(declared.Name) is { } found ? (found.Value, found.File) : (declared.Value, null);
        }

        return (value, null);
    }

    public BicepValue? ValueOf(BicepValue? value) => Resolve(value).Value;
}
