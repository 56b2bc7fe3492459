using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CmgIac.Core.Tests.Oracles;

/// <summary>
/// A stand-in for the provider azurerm: it has the documented arguments of the resources that are rendered, and Azure's answers
/// to what a plan asks. Terraform talks to it by its plugin protocol 5 (https://developer.hashicorp.com/terraform/plugin,
/// tfplugin5.proto), and so evaluates and judges a module as it is.
/// </summary>
internal sealed class TerraformProvider : IAsyncDisposable
{
    /// <summary>Arguments of the pages of azurerm: '!' required, '?' optional, '=' told by Azure; 'n' number, 'm' map of texts, else text.</summary>
    private static readonly Dictionary<string, string> Resources = new(StringComparer.Ordinal)
    {
        ["azurerm_dns_zone"] = "id= name! resource_group_name! tags?m name_servers=l max_number_of_record_sets=n number_of_record_sets=n",
        ["azurerm_dns_cname_record"] = "id= name! resource_group_name! zone_name! ttl!n record? target_resource_id? tags?m fqdn=",
        ["azurerm_private_dns_cname_record"] = "id= name! resource_group_name! zone_name! ttl!n record! tags?m fqdn=",
        ["azurerm_dns_caa_record"] = "id= name! resource_group_name! zone_name! ttl!n tags?m fqdn=",
    };

    private static readonly Dictionary<string, string> DataSources = new(StringComparer.Ordinal)
    {
        ["azurerm_dns_zone"] = "id= name! resource_group_name? tags=m name_servers=l",
        ["azurerm_private_dns_zone"] = "id= name! resource_group_name? tags=m",
    };

    private readonly WebApplication server;

    private TerraformProvider(WebApplication server) => this.server = server;

    /// <summary>What makes Terraform use this provider and ask for no other.</summary>
    public string Reattach { get; private set; } = "";

