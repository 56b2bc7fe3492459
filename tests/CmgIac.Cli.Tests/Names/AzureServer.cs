using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CmgIac.Cli.Tests.Names;

/// <summary>
/// Azure Resource Manager, and Microsoft Entra's sign-in, on loopback: answers the questions of availability and the list of
/// deleted vaults as the examples of Azure/azure-rest-api-specs have them (Microsoft.Network 2024-05-01
/// CheckDnsNameAvailability.json, Microsoft.KeyVault 2022-07-01 checkVaultNameAvailability.json and 2023-07-01
/// listDeletedVaults.json, Microsoft.Storage 2023-05-01 StorageAccountCheckNameAvailability.json). Its certificate is of
/// an authority of its own.
/// </summary>
internal sealed class AzureServer : IAsyncDisposable
{
    public const string Subscription = "00000000-0000-0000-0000-000000000000";
    public const string Token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzZWNyZXQiOiJzZWNyZXQifQ.";

    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    private AzureServer(WebApplication application, string rootCertificate)
    {
        this.application = application;
        RootCertificate = rootCertificate;
    }

    /// <summary>A PEM file with the authority of the server's certificate.</summary>
    public string RootCertificate { get; }

    public Uri Endpoint => new(application.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    /// <summary>What becomes of all questions about a name; names without an entry are free.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, string, Task>> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>How the list of deleted vaults is answered, unless it is as published.</summary>
    public Func<HttpContext, Task>? DeletedVaults { get; set; }

    /// <summary>Other lists by their path: each item is a page of its own.</summary>
    public ConcurrentDictionary<string, string[]> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>"GET /subscriptions/…?api-version=… {body}", in the order received.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Headers named Authorization that were received on the way.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = new();

    public static async Task<AzureServer> Start(TemporaryFolder folder)
    {
        using var root = Authority();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Leaf(root))));
        var server = new AzureServer(builder.Build(), folder.Write("root.pem", root.ExportCertificatePem()));
        server.application.Run(server.Answer);
        await server.application.StartAsync();
        return server;
    }

    /// <summary>Not available, for the reason given.</summary>
    public static Func<HttpContext, string, Task> Taken(string reason = "AlreadyExists") => (context, kind) => Json(context, 200, kind == "dns"
        ? """{"available":false}"""
        : $$"""{"nameAvailable":false,"reason":"{{reason}}","message":"The name is taken."}""");

    /// <summary>An error in Azure's form, whose message repeats the sign-in.</summary>
    public static Func<HttpContext, string, Task> Error(int status, string code) => (context, _) => Json(context, status,
        $$$"""{"error":{"code":"{{{code}}}","message":"{{{context.Request.Headers.Authorization}}}"}}""");

    /// <summary>As above, with a wait, the first <paramref name="times"/> times that a question is asked; then free.</summary>
    public Func<HttpContext, string, Task> Throttled(int seconds, int times) => (context, kind) =>
    {
        if (asked.AddOrUpdate(kind, 1, (_, count) => count + 1) > times)
        {
            return Free(context, kind);
        }

        context.Response.Headers.RetryAfter = $"{seconds}";
        return Error(429, "TooManyRequests")(context, kind);
    };

    public static Task Text(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Task Free(HttpContext context, string kind) => Json(context, 200, kind == "dns" ? """{"available":true}""" : """{"nameAvailable":true}""");

    private static Task Json(HttpContext context, int status, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return Text(context, status, json);
    }

    private async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var request = context.Request;
        Requests.Enqueue($"{request.Method} {request.Path}{request.QueryString} {body}".TrimEnd());
        if (request.Path.Value!.Contains("/oauth2/", StringComparison.Ordinal))
        {
            await Json(context, 200, $$"""{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"{{Token}}"}""");
            return;
        }

        Authorizations.Enqueue($"{request.Headers.Authorization}");
        const string Providers = $"/subscriptions/{Subscription}/providers/";
        var answer = (request.Method, request.Path.Value) switch
        {
            ("GET", Providers + "Microsoft.Network/locations/westus/CheckDnsNameAvailability") when IsVersion(request, "2024-05-01") =>
                About($"{request.Query["domainNameLabel"]}", "dns"),
            ("POST", Providers + "Microsoft.KeyVault/checkNameAvailability") when IsVersion(request, "2023-07-01") =>
                About(NameIn(body, "Microsoft.KeyVault/vaults"), "vault"),
            ("POST", Providers + "Microsoft.Storage/checkNameAvailability") when IsVersion(request, "2023-05-01") =>
                About(NameIn(body, "Microsoft.Storage/storageAccounts"), "storage"),
            ("GET", Providers + "Microsoft.KeyVault/deletedVaults") when IsVersion(request, "2023-07-01") =>
                DeletedVaults is null ? ListDeleted(context) : DeletedVaults(context),
            ("GET", var path) when Lists.TryGetValue(path, out var items) => ListPage(context, path, items),
            _ => Error(404, "NotFound")(context, ""),
        };
        await answer;

        Task About(string name, string kind) => Names.TryGetValue(name, out var special) ? special(context, kind) : Free(context, kind);
    }

    private static Task ListPage(HttpContext context, string path, string[] items)
    {
        var at = int.TryParse(context.Request.Query["$skiptoken"].LastOrDefault(), out var page) ? page : 0;
        var link = at + 1 < items.Length ? $",\"nextLink\":\"https://management.azure.com{path}{context.Request.QueryString}&%24skiptoken={at + 1}\"" : "";
        return Json(context, 200, $"{{\"value\":[{items[at]}]{link}}}");
    }

    /// <summary>Two pages; the link to the second names Azure's own host, as published.</summary>
    private static Task ListDeleted(HttpContext context) => Json(context, 200, context.Request.Query.ContainsKey("$skiptoken")
        ? $$"""{"value":[{{Deleted("granitefalls")}}]}"""
        : $$"""{"value":[{{Deleted("sample-vault")}}],"nextLink":"https://management.azure.com/subscriptions/{{Subscription}}/providers/Microsoft.KeyVault/deletedVaults?api-version=2023-07-01&%24skiptoken=HY3RaoMwAEX%2f"}""");

    private static string Deleted(string name) =>
        $$$"""{"id":"/subscriptions/{{{Subscription}}}/providers/Microsoft.KeyVault/locations/westus/deletedVaults/{{{name}}}","name":"vault-agile-drawer-6404","type":"Microsoft.KeyVault/deletedVaults","properties":{"vaultId":"/subscriptions/{{{Subscription}}}/resourceGroups/sample-group/providers/Microsoft.KeyVault/vaults/{{{name}}}","location":"westus","tags":{},"deletionDate":"2026-10-01T00:00:59Z","scheduledPurgeDate":"2026-12-30T00:00:59Z","purgeProtectionEnabled":true}}""";

    private static bool IsVersion(HttpRequest request, string version) => request.Query["api-version"] == version;

    private static string NameIn(string body, string type)
    {
        var json = JsonNode.Parse(body)!;
        return (string)json["type"]! == type ? (string)json["name"]! : "";
    }

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Loopback root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 Leaf(X509Certificate2 root)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(root, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3, 4]);
        return issued.CopyWithPrivateKey(key);
    }
}
