using CmgIac.Core.Tests.Oracles;
using Xunit;

namespace CmgIac.Core.Tests.Scripts;

/// <summary>The script that registers resource providers, against a stand-in for Azure's command line.</summary>
public sealed class ProviderScriptTest : IDisposable
{
    private const string Az = """
        $global:registered = @('Microsoft.Storage')
        $global:asked = @()
        function global:az {
            $global:LASTEXITCODE = 0
            $line = $args -join ' '
            if ($line -eq 'cloud show --query name --output tsv') { return 'AzureUSGovernment' }
            if ($line -match '^provider (show|register) --namespace (\S+) --subscription 00000000-0000-0000-0000-000000000001( --query registrationState --output tsv| --wait)$') {
                if ($Matches[1] -eq 'show') { return @('NotRegistered', 'Registered')[$global:registered -contains $Matches[2]] }
                $global:asked += $Matches[2]
                $global:registered += $Matches[2]
                return
            }
            $global:LASTEXITCODE = 2
        }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly StandInSite site = new();

    public void Dispose()
    {
        site.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Registers_what_is_not_registered_once()
    {
        var script = Script("AzureUSGovernmentCloud", "usgovvirginia");
        Assert.Null(site.RunPlain(Az).Error);
        Assert.Null(site.Run(script, ("WhatIf", true)).Error);
        Assert.Equal("", Assert.Single(site.RunPlain("$global:asked -join ' '").Output));
        Assert.Null(site.Run(script).Error);
        Assert.All(site.Run(script).Output, line => Assert.EndsWith("is registered already.", line, StringComparison.Ordinal));
        Assert.Equal("Microsoft.KeyVault Microsoft.Network Microsoft.Compute", Assert.Single(site.RunPlain("$global:asked -join ' '").Output));
    }

    [Fact]
    public void Another_cloud_is_refused()
    {
        site.RunPlain(Az);
        Assert.Contains("az cloud set --name AzureCloud", site.Run(Script("AzurePublicCloud", "westus")).Error, StringComparison.Ordinal);
    }

    private string Script(string cloud, string region)
    {
        folder.Write("cmg.yaml", $"domain: contoso.com\nprefix: granitefalls\nregion: {region}\ncloud: {cloud}\nazure: {{subscription: 00000000-0000-0000-0000-000000000001}}\n");
        Assert.Equal(0, CmgRun.In(folder.Path, "render", "--force").ExitCode);
        return File.ReadAllText(Path.Combine(folder.Path, "rendered", "gateways", "granitefalls.contoso.com", "configmgr", "Register-Providers.ps1"));
    }
}
