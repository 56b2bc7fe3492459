using System.Collections.Immutable;
using System.Globalization;
using CmgIac.Core.Changes;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using CmgIac.Live.Drift;
using static CmgIac.Cli.Reports.Page.Html;

namespace CmgIac.Cli.Reports.Page;

/// <summary>
/// The way of a client to a gateway, from above to below, so that it is as readable on a phone as on paper: client, service
/// name with its certificate, record, deployment name, region. Lengths are units of the picture.
/// </summary>
internal sealed class ChainPicture
{
    private const int Width = 400;
    private const int Inset = 14;
    private const int LineHeight = 19;
    private const int ArrowHeight = 46;

    /// <summary>Characters of the fixed-width font that fit into a box.</summary>
    private const int Columns = 43;

    private readonly List<object> shapes = [];
    private int y = 1;

    private ChainPicture()
    {
    }

    /// <param name="gateway">The gateway.</param>
    /// <param name="drift">What the world says of it; null where nobody was asked.</param>
    public static Html Of(GatewaySpec gateway, SurveyedDrift? drift)
    {
        var picture = new ChainPicture();
        picture.Box("client", "Clients on the internet", []);
        picture.Arrow("HTTPS, port 443", null);
        picture.Box("name", gateway.HasCname ? "Service name" : "Service name, which is Azure's deployment name", [gateway.ServiceName.Value]);
        picture.Certificate(gateway, drift?.StateOf(ChainLink.Certificate));
        if (gateway.HasCname)
        {
            picture.Arrow(Record(gateway), drift?.StateOf(ChainLink.Record), isMissing: gateway.State.Value != GatewayState.Live);
            picture.Box("name", "Deployment name", [gateway.DeploymentName.Value], drift?.StateOf(ChainLink.Target));
        }

        picture.Arrow(gateway.Deployment.Value == DeploymentMethod.Classic ? "classic cloud service" : "virtual machine scale set", null);
        picture.Box("region", "Azure region", [$"{gateway.Region}, {gateway.Cloud}"]);
        return picture.Draw(gateway, drift);
    }

    /// <summary>A state in a word that stands beside its colour.</summary>
    public static string WordOf(LinkState state) => state switch
    {
        LinkState.Same => "✓ as the spec says",
        LinkState.Different => "✗ different",
        LinkState.Unknown => "? not known",
        _ => "not asked",
    };

    public static string ClassOf(LinkState state) => Choice.Word(state);

    private static string Record(GatewaySpec gateway) => gateway.State.Value switch
    {
        GatewayState.Planned => "CNAME, not yet published",
        GatewayState.Retiring => "CNAME, to be deleted",
        GatewayState.Retired => "no record any more",
        _ => $"CNAME, TTL {gateway.Dns.Ttl}",
    };

    private Html Draw(GatewaySpec gateway, SurveyedDrift? drift) => Tag(
        "svg",
        Set("viewBox", $"0 0 {Width} {y + 1}"),
        Set("width", Number(Width)),
        Set("height", Number(y + 1)),
        Set("role", "img"),
        Set("aria-label", Description(gateway, drift)),
        Class("chain"),
        shapes);

    private static string Description(GatewaySpec gateway, SurveyedDrift? drift)
    {
        var way = gateway.HasCname
            ? $"Clients reach {gateway.ServiceName}, {Record(gateway)}, to {gateway.DeploymentName}, in Azure's region {gateway.Region}, {gateway.Cloud}"
            : $"Clients reach {gateway.ServiceName}, in Azure's region {gateway.Region}, {gateway.Cloud}";
        var states = drift is null ? "" : string.Concat(ChainLinks.All.Where(link => drift.StateOf(link) != LinkState.NotAsked)
            .Select(link => $" {link}: {WordOf(drift.StateOf(link))[2..]}."));
        return $"{way}. The certificate's common name is {gateway.CommonName}; it covers {string.Join(", ", gateway.SubjectAlternativeNames)}.{states}";
    }

