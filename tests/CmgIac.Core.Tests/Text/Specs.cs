using System.Text;
using CmgIac.Core.Binding;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Syntax;

namespace CmgIac.Core.Tests.Text;

/// <summary>Specs as text, through the first stages.</summary>
internal static class Specs
{
    public const string Path = "cmg.yaml";

    /// <summary>Four lines are a whole spec.</summary>
    public const string Minimal = "domain: contoso.com\nprefix: granitefalls\nregion: westus\n";

    public static StageResult<SpecSet> Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    public static StageResult<SpecSet> Parse(byte[] bytes) => SpecParser.Parse([new SpecText(Path, bytes)]);

    public static StageResult<Fleet> Bind(string text) => Parse(text).Then(SpecBinder.Bind);

    /// <summary>The gateways of a spec that must bind, with warnings or without.</summary>
    public static GatewaySpec[] Gateways(string text)
    {
        var result = Bind(text);
        return result.Value is { } fleet
            ? [.. fleet.Gateways]
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }

    /// <summary>"CMG2004 2,9" for each diagnostic, in their order.</summary>
    public static string Told<T>(StageResult<T> result)
        where T : class =>
        string.Join(" | ", result.Diagnostics.Select(d => $"{d.Code} {d.Span.Line},{d.Span.Column}"));
}
