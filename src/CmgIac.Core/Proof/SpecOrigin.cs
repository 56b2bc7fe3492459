using System.Globalization;
using System.Text;
using CmgIac.Core.Lowering;
using CmgIac.Core.Model;
using CmgIac.Core.Rendering;
using CmgIac.Core.Text;

namespace CmgIac.Core.Proof;

/// <summary>
/// Which value of a spec stands at a place of rendered Bicep. Values lose their places when they are lowered, so that they
/// are found again by their literals: at the place itself, else on its lines, else in the declaration around it.
/// </summary>
internal static class SpecOrigin
{
    /// <summary>
    /// Where the value was written; of several at the place the longest. Where none is found, the gateway's prefix or the
    /// zone's name. <paramref name="place"/> is in <paramref name="file"/>.
    /// </summary>
    public static SourceSpan Of(RenderPart part, Artifact file, SourceSpan place, Fleet fleet)
    {
        var lines = file.Text.Split('\n');
        var literals = GatewaysOf(part, fleet).SelectMany(Literals).OrderByDescending(literal => literal.Text.Length).ToList();
        foreach (var window in new[] { At(lines, place), Lines(lines, place.Line, place.EndLine), Declaration(lines, place.Line) })
        {
            var found = literals.FindIndex(literal => Contains(window, literal.Text));
            if (found >= 0)
            {
                return literals[found].Span;
            }
        }

        return part switch
        {
            ZonePart { Zone: { IsInternal: true } zone } => zone.First.Dns.Internal!.Zone.Span,
            ZonePart { Zone: var zone } => zone.First.Dns.Zone.Span,
            GatewayPart { Gateway: var gateway } => gateway.Prefix.Span,
            _ => ((CertificatePart)part).Gateway.Prefix.Span,
        };
    }

    private static IEnumerable<GatewaySpec> GatewaysOf(RenderPart part, Fleet fleet) => part switch
    {
        ZonePart { Zone: var zone } => fleet.Gateways.Where(gateway => zone.Records.Any(record => record.Gateway == gateway.ServiceName)).DefaultIfEmpty(zone.First),
        GatewayPart { Gateway: var gateway } => [gateway],
        _ => [((CertificatePart)part).Gateway],
    };

    /// <summary>Derived names stand for the prefix, by which they are told apart; a time to live may be written as 1h.</summary>
    private static IEnumerable<(string Text, SourceSpan Span)> Literals(GatewaySpec gateway)
    {
        foreach (var (value, span) in gateway.Written.Select(written => (written.Value, written.Span)))
        {
            yield return (Literal(value), span);
            yield return (Literal(value.ToLowerInvariant()), span);
            if (value.All(char.IsAsciiDigit))
            {
                yield return (value, span);
            }
        }

        yield return (Literal(gateway.ServiceName.Value), gateway.Prefix.Span);
        yield return (Literal(gateway.DeploymentName.Value), gateway.Prefix.Span);
        yield return (Literal(gateway.Azure.ResourceGroup.Value), gateway.Azure.ResourceGroup.IsDefault ? gateway.Prefix.Span : gateway.Azure.ResourceGroup.Span);
        yield return (gateway.Dns.Ttl.Value.ToString(CultureInfo.InvariantCulture), gateway.Dns.Ttl.Span);
    }

    private static string Literal(string value)
    {
        var literal = new StringBuilder();
        BicepLanguage.Instance.WriteText(literal, value);
        return literal.ToString();
    }

    /// <summary>A number is one only where no other letter or digit goes on.</summary>
    private static bool Contains(string window, string literal)
    {
        for (var at = window.IndexOf(literal, StringComparison.Ordinal); at >= 0; at = window.IndexOf(literal, at + 1, StringComparison.Ordinal))
        {
            if (!char.IsAsciiDigit(literal[0])
                || !((at > 0 && IsWord(window[at - 1])) || (at + literal.Length < window.Length && IsWord(window[at + literal.Length]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' or '_';

    private static string At(string[] lines, SourceSpan place) =>
        place.Line == place.EndLine && place.Line <= lines.Length
            ? Cut(lines[place.Line - 1], place.Column - 1, place.EndColumn - 1)
            : Lines(lines, place.Line, place.EndLine);

    private static string Cut(string line, int from, int to) =>
        line[Math.Min(from, line.Length)..Math.Clamp(to, Math.Min(from, line.Length), line.Length)];

    private static string Lines(string[] lines, int first, int last) =>
        string.Join('\n', lines.Skip(first - 1).Take(Math.Max(1, last - first + 1)));

    /// <summary>The lines around a line, up to the blank ones that part declarations.</summary>
    private static string Declaration(string[] lines, int line)
    {
        var first = Math.Clamp(line, 1, lines.Length) - 1;
        var last = first;
        while (first > 0 && lines[first - 1].Length > 0)
        {
            first--;
        }

        while (last < lines.Length - 1 && lines[last + 1].Length > 0)
        {
            last++;
        }

        return string.Join('\n', lines[first..(last + 1)]);
    }
}