    private void Box(string kind, string title, IEnumerable<string> values, LinkState? state = null)
    {
        ImmutableArray<string> lines = [.. values.SelectMany(value => Wrap(value))];
        var height = (lines.Length * LineHeight) + LineHeight + 14;
        shapes.Add(Rectangle($"box {kind} {Seen(state)}", 1, y, Width - 2, height));
        Title(title, Inset, y + 20, state);
        for (var i = 0; i < lines.Length; i++)
        {
            Text("value", Inset, y + 20 + ((i + 1) * LineHeight), lines[i]);
        }

        y += height;
    }

    /// <summary>Hangs on the service name: it is what the name presents.</summary>
    private void Certificate(GatewaySpec gateway, LinkState? state)
    {
        const int left = 34;
        const int columns = Columns - 5;
        var names = gateway.SubjectAlternativeNames;
        ImmutableArray<(string Title, string Value)> facts =
        [
            ("common name", gateway.CommonName),
            .. names.Take(4).Select((name, index) => (index == 0 ? "covers" : "", name)),
            .. names.Length > 4 ? new[] { ("", $"and {names.Length - 4} more") } : [],
            ("issuer", IssuerOf(gateway)),
        ];
        var lines = facts.SelectMany(fact => Wrap(fact.Value, columns - 12).Select((line, index) => (Title: index == 0 ? fact.Title : "", Value: line))).ToList();
        var height = (lines.Count * LineHeight) + LineHeight + 14;
        shapes.Add(Tag("path", Class("tie"), Set("d", $"M18 {y} V{y + 24} H{left}")));
        y += 10;
        shapes.Add(Rectangle($"box certificate {Seen(state)}", left, y, Width - left - 1, height));
        Title("Certificate", left + 12, y + 20, state);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = y + 20 + ((i + 1) * LineHeight);
            Text("key", left + 12, line, lines[i].Title);
            Text("value", left + 112, line, lines[i].Value);
        }

        y += height;
    }

    private static string IssuerOf(GatewaySpec gateway) => gateway.Certificate.Issuer.Value == CertificateIssuer.Public
        ? "a public CA" : "the organization's own PKI";

    private void Arrow(string text, LinkState? state, bool isMissing = false)
    {
        var end = y + ArrowHeight;
        shapes.Add(Tag("path", Class($"arrow {(isMissing ? "missing " : "")}{Seen(state)}"), Set("d", $"M{Width / 2} {y} V{end - 2} m-6 -8 l6 8 l6 -8")));
        Text("key", (Width / 2) + 14, y + (state is null or LinkState.NotAsked ? 27 : 19), text);
        if (state is not null and not LinkState.NotAsked)
        {
            Text($"state {Seen(state)}", (Width / 2) + 14, y + 37, WordOf(state.Value));
        }

        y = end;
    }

    private void Title(string title, int x, int line, LinkState? state)
    {
        Text("title", x, line, title);
        if (state is not null and not LinkState.NotAsked)
        {
            shapes.Add(Tag("text", Class($"state end {Seen(state)}"), Set("x", Number(Width - 12)), Set("y", Number(line)), WordOf(state.Value)));
        }
    }

    private void Text(string names, int x, int line, string text)
    {
        if (text.Length > 0)
        {
            shapes.Add(Tag("text", Class(names), Set("x", Number(x)), Set("y", Number(line)), text));
        }
    }

    private static Html Rectangle(string names, int x, int top, int width, int height) => Tag(
        "rect", Class(names), Set("x", Number(x)), Set("y", Number(top)), Set("width", Number(width)), Set("height", Number(height)), Set("rx", "6"));

    private static string Seen(LinkState? state) => state is { } known ? ClassOf(known) : "";

    /// <summary>Names are broken before a dot where that fits, as people read them.</summary>
    private static IEnumerable<string> Wrap(string text, int columns = Columns)
    {
        while (text.Length > columns)
        {
            var at = text.LastIndexOf('.', columns - 1);
            at = at > columns / 3 ? at : columns;
            yield return text[..at];
            text = text[at..];
        }

        yield return text;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
