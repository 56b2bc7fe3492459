using System.Collections;
using System.Diagnostics;
using System.Reflection;
using FsCheck;
using Microsoft.FSharp.Core;
using Xunit;

namespace CmgIac.Mutation;

/// <summary>A test of the project of tests, of a theory one row: run as xunit does, but in a microsecond.</summary>
internal sealed record Test(string Name, Type Class, MethodInfo Method, object?[] Arguments)
{
    /// <summary>The baseline that it holds what is rendered against, by its name.</summary>
    public string? Baseline => Class.Name == "BaselineTest" ? Arguments.FirstOrDefault()?.ToString() ?? "-" : null;

    public static IEnumerable<Test> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false }
        orderby type.FullName
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
        where method.IsDefined(typeof(FactAttribute), inherit: true)
        from row in Rows(method).Index()
        select new Test($"{type.FullName}.{method.Name}#{row.Index}", type, method, row.Item);

    public bool Passes(out double seconds)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            Run();
            return true;
        }
        catch (Exception e)
        {
            // By this xunit says that a test is skipped.
            return e.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal);
        }
        finally
        {
            seconds = watch.Elapsed.TotalSeconds;
        }
    }

    private void Run()
    {
        // Fixtures are programs, which no test needs that is asked.
        var instance = Method.IsStatic ? null : Activator.CreateInstance(Class, [.. Class.GetConstructors()[0].GetParameters().Select(_ => (object?)null)]);
        try
        {
            if (Method.GetCustomAttribute<FsCheck.Xunit.PropertyAttribute>() is { } property)
            {
                var arbitrary = Class.GetCustomAttribute<FsCheck.Xunit.PropertiesAttribute>()?.Arbitrary ?? property.Arbitrary ?? [];
                var config = Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true).WithArbitrary(arbitrary).WithReplay(20261130, 1);
                Check.Method(config, Method, instance is null ? null : FSharpOption<object>.Some(instance));
            }
            else if (Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, binder: null, Arguments, culture: null) is Task task)
            {
                task.GetAwaiter().GetResult();
            }
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    private static IEnumerable<object?[]> Rows(MethodInfo method) => !method.IsDefined(typeof(TheoryAttribute))
        ? [[]]
        : method.GetCustomAttributes<InlineDataAttribute>().Select(row => row.Data)
            .Concat(method.GetCustomAttributes<MemberDataAttribute>().SelectMany(data => Members(data.MemberType ?? method.DeclaringType!, data.MemberName)))
            .Select(row => Complete(method.GetParameters(), row));

    private static IEnumerable<object?[]> Members(Type type, string name)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;
        var rows = type.GetProperty(name, Any)?.GetValue(null) ?? type.GetField(name, Any)?.GetValue(null) ?? type.GetMethod(name, Any)!.Invoke(null, null);
        return ((IEnumerable)rows!).Cast<object>().Select(row => row is ITheoryDataRow given ? given.GetData() : (object?[])row);
    }

    /// <summary>With the defaults of what is left out, and in an array what a parameter array takes.</summary>
    private static object?[] Complete(ParameterInfo[] parameters, object?[] row)
    {
        row = [.. row, .. parameters.Skip(row.Length).Where(parameter => parameter.HasDefaultValue).Select(parameter => parameter.DefaultValue)];
        if (!parameters[^1].IsDefined(typeof(ParamArrayAttribute)) || (row.Length == parameters.Length && row[^1]?.GetType() == parameters[^1].ParameterType))
        {
            return row;
        }

        var rest = row[(parameters.Length - 1)..];
        var array = Array.CreateInstance(parameters[^1].ParameterType.GetElementType()!, rest.Length);
        rest.CopyTo(array, 0);
        return [.. row[..(parameters.Length - 1)], array];
    }
}
