using System.Collections.Immutable;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CmgIac.Core.Model;
using CmgIac.Core.Text;
using CmgIac.Live.Names;

namespace CmgIac.Live.Azure;

/// <summary>
/// Azure Resource Manager of one cloud, seen as whoever is signed in to one tenant. Nothing that is sent or received is ever
/// shown but the status and the error's code: a server may write back what it was sent.
/// </summary>
internal sealed class ArmClient
{
    private const int MaxCodeLength = 64;
    public const int MaxPages = 100;

    private readonly string endpoint;
    private readonly HttpPipeline? pipeline;
    private readonly string? unusable;

    public ArmClient(AzureAccess access, AzureCloud cloud, string? tenant, Deadline deadline)
    {
        endpoint = access.EndpointOf(cloud);
        try
        {
            pipeline = Pipeline(new RememberedCredential(Credential(access, cloud, tenant)), $"{endpoint}/.default", deadline);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            unusable = "AZURE_TOKEN_CREDENTIALS, AZURE_TENANT_ID or another variable of Azure's libraries has a value that they don't take";
        }
    }

    /// <param name="path">After the endpoint, from its slash; with the query.</param>
    /// <param name="json">The body of a POST; null for a GET.</param>
    /// <param name="action">The permission that the question takes.</param>
    public async Task<ArmReply> Ask(string path, byte[]? json, string action, CancellationToken cancellation)
    {
        if (pipeline is null)
        {
            return ArmReply.None(NameFaultKind.SignInFailed, unusable!);
        }

        try
        {
            using var message = pipeline.CreateMessage();
            message.Request.Method = json is null ? RequestMethod.Get : RequestMethod.Post;
            message.Request.Uri.Reset(new Uri(endpoint + path));
            message.Request.Headers.Add("Accept", "application/json");
            message.Request.Headers.Add("User-Agent", "cmg-iac");
            if (json is not null)
            {
                message.Request.Headers.Add("Content-Type", "application/json");
                message.Request.Content = RequestContent.Create(json);
            }

            await pipeline.SendAsync(message, cancellation);
            return Read(message.Response, action);
        }
        catch (AuthenticationFailedException e)
        {
            return ArmReply.None(NameFaultKind.SignInFailed, SignInFailure.Describe(e.Message));
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return ArmReply.None(NameFaultKind.TimeUp, $"{endpoint} was being asked");
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException or HttpRequestException or IOException)
        {
            return ArmReply.None(NameFaultKind.AzureFailed, $"{endpoint} {Reason(e)}");
        }
    }

    /// <summary>A list in pages. Where a page can't be had, those before it come with the reason.</summary>
    public async Task<(ImmutableArray<JsonElement> Items, NameFault? Fault)> List(string path, string action, CancellationToken cancellation)
    {
        var items = ImmutableArray.CreateBuilder<JsonElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = path; next is not null && seen.Add(next);)
        {
            if (seen.Count > MaxPages)
            {
                return (items.ToImmutable(), new NameFault(NameFaultKind.AnswerUnreadable, $"the list has more than {MaxPages} pages"));
            }

            var reply = await Ask(next, null, action, cancellation);
            if (reply.Body is not { } body)
            {
                return (items.ToImmutable(), reply.Fault);
            }

            if (!body.TryGetProperty("value", out var page) || page.ValueKind != JsonValueKind.Array)
            {
                return (items.ToImmutable(), new NameFault(NameFaultKind.AnswerUnreadable, "the list is in another form than its specification has"));
            }

            items.AddRange(page.EnumerateArray());
            // Only the path is followed, to the same server: the sign-in is for nobody else.
            next = body.TryGetProperty("nextLink", out var link) && link.ValueKind == JsonValueKind.String
                && Uri.TryCreate(link.GetString(), UriKind.Absolute, out var uri) ? uri.PathAndQuery : null;
        }

        return (items.ToImmutable(), null);
    }

    private static HttpPipeline Pipeline(TokenCredential credential, string scope, Deadline deadline)
    {
        var options = new ArmOptions { RetryPolicy = new ArmRetryPolicy(deadline) };
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, scope));
    }

    private static DefaultAzureCredential Credential(AzureAccess access, AzureCloud cloud, string? tenant)
    {
        var options = new DefaultAzureCredentialOptions { DisableInstanceDiscovery = access.IsPrivate };
        if (access.AuthorityOf(cloud) is { } authority)
        {
            options.AuthorityHost = authority;
        }

        if (tenant is not null)
        {
            options.TenantId = tenant;
        }

        return new DefaultAzureCredential(options);
    }

    private ArmReply Read(Response response, string action)
    {
        if (response.Status is >= 200 and < 300)
        {
            return Parse(response) is { ValueKind: JsonValueKind.Object } body
                ? new(body, null)
                : ArmReply.None(NameFaultKind.AnswerUnreadable, $"{endpoint} answered {response.Status} with something else than a JSON object");
        }

        var answered = $"{endpoint} answered {response.Status}{(ErrorCode(response) is { } code ? $" ({code})" : "")}";
        return response.Status switch
        {
            401 => ArmReply.None(NameFaultKind.TokenRefused, answered),
            403 => ArmReply.None(NameFaultKind.PermissionMissing, $"{answered}, the permission is '{action}'"),
            429 => ArmReply.None(NameFaultKind.Throttled, answered
                + (ArmRetryPolicy.WaitOf(response) is { } wait ? $" and asks to wait {Math.Ceiling(wait)} s" : "")),
            408 or >= 500 => ArmReply.None(NameFaultKind.AzureFailed, answered),
            >= 400 => ArmReply.None(NameFaultKind.QuestionRefused, answered),
            _ => ArmReply.None(NameFaultKind.AnswerUnreadable, answered),
        };
    }

    private static JsonElement? Parse(Response response)
    {
        try
        {
            using var document = WellFormedJson.Parse(response.Content.ToMemory());
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The code of Azure's form of an error, such as AuthorizationFailed; null for whatever doesn't look like one.</summary>
    private static string? ErrorCode(Response response) =>
        Parse(response) is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
        && code.GetString() is { Length: > 0 and <= MaxCodeLength } text && text.All(char.IsAsciiLetter) ? text : null;

    /// <summary>The texts of .NET's own exceptions are cut out of the native build; their kinds are not.</summary>
    private static string Reason(Exception exception)
    {
        var inner = exception is AggregateException all ? all.InnerExceptions[^1] : exception;
        for (var cause = inner; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case System.Security.Authentication.AuthenticationException:
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    return "has a certificate that this machine doesn't trust, or speaks no TLS; SSL_CERT_FILE can name further roots";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "isn't found in DNS";
                case SocketException socket:
                    return $"can't be reached ({socket.SocketErrorCode})";
                case OperationCanceledException or TimeoutException:
                    return "takes too long";
                default:
                    break;
            }
        }

        return "ended the connection";
    }

    private sealed class ArmOptions : ClientOptions;
}
