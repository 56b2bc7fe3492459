using System.Text.Json.Nodes;
using CmgIac.Core.Tests.Oracles;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace CmgIac.Cli.Tests.Names;

/// <summary>
/// Names asked of Azure Resource Manager by the real process, which trusts the server by SSL_CERT_FILE and signs in by a
/// stand-in for 'az', or by the variables of a service principal.
/// </summary>
public sealed class AzureNamesTest : IDisposable
{
    private const string ByAz = "AZURE_TOKEN_CREDENTIALS=AzureCliCredential";

    private readonly TemporaryFolder folder = new();

    public AzureNamesTest()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SSL_CERT_FILE and a shell's script as 'az' are for Unix");
        WriteAz($$"""echo '{"accessToken":"{{AzureServer.Token}}","expiresOn":"2099-01-01 00:00:00.000000","expires_on":4070908800,"tokenType":"Bearer"}'""");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_answer_of_a_fleet()
    {
        await using var server = await AzureServer.Start(folder);
        server.Names["free1"] = server.Throttled(seconds: 1, times: 1);
        server.Names["granitefalls"] = AzureServer.Taken();
        server.Names["granitefalls2"] = AzureServer.Taken();
        server.Names["invalid1"] = AzureServer.Taken("AccountNameInvalid");
        server.Names["err401"] = AzureServer.Error(401, "InvalidAuthenticationToken");
        server.Names["err403"] = AzureServer.Error(403, "AuthorizationFailed");
        server.Names["err404"] = AzureServer.Error(404, "SubscriptionNotFound");
        server.Names["err409"] = AzureServer.Error(409, "MissingSubscriptionRegistration");
        server.Names["err429"] = server.Throttled(seconds: 600, times: int.MaxValue);
        server.Names["err503"] = AzureServer.Error(503, "ServiceUnavailable");
        server.Names["html1"] = (context, _) => AzureServer.Text(context, 200, "<html>sign in here</html>");
        server.Names["other1"] = (context, _) => AzureServer.Text(context, 200, """{"nameAvailable":"yes","available":1}""");
        server.Names["moved1"] = (context, _) =>
        {
            context.Response.Headers.Location = "https://localhost/";
            return AzureServer.Text(context, 302, "");
        };
        var prefixes = new[] { "free1", "granitefalls", "invalid1", "err401", "err403", "err404", "err409", "err429", "err503", "html1", "other1", "moved1" };
        var run = Names(server, [ByAz], string.Join("", prefixes.Select(prefix => $"  - {{prefix: {prefix}}}\n")), "--format", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        var document = JsonNode.Parse(run.Output)!;
        var states = document["names"]!.AsArray().ToLookup(name => ((string)name!["serviceName"]!).Split('.')[0], name => (string)name!["state"]!);
        Assert.Equal(["free", "free", "free"], states["free1"]);
        Assert.Equal(["taken", "taken", "taken"], states["granitefalls"]);
        Assert.Equal(["taken", "taken", "taken"], states["invalid1"]);
        Assert.All(prefixes[3..], prefix => Assert.Equal(["unknown", "unknown", "unknown"], states[prefix]));
        Assert.All(document["names"]!.AsArray(), name => Assert.Equal("azure", (string)name!["source"]!));
        Assert.Equal(["granitefalls3", "granitefalls4", "granitefalls5"], document["names"]![3]!["suggestions"]!.AsArray().Select(item => (string)item!));
        Assert.Equal("2026-12-30", (string)document["names"]![4]!["softDeleted"]!["scheduledPurgeDate"]!);

        Dictionary<string, string[]> expected = new(StringComparer.Ordinal)
        {
            ["granitefalls"] = ["CMG6051: Prefix 'granitefalls' is taken", "CMG6052: The name of the key vault 'granitefalls.vault.azure.net' is kept by a vault that was deleted on 2026-10-01"],
            ["invalid1"] = ["CMG6051: Prefix 'invalid1' is taken: DNS label"],
            ["err401"] = ["CMG6062: answered 401 (InvalidAuthenticationToken)"],
            ["err403"] = ["CMG6063: 'Microsoft.KeyVault/checkNameAvailability/read'"],
            ["err404"] = ["CMG6065: answered 404 (SubscriptionNotFound)"],
            ["err409"] = ["CMG6065: answered 409 (MissingSubscriptionRegistration)"],
            ["err429"] = ["CMG6066: asks to wait 600 s"],
            ["err503"] = ["CMG6067: answered 503 (ServiceUnavailable)"],
            ["html1"] = ["CMG6068: something else than a JSON object"],
            ["other1"] = ["CMG6068: in another form than its specification has"],
            ["moved1"] = ["CMG6068: answered 302"],
        };
        foreach (var (prefix, line) in prefixes.Select((prefix, index) => (prefix, index + 4)))
        {
            var said = document["diagnostics"]!.AsArray().Where(item => (int)item!["line"]! == line).Select(item => $"{item!["code"]}: {item["message"]}").ToList();
            var wanted = expected.GetValueOrDefault(prefix, []);
            Assert.Equal(wanted.Length, said.Count);
            Assert.All(wanted.Zip(said), pair => Assert.Contains(pair.First.Split(": ", 2)[1], pair.Second, StringComparison.Ordinal));
            Assert.Equal(wanted.Select(item => item[..7]), said.Select(item => item[..7]));
        }

        Assert.Equal(3 * 4, server.Requests.Count(request => request.Contains("err503", StringComparison.Ordinal)));
        Assert.Equal([$"Bearer {AzureServer.Token}"], server.Authorizations.Distinct());
        AssertSilent(run);
    }

    [Fact]
    public async Task Questions_are_those_of_the_specification()
    {
        await using var server = await AzureServer.Start(folder);
        var run = Names(server, [ByAz], "  - {prefix: granitefalls}\n");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("  key vault        granitefalls.vault.azure.net            free\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Asked Azure Resource Manager: {server.Endpoint.AbsoluteUri.TrimEnd('/')}.\n", run.Output, StringComparison.Ordinal);
        const string Providers = $"/subscriptions/{AzureServer.Subscription}/providers";
        Assert.Equal(
        [
            $"GET {Providers}/Microsoft.Network/locations/westus/CheckDnsNameAvailability?domainNameLabel=granitefalls&api-version=2024-05-01",
            $$"""POST {{Providers}}/Microsoft.KeyVault/checkNameAvailability?api-version=2023-07-01 {"name":"granitefalls","type":"Microsoft.KeyVault/vaults"}""",
            $$"""POST {{Providers}}/Microsoft.Storage/checkNameAvailability?api-version=2023-05-01 {"name":"granitefalls","type":"Microsoft.Storage/storageAccounts"}""",
        ], server.Requests.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_service_principal_signs_in_at_the_authority_given()
    {
        await using var server = await AzureServer.Start(folder);
        var tenant = "11111111-1111-1111-1111-111111111111";
        var run = Names(server,
            [$"AZURE_TENANT_ID={tenant}", "AZURE_CLIENT_ID=22222222-2222-2222-2222-222222222222", "AZURE_CLIENT_SECRET=hunter2hunter2"],
            "  - {prefix: granitefalls}\n", "--authority", server.Endpoint.AbsoluteUri);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(server.Requests, request => request.StartsWith($"POST /{tenant}/oauth2/v2.0/token", StringComparison.Ordinal));
        AssertSilent(run);
    }

    [Fact]
    public async Task A_name_of_a_deleted_vault_when_the_list_can_t_be_read()
    {
        await using var server = await AzureServer.Start(folder);
        server.Names["granitefalls"] = AzureServer.Taken();
        server.DeletedVaults = context => AzureServer.Error(403, "AuthorizationFailed")(context, "");
        var run = Names(server, [ByAz], "  - {prefix: granitefalls}\n");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("warning CMG6051: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("warning CMG6064: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("'Microsoft.KeyVault/deletedVaults/read'", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Names(server, [ByAz], "  - {prefix: granitefalls}\n", "--deployed").ExitCode);
    }

    [Theory]
    [InlineData("live")]
    [InlineData("live", "--deployed")]
    [InlineData("retiring")]
    public async Task A_name_that_Azure_gives_nobody_is_not_this_gateway_s(string state, params string[] options)
    {
        await using var server = await AzureServer.Start(folder);
        server.Names["granitefalls"] = AzureServer.Taken("AccountNameInvalid");
        var run = Names(server, [ByAz], $"  - {{prefix: granitefalls, state: {state}}}\n", options);
        Assert.Equal(2, run.ExitCode);
        var isOurs = state == "retiring" || options.Length > 0;
        Assert.Contains(
            $"warning CMG6051: Prefix 'granitefalls' is taken: {(isOurs ? "" : "DNS label 'granitefalls.westus.cloudapp.azure.com', ")}"
            + "key vault 'granitefalls.vault.azure.net' (Azure refuses it: AccountNameInvalid), "
            + "storage account 'granitefalls.blob.core.windows.net' (Azure refuses it: AccountNameInvalid). "
            + "Choose another prefix, such as 'granitefalls2', 'granitefalls3', 'granitefalls4'.\n", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("3 names: 2 refused, 1 taken.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_classic_deployment_name_can_t_be_asked_for()
    {
        await using var server = await AzureServer.Start(folder);
        var run = Names(server, [ByAz], "  - {prefix: granitefalls, deployment: classic}\n");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CMG6069: ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("3 names: 2 free, 1 unknown.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, server.Authorizations.Count);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_left_when_the_time_is_over()
    {
        await using var server = await AzureServer.Start(folder);
        server.Names["granitefalls"] = (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var run = Names(server, [ByAz], "  - {prefix: granitefalls}\n", "--timeout", "3");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CMG6057: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_ends_the_question_before_the_sign_in_is_sent()
    {
        await using var server = await AzureServer.Start(folder);
        var run = Names(server, [ByAz, "SSL_CERT_FILE=/dev/null"], "  - {prefix: granitefalls}\n");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CMG6067: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("has a certificate that this machine doesn't trust", run.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Authorizations);
    }

    [Theory]
    [InlineData("echo \"ERROR: Please run 'az login' to setup account. secret-eyJ0\" >&2; exit 1", "AzureCliCredential (not signed in)")]
    [InlineData("echo 'no JSON, secret-eyJ0'", "AzureCliCredential (failed)")]
    public async Task Nobody_is_signed_in(string script, string why)
    {
        await using var server = await AzureServer.Start(folder);
        WriteAz($"echo called >> '{folder.Path}/calls'; {script}");
        var run = Names(server, [ByAz], "  - {prefix: granitefalls}\n  - {prefix: graniteridge}\n");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error CMG6061: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Authorizations);
        Assert.Equal("called\n", File.ReadAllText(Path.Combine(folder.Path, "calls")));
        AssertSilent(run);
    }

    private void WriteAz(string script)
    {
        var path = folder.Write("bin/az", "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    /// <summary>Runs the tool with no environment but what a sign-in needs.</summary>
    private ProgramRun Names(AzureServer server, string[] environment, string gateways, params string[] options)
    {
        folder.Write("cmg.yaml", $"domain: contoso.com\nregion: westus\ngateways:\n{gateways}azure: {{subscription: {AzureServer.Subscription}}}\n");
        return ProgramRun.Of("env", [
            "-i", "-C", folder.Path, $"HOME={folder.Path}", $"SSL_CERT_FILE={server.RootCertificate}",
            $"PATH={folder.Path}/bin:{Environment.GetEnvironmentVariable("PATH")}", $"DOTNET_ROOT={Environment.GetEnvironmentVariable("DOTNET_ROOT")}",
            .. environment,
            "dotnet", Path.Combine(AppContext.BaseDirectory, "cmg.dll"), "names", "--azure", "--arm-endpoint", server.Endpoint.AbsoluteUri, .. options,
        ]);
    }

    /// <summary>No sign-in is ever shown, whoever writes it back.</summary>
    private static void AssertSilent(ProgramRun run) => Assert.All(
        ["eyJ0", "hunter2", "Bearer", "   at "], secret => Assert.DoesNotContain(secret, run.Output + run.Errors, StringComparison.Ordinal));
}