    public static async Task<TerraformProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.WebHost.UseUrls();
        var built = builder.Build();
        built.Run(Answer);
        await built.StartAsync();
        var port = new Uri(built.Urls.First()).Port;
        return new TerraformProvider(built)
        {
            Reattach = $$$$$"""{"registry.terraform.io/hashicorp/azurerm":{"Protocol":"grpc","ProtocolVersion":5,"Pid":{{{{{Environment.ProcessId}}}}},"Test":true,"Addr":{"Network":"tcp","String":"127.0.0.1:{{{{{port}}}}}"}}}""",
        };
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private static async Task Answer(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        var method = context.Request.Path.Value!.Split('/')[^1];
        using var body = new MemoryStream();
        if (method is "StartStream")
        {
            context.Response.AppendTrailer("grpc-status", "12");
            return;
        }

        await context.Request.Body.CopyToAsync(body);
        var answer = Answer(method, PluginMessage.Read(body.ToArray().AsSpan(Math.Min(5, (int)body.Length))));
        if (answer is not null)
        {
            var bytes = answer.ToBytes();
            var frame = new byte[5 + bytes.Length];
            BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), bytes.Length);
            bytes.CopyTo(frame, 5);
            await context.Response.Body.WriteAsync(frame);
        }

        context.Response.AppendTrailer("grpc-status", answer is null ? "12" : "0");
    }

    /// <summary>Null for what the protocol has and a plan doesn't need.</summary>
    private static PluginMessage? Answer(string method, PluginMessage request) => method switch
    {
        "GetSchema" => Schemas(),
        "PrepareProviderConfig" => new PluginMessage().Add(1, request.Bytes(1)),
        "ValidateResourceTypeConfig" or "ValidateDataSourceConfig" or "Configure" or "Stop" or "Shutdown" => new PluginMessage(),
        "ReadDataSource" => new PluginMessage().Add(1, Value(Zone(request.Text(1), MessagePack.Read(PluginMessage.Read(request.Bytes(2)).Bytes(1))))),
        "UpgradeResourceState" => new PluginMessage().Add(1, new PluginMessage().Add(2, PluginMessage.Read(request.Bytes(3)).Bytes(1))),
        "ReadResource" => new PluginMessage().Add(1, request.Bytes(2)),
        "PlanResourceChange" => new PluginMessage().Add(1, request.Bytes(3)),
        "ImportResourceState" => new PluginMessage().Add(1, new PluginMessage().Add(1, request.Text(1)).Add(2, Value(Imported(request.Text(1), request.Text(2))))),
        _ => null,
    };

    private static JsonObject Zone(string type, JsonNode? config)
    {
        var (name, group) = (config!["name"]!.GetValue<string>(), config["resource_group_name"]!.GetValue<string>());
        var kind = type == "azurerm_dns_zone" ? "dnsZones" : "privateDnsZones";
        var zone = new JsonObject
        {
            ["id"] = $"/subscriptions/s/resourceGroups/{group}/providers/Microsoft.Network/{kind}/{name}", ["name"] = name, ["resource_group_name"] = group, ["tags"] = null,
        };
        if (type == "azurerm_dns_zone")
        {
            zone["name_servers"] = new JsonArray("ns1.azure-dns.com.");
        }

        return zone;
    }

    /// <summary>A record set as Azure may have it: at the name of its ID, with another TTL than any.</summary>
    private static JsonObject Imported(string type, string id)
    {
        var parts = id.Split('/');
        var state = new JsonObject();
        foreach (var attribute in Attributes(Resources[type]))
        {
            state[attribute.Name] = attribute.Name switch
            {
                "id" => id,
                "name" => parts[^1],
                "zone_name" => parts[^3],
                "resource_group_name" => parts[4],
                "ttl" => 1,
                _ => null,
            };
        }

        if (type == "azurerm_dns_caa_record")
        {
            state["record"] = new JsonArray();
        }

        return state;
    }

    private static PluginMessage Value(JsonNode value) => new PluginMessage().Add(2, Encoding.UTF8.GetBytes(value.ToJsonString()));

    private static PluginMessage Schemas()
    {
        var features = new PluginMessage().Add(1, "features").Add(2, new PluginMessage()).Add(3, 2).Add(4, 1).Add(5, 1);
        var provider = new PluginMessage().Add(2, new PluginMessage().Add(3, features).Add(2, Attribute("subscription_id", "?")));
        var schemas = new PluginMessage().Add(1, provider);
        foreach (var (name, attributes) in Resources)
        {
            var block = Block(attributes);
            if (name == "azurerm_dns_caa_record")
            {
                block.Add(3, new PluginMessage().Add(1, "record").Add(2, Block("flags!n tag! value!")).Add(3, 3).Add(4, 1));
            }

            schemas.Add(2, new PluginMessage().Add(1, name).Add(2, new PluginMessage().Add(2, block)));
        }

        foreach (var (name, attributes) in DataSources)
        {
            schemas.Add(3, new PluginMessage().Add(1, name).Add(2, new PluginMessage().Add(2, Block(attributes))));
        }

        return schemas;
    }

    private static PluginMessage Block(string attributes)
    {
        var block = new PluginMessage();
        foreach (var (name, form) in Attributes(attributes))
        {
            block.Add(2, Attribute(name, form));
        }

        return block;
    }

    private static PluginMessage Attribute(string name, string form)
    {
        var type = form[1..] switch { "n" => "\"number\"", "m" => "[\"map\",\"string\"]", "l" => "[\"list\",\"string\"]", _ => "\"string\"" };
        return new PluginMessage().Add(1, name).Add(2, Encoding.UTF8.GetBytes(type)).Add(form[0] switch { '!' => 4, '?' => 5, _ => 6 }, 1);
    }

    private static IEnumerable<(string Name, string Form)> Attributes(string attributes) =>
        attributes.Split(' ').Select(text => (text[..text.IndexOfAny(['!', '?', '='])], text[text.IndexOfAny(['!', '?', '='])..]));
}
