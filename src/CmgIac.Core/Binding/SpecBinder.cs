using System.Collections.Immutable;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Syntax;
using CmgIac.Core.Text;

namespace CmgIac.Core.Binding;

/// <summary>Trees to a fleet: holds each against the table of keys, inherits, and reads every value into its type.</summary>
internal static class SpecBinder
{
    /// <summary>Of all specs of a run: two and a half times the largest fleet that is measured.</summary>
    public const int MaxGateways = 250_000;

    /// <summary>Keys and values that the gateways of a run inherit, each counted for each: 40 for each of the most gateways.</summary>
    public const int MaxInherited = 10_000_000;

    public static StageResult<Fleet> Bind(SpecSet specs) => Bind(specs, DiagnosticList.Limit);

    /// <summary>As above; up to <paramref name="most"/> diagnostics are shown, and <paramref name="maxGateways"/> gateways are read.</summary>
    public static StageResult<Fleet> Bind(SpecSet specs, int most, int maxGateways = MaxGateways)
    {
        var diagnostics = new DiagnosticList('2') { Most = most };
        if (FirstBeyond(specs, maxGateways) is { } beyond)
        {
            diagnostics.Add(BindDiagnostics.TooManyGateways(beyond, maxGateways));
            return StageResult.Of<Fleet>(null, diagnostics);
        }

        if (TooMuchInherited(specs) is { } tooMuch)
        {
            diagnostics.Add(tooMuch);
            return StageResult.Of<Fleet>(null, diagnostics);
        }

        foreach (var document in specs.Documents)
        {
            SpecShape.ValidateDocument(document.Root, diagnostics);
            ReportMissing(document.Root, diagnostics);
        }

        return StageResult.Of(
            diagnostics.HasErrors ? null : new Fleet([.. specs.Documents.Select(BindFile)]), diagnostics);
    }

    /// <summary>The gateway that is one too many, before anything is made of those before it; null where there is none.</summary>
    private static SourceSpan? FirstBeyond(SpecSet specs, int most)
    {
        var left = most;
        foreach (var root in specs.Documents.Select(document => document.Root))
        {
            var items = root.ValueOf(SpecKeys.Gateways.Name) is SpecSequence list ? list.Items : [root];
            if (items.Length > left)
            {
                return items[left].Span;
            }

            left -= items.Length;
        }

        return null;
    }

    /// <summary>What is written once and inherited by thousands is work for each of them.</summary>
    private static Diagnostic? TooMuchInherited(SpecSet specs)
    {
        var left = (long)MaxInherited;
        foreach (var root in specs.Documents.Select(document => document.Root))
        {
            if (root.Find(SpecKeys.Gateways.Name) is { Value: SpecSequence list } gateways)
            {
                var inherited = root.Entries.Where(entry => entry.Key.Text != SpecKeys.Gateways.Name).Sum(entry => 1 + SizeOf(entry.Value));
                left -= inherited * list.Items.Length;
                if (left < 0)
                {
                    return BindDiagnostics.TooMuchInherited(gateways.Key.Span, list.Items.Length, inherited, MaxInherited);
                }
            }
        }

        return null;
    }

    private static long SizeOf(SpecNode node) => node switch
    {
        SpecMapping mapping => 1 + mapping.Entries.Sum(entry => 1 + SizeOf(entry.Value)),
        SpecSequence sequence => 1 + sequence.Items.Sum(SizeOf),
        _ => 1,
    };

    /// <summary>Each gateway with what it inherits; the spec itself where it has no list of them.</summary>
    private static IEnumerable<SpecMapping> GatewaysOf(SpecMapping root) => root.ValueOf(SpecKeys.Gateways.Name) is SpecSequence list
        ? list.Items.OfType<SpecMapping>().Select(item => SpecInheritance.Inherit(root, item))
        : [root];

    /// <summary>
    /// A required key that every one of several gateways lacks is missing once, at the top level that they inherit;
    /// else at each that lacks it.
    /// </summary>
    private static void ReportMissing(SpecMapping root, DiagnosticList diagnostics)
    {
        if (root.ValueOf(SpecKeys.Gateways.Name) is not (null or SpecSequence or { IsNull: true }))
        {
            // No list of gateways, which is reported: what they would have had can't be missed.
            return;
        }

        var gateways = GatewaysOf(root).ToImmutableArray();
        var required = SpecKeys.Gateway
            .Where(key => key.IsRequired
                && gateways.Any(gateway => gateway.Find(key.Name) is null or { Value.IsNull: true })
                && !IsMeantAtTop(root, gateways, key))
            .ToList();
        var lackedByAll = required
            .Where(key => key.Level == KeyLevel.Both && gateways.Length > 1 && gateways.All(gateway => gateway.Find(key.Name) is null))
            .ToList();
        SpecShape.ReportMissing(root, lackedByAll, SpecKeys.All, diagnostics);
        foreach (var gateway in gateways)
        {
            SpecShape.ReportMissing(gateway, required.Except(lackedByAll), SpecKeys.All, diagnostics);
        }
    }

    /// <summary>Does the top level have the key misspelt, or where it may not stand? Then that is the one mistake.</summary>
    private static bool IsMeantAtTop(SpecMapping root, ImmutableArray<SpecMapping> gateways, SpecKey key) =>
        SpecShape.IsMisspelt(root, key, SpecKeys.All)
        || (key.Level == KeyLevel.Gateway && root.Find(key.Name) is { Value.IsNull: false } && !gateways.Any(gateway => ReferenceEquals(gateway, root)));

    private static SpecFile BindFile(SpecDocument document)
    {
        var root = new SpecReader(document.Root, document.Root.Span);
        return new SpecFile(
            document.Path,
            root.Optional(SpecKeys.Templates),
            [
                .. root.Items(SpecKeys.Suppress).Select(item => new Suppression(
                    item.Value(SpecKeys.SuppressCode), item.Value(SpecKeys.SuppressReason), item.Optional(SpecKeys.SuppressUntil))),
            ],
            [.. GatewaysOf(document.Root).Select(new GatewayBinder().Bind)]);
    }
}
