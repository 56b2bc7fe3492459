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
/// name with its certificate, record, deployment name, region. What isn't there, or not for long, is dashed. Lengths are
/// units of the picture.
/// </summary>
internal sealed class ChainPicture
{
    private const int Width = 320;
    private const int Inset = 14;
    private const int LineHeight = 19;
    private const int ArrowAt = 22;
    private const int CertificateAt = 36;

    /// <summary>Beside the keys.</summary>
    private const int CertificateValueAt = CertificateAt + 60;

    private readonly GatewaySpec gateway;
    private readonly SurveyedFleet? drift;
    private readonly ChainWords words;
    private readonly CertificateWords certificate;
    private readonly List<object> shapes = [];
    private int y = 1;

    private ChainPicture(GatewaySpec gateway, SurveyedFleet? drift, DateOnly today)
    {
        this.gateway = gateway;
        this.drift = drift;
        words = ChainWords.Of(gateway);
        certificate = CertificateWords.Of(gateway, today);
    }

    /// <param name="gateway">The gateway.</param>
    /// <param name="drift">What the world says; null where nobody was asked.</param>
    /// <param name="today">The day for which it is told how the certificate is.</param>
    public static Html Of(GatewaySpec gateway, SurveyedFleet? drift, DateOnly today)
    {
        var picture = new ChainPicture(gateway, drift, today);
        picture.Box("client", "Clients on the internet", []);
        picture.Arrow(picture.words.Https, picture.StateOf(ChainLink.Https), picture.y);
        picture.Box("name", $"Service name{(gateway.HasCname ? "" : ", which is Azure's deployment name")}{(picture.words.NameIsThere ? "" : picture.words.Deployment)}", [gateway.ServiceName.Value], isThere: picture.words.NameIsThere);
        var fromName = picture.y;
        picture.Certificate();
        if (gateway.HasCname)
        {
            picture.Arrow(picture.words.Record, picture.StateOf(ChainLink.Record), fromName);
            picture.Box("name", $"Deployment name{picture.words.Deployment}", [gateway.DeploymentName.Value], picture.StateOf(ChainLink.Target), picture.words.DeploymentIsThere);
            fromName = picture.y;
        }

        picture.Arrow(picture.words.Method, picture.StateOf(null), fromName);
        picture.Box("region", "Azure region", [$"{gateway.Region}, {gateway.Cloud}"]);
        return picture.Draw();
    }

    /// <summary>A state in a word that stands beside its colour.</summary>
    public static string WordOf(LinkState state) => state switch
    {
        LinkState.Same => "✓ as the spec says",
        LinkState.Different => "✗ different",
        LinkState.Unknown => "? could not be asked",
        _ => "– not asked",
    };

    public static string ClassOf(LinkState state) => Choice.Word(state);

    /// <summary>Null where nobody was asked about any gateway, so that there is nothing to say of a link.</summary>
    private LinkState? StateOf(ChainLink? link) => drift is null ? null
        : link is { } known && drift.Of(gateway) is { } surveyed ? surveyed.StateOf(known) : LinkState.NotAsked;

    private Html Draw() => Tag(
        "svg",
        Set("viewBox", $"0 0 {Width} {y + 1}"),
        Set("width", Number(Width)),
        Set("height", Number(y + 1)),
        Set("role", "img"),
        Set("aria-label", Description()),
        Class("chain"),
        shapes);

    private string Description()
    {
        var way = gateway.HasCname
            ? $"Clients reach {gateway.ServiceName}, {words.Record.Text}, to {gateway.DeploymentName}{words.Deployment}, in Azure's region {gateway.Region}, {gateway.Cloud}"
            : $"Clients reach {gateway.ServiceName}, in Azure's region {gateway.Region}, {gateway.Cloud}";
        var states = drift is null ? "" : string.Concat(ChainLinks.All.Select(link => $" {link}: {WordOf(StateOf(link)!.Value)[2..]}."));
        var inUse = certificate.InUse is null ? "" : $" Its issuer: {certificate.Issuer}. In use: {certificate.InUse}{(certificate.Alarm is { } alarm ? $", {alarm}" : "")}.";
        return $"{way}; {words.Https.Text}; {words.Method.Text}. The certificate's common name is {gateway.CommonName}; it covers {string.Join(", ", gateway.SubjectAlternativeNames)}.{inUse}{states}";
    }

    private void Box(string kind, string title, IEnumerable<string> values, LinkState? state = null, bool isThere = true)
    {
        var top = y;
        var (at, line) = (shapes.Count, Head(title, Inset, state));
        foreach (var value in values.SelectMany(value => PictureText.Name(value, Width - (2 * Inset))))
        {
            line += LineHeight;
            Text("value", Inset, line, value);
        }

        y = line + 13;
        shapes.Insert(at, Rectangle($"box {kind} {(isThere ? "" : "absent ")}{Seen(state)}", 1, top, Width - 2));
    }

    /// <summary>Hangs on the service name: it is what the name presents.</summary>
    private void Certificate()
    {
        var state = StateOf(ChainLink.Certificate);
        var names = gateway.SubjectAlternativeNames;
        ImmutableArray<(string Title, string Value)> facts =
        [
            ("CN", gateway.CommonName),
            .. names.Take(4).Select((name, index) => (index == 0 ? "covers" : "", name)),
            .. names.Length > 4 ? new[] { ("", $"and {names.Length - 4} more") } : [],
        ];
        ImmutableArray<(string Title, string Value, string Kind)> sentences =
        [
            ("issuer", certificate.Issuer, ""),
            .. certificate.InUse is { } inUse ? new[] { ("in use", inUse, certificate.Kind) } : [],
        ];
        shapes.Add(Tag("path", Class($"tie{(words.NameIsThere ? "" : " missing")}"), Set("d", $"M{Width / 2} {y} v10")));
        y += 10;
        var top = y;
        var (at, line) = (shapes.Count, Head($"Certificate{words.Certificate}", CertificateAt + 12, state));
        foreach (var (title, value) in facts)
        {
            foreach (var (index, part) in PictureText.Name(value, Width - CertificateValueAt - Inset).Index())
            {
                line += LineHeight;
                Text("key", CertificateAt + 12, line, index == 0 ? title : "");
                Text("value", CertificateValueAt, line, part);
            }
        }

        foreach (var (title, value, kind) in sentences)
        {
            foreach (var (index, part) in PictureText.Sentence(value, Width - CertificateValueAt - Inset).Index())
            {
                line += LineHeight;
                Text("key", CertificateAt + 12, line, index == 0 ? title : "");
                Text(kind.Length == 0 ? "value" : $"value {kind}", CertificateValueAt, line, part);
            }
        }

        y = line + 13;
        // What the day says of the certificate in use counts where the world says no worse.
        var seen = certificate.Kind == "different" || (certificate.Kind.Length > 0 && state is not (LinkState.Different or LinkState.Unknown)) ? certificate.Kind : Seen(state);
        shapes.Insert(at, Rectangle($"box certificate {(words.NameIsThere ? "" : "absent ")}{seen}", CertificateAt, top, Width - CertificateAt - 1));
    }

    /// <param name="link">What it is.</param>
    /// <param name="state">What was found of it.</param>
    /// <param name="from">Where the arrow begins: it may pass what hangs on a box.</param>
    private void Arrow(LinkWord link, LinkState? state, int from)
    {
        const int left = ArrowAt + 22;
        var at = shapes.Count;
        var line = y + 6;
        foreach (var part in PictureText.Words(link.Text, Width - left, PictureText.Key))
        {
            line += LineHeight - 2;
            Text("key", left, line, part);
        }

        if (state is { } known)
        {
            line += LineHeight - 2;
            Text($"state {Seen(state)}", left, line, WordOf(known));
        }

        y = line + 14;
        shapes.Insert(at, Tag("path", Class($"arrow {(link.IsThere ? "" : "missing ")}{Seen(state)}"), Set("d", $"M{ArrowAt} {from} V{y - 2}")));
        shapes.Insert(at + 1, Tag("path", Class($"arrow {Seen(state)}"), Set("d", $"M{ArrowAt - 6} {y - 10} l6 8 l6 -8")));
    }

    /// <summary>A title, and on a line of its own what was found.</summary>
    /// <returns>The base of its last line.</returns>
    private int Head(string title, int x, LinkState? state)
    {
        var line = y + 1;
        foreach (var part in PictureText.Words(title, Width - x - Inset, PictureText.Title))
        {
            line += LineHeight;
            Text("title", x, line, part);
        }

        if (state is { } known)
        {
            line += LineHeight;
            Text($"state {Seen(state)}", x, line, WordOf(known));
        }

        return line;
    }

    private void Text(string names, int x, int line, string text)
    {
        if (text.Length > 0)
        {
            shapes.Add(Tag("text", Class(names), Set("x", Number(x)), Set("y", Number(line)), text));
        }
    }

    /// <summary>From <paramref name="top"/> to where the picture has come.</summary>
    private Html Rectangle(string names, int x, int top, int width) => Tag(
        "rect", Class(names), Set("x", Number(x)), Set("y", Number(top)), Set("width", Number(width)), Set("height", Number(y - top)), Set("rx", "6"));

    private static string Seen(LinkState? state) => state is { } known ? ClassOf(known) : "";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
