using CmgIac.Core.Diagnostics;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// What the Bicep compiler or its linter says of a rendered file. <paramref name="Place"/> is in that file, whose path it
/// has; <paramref name="Code"/> is the compiler's own, such as <c>BCP033</c>.
/// </summary>
internal sealed record CompilerMessage(SourceSpan Place, bool IsError, string Code, string Text);

/// <summary>
/// What the compiler says, said where it can be mended: at the line of an overlay's template, or, where the template is
/// cmg's own, at the value in the spec that stands there.
/// </summary>
internal static class CompilerFindings
{
    public static Diagnostic Of(CompilerMessage message, RenderPart part, Artifact file, Fleet fleet)
    {
        var at = Place(part, file, message.Place, fleet);
        return message.IsError
            ? CompilerDiagnostics.CompileError(at, message.Code, message.Text)
            : CompilerDiagnostics.CompileWarning(at, message.Code, message.Text);
    }

    /// <summary>For a compilation without a result and without an error.</summary>
    public static Diagnostic Nothing(RenderPart part, Artifact file, Fleet fleet) =>
        CompilerDiagnostics.CompiledToNothing(Place(part, file, SourceSpan.WholeFile(file.Path), fleet));

    /// <summary>The first line that the compiler's formatter writes otherwise, or null.</summary>
    public static Diagnostic? Layout(string formatted, RenderPart part, Artifact file, Fleet fleet)
    {
        var (written, normal) = (file.Text.Split('\n'), formatted.ReplaceLineEndings("\n").Split('\n'));
        var same = written.Zip(normal).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same == written.Length && same == normal.Length)
        {
            return null;
        }

        var line = Math.Min(same + 1, written.Length);
        var place = new SourceSpan(file.Path, line, 1, line, written[line - 1].Length + 1);
        return CompilerDiagnostics.OtherLayout(Place(part, file, place, fleet), same < normal.Length ? normal[same].Trim() : null);
    }

    public static Diagnostic SnapshotFailed(string reason, RenderPart part, Artifact file, Fleet fleet) =>
        CompilerDiagnostics.SnapshotFailed(Place(part, file, SourceSpan.At(file.Path, 1, 1), fleet), reason);

    private static OutputPlace Place(RenderPart part, Artifact file, SourceSpan place, Fleet fleet) => file.IsBuiltIn
        ? file.At(place.Line) with { Template = SpecOrigin.Of(part, file, place, fleet) }
        : file.At(place.Line);
}
