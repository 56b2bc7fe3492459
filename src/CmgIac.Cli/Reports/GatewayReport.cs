using System.Text.Json;
using CmgIac.Core.Model;
using CmgIac.Core.Text;

namespace CmgIac.Cli.Reports;

/// <summary>Every derived name of a gateway, for people and as JSON.</summary>
internal static class GatewayReport
{
    public static void WriteText(TextWriter output, GatewaySpec gateway)
    {
        var certificate = gateway.Certificate;
        output.WriteLine(gateway.ServiceName);
        Line("state", Choice.Word(gateway.State.Value));
        Line("deployment name", $"{gateway.DeploymentName}");
        Line("cloud and region", $"{gateway.Cloud}, {gateway.Region} ({Choice.Word(gateway.Deployment.Value)})");
        Line("CNAME", gateway.HasCname
            ? $"{gateway.ServiceName.RelativeTo(gateway.Dns.Zone.Value)} in zone {gateway.Dns.Zone}, TTL {gateway.Dns.Ttl}"
            : "none: the service name is Azure's");
        Line("certificate", $"{gateway.Subject}");
        Line("", $"{Choice.Word(certificate.Issuer.Value)} issuer, RSA {certificate.KeyLength}, {certificate.Hash}, {Choice.Word(certificate.KeyProvider.Value)}"
            + (certificate.Template is null ? "" : $", template {certificate.Template}"));
        Line("alternative names", string.Join(", ", gateway.SubjectAlternativeNames));
        foreach (var name in gateway.GlobalNames)
        {
            Line(name.Kind == GlobalNameKind.DnsLabel ? "globally unique" : "", $"{name.Fqdn} ({name.Title})");
        }

        void Line(string title, string value) => output.WriteLine($"  {title,-18}{value}");
    }

    public static void WriteJson(Utf8JsonWriter json, GatewaySpec gateway)
    {
        json.WriteStartObject();
        json.WriteString("serviceName", gateway.ServiceName.Value);
        json.WriteString("deploymentName", gateway.DeploymentName.Value);
        json.WriteString("prefix", gateway.Prefix.Value.Value);
        json.WriteString("region", gateway.Region.Value.Name);
        json.WriteString("cloud", gateway.Cloud.Value.Name);
        json.WriteString("deployment", Choice.Word(gateway.Deployment.Value));
        json.WriteString("state", Choice.Word(gateway.State.Value));
        WriteCertificate(json, gateway);
        if (gateway.HasCname)
        {
            json.WriteStartObject("cname");
            json.WriteString("zone", gateway.Dns.Zone.Value.Value);
            json.WriteString("name", gateway.ServiceName.RelativeTo(gateway.Dns.Zone.Value));
            json.WriteString("target", gateway.DeploymentName.Value);
            json.WriteNumber("ttl", gateway.Dns.Ttl.Value);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("cname");
        }

        json.WriteStartObject("globallyUnique");
        foreach (var name in gateway.GlobalNames)
        {
            json.WriteString(Choice.Word(name.Kind), name.Fqdn.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCertificate(Utf8JsonWriter json, GatewaySpec gateway)
    {
        var certificate = gateway.Certificate;
        json.WriteStartObject("certificate");
        json.WriteString("issuer", Choice.Word(certificate.Issuer.Value));
        json.WriteString("commonName", gateway.CommonName);
        json.WriteString("subject", gateway.Subject.ToString());
        JsonReport.WriteStrings(json, "subjectAlternativeNames", gateway.SubjectAlternativeNames);
        json.WriteNumber("keyLength", certificate.KeyLength.Value);
        json.WriteString("keyProvider", Choice.Word(certificate.KeyProvider.Value));
        json.WriteString("hash", certificate.Hash.Value);
        if (certificate.Template is { } template)
        {
            json.WriteString("template", template.Value);
        }

        json.WriteEndObject();
    }
}
