using System.Collections.Immutable;
using CmgIac.Core.Certificates;
using CmgIac.Core.Diagnostics;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>Are a request's alternative names those of the spec, in order and to the letter, whatever form it has?</summary>
internal static class AlternativeNamesProof
{
    /// <summary>
    /// The first difference, or null. <paramref name="dns"/> and <paramref name="separator"/> are how the form writes a DNS
    /// name: <c>dns=</c>, <c>DNS:</c>; a name that is missing stands at <paramref name="section"/>, null for the whole file.
    /// </summary>
    public static Diagnostic? Prove(
        GatewaySpec spec, Artifact file, ImmutableArray<AtLine<AlternativeName>> written, string dns, char separator, int? section)
    {
        var expected = spec.SubjectAlternativeNames;
        for (var i = 0; i < Math.Max(written.Length, expected.Length); i++)
        {
            var (said, meant) = (written.ElementAtOrDefault(i), expected.ElementAtOrDefault(i));
            if (said is null || meant is null || said.Value != new AlternativeName(dns, meant))
            {
                return ProofDiagnostics.AlternativeNameDiffers(
                    file.At(said?.Line ?? section),
                    i + 1,
                    said is null ? null : $"{said.Value.Type}{separator}{said.Value.Value}",
                    meant is null ? null : $"{dns}{separator}{meant}");
            }
        }

        return null;
    }
}
