using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class GatewayScriptProofTest
{
    private const string Create = "configmgr/New-Gateway.ps1";
    private const string Update = "configmgr/Update-Certificate.ps1";

    private const string LongSpec = """
        domain: contoso.com
        prefix: granitefalls
        region: westus2
        azure: {tenant: 00000000-0000-0000-0000-00000000000a, resourceGroup: rg}
        configmgr:
          description: It's “a” gateway
          instances: 2
          content: false
          alerts: {trafficGB: 100}
        """;

    private const string Long = """
        <# A comment: New-CMCloudManagementGateway -ServiceName 'x' #>
        param ([Parameter(Mandatory = $true)] [string] $CertificatePath, [string] $Group = 'other')
        $commonName = 'granitefalls.contoso.com'
        $settings = @{
            ServiceName = $commonName; EnvironmentSetting = "AzurePublicCloud"
            Region      = 'WestUS2'
            TenantId    = '00000000-0000-0000-0000-00000000000a'
            SubscriptionId = $args[0]
            GroupName   = 'rg'; Description = 'It''s “a” gateway'   # as it is
            CheckClientCertRevocation = $true
            EnforceProtocol = $TRUE
            'TrafficOutGB' = 100
            TrafficWarningPct = 50; TrafficCriticalPct = 90
            TrafficOutStopService = $false
        }
        $settings.VMInstanceCount = 2
        $settings['EnableCloudDPFunction'] = $false
        "the text 'New-CMCloudManagementGateway $settings' is one"
        if (-not (Get-CMCloudManagementGateway -Name $commonName)) {
            $null = New-CMCloudManagementGateway @settings `
                -ServiceCertPath (Join-Path 'a' 'b') -Force
        }

        """;

    private const string Short = """
        $commonName = 'granitefalls.contoso.com'
        Set-CMCloudManagementGateway -Name 'granitefalls.contoso.com' -ServiceCertPath $pfx

        """;

    [Fact]
    public void Right_scripts_pass() =>
        Assert.Empty(Proofs.Prove(LongSpec, JobScope.Gateway, (Create, Long), (Update, Short)));

    [Theory]
    [InlineData("ServiceName = $commonName", "ServiceName = 'graniteridge.contoso.com'", "CMG4091")]
    [InlineData("ServiceName = $commonName;", "", "CMG4091")]
    [InlineData("ServiceName = $commonName", "ServiceName = \\\"$x.contoso.com\\\"", "CMG4090")]
    [InlineData("\"AzurePublicCloud\"", "'AzureUSGovernmentCloud'", "CMG4091")]
    [InlineData("'WestUS2'", "'EastUS'", "CMG4091")]
    [InlineData("'WestUS2'", "$Region", "CMG4090")]
    [InlineData("0a'", "0b'", "CMG4091")]
    [InlineData("'rg'", "'other'", "CMG4091")]
    [InlineData("'rg'", "$Group", "CMG4090")]
    [InlineData("It''s", "It’’s", "CMG4091")]
    [InlineData("gateway'   #", "gateway' + 'x' #", "CMG4090")]
    [InlineData("$settings.VMInstanceCount = 2", "$settings.VMInstanceCount = 3", "CMG4091")]
    [InlineData("$settings.VMInstanceCount = 2", "", "CMG4091")]
    [InlineData("$settings['EnableCloudDPFunction'] = $false", "$settings['EnableCloudDPFunction'] = $true", "CMG4091")]
    [InlineData("$TRUE", "$false", "CMG4091")]
    [InlineData("= 50;", "= 60;", "CMG4091")]
    [InlineData("$settings.VMInstanceCount", "$settings.ServiceName = 'x'\\n$settings.VMInstanceCount", "CMG4090")]
    [InlineData("@settings `", "@settings -ServiceName 'x' `", "CMG4090")]
    [InlineData("if (-not", "New-CMCloudManagementGateway @settings\\nif (-not", "CMG4092")]
    [InlineData("New-CMCloudManagementGateway @settings `", "New-Item `", "CMG4092")]
    [InlineData("$commonName = 'granitefalls.contoso.com'", "$commonName = 'GraniteFalls.contoso.com'", "CMG4091")]
    [InlineData("if (-not", "$script:commonName = 'x'\\nif (-not", "CMG4091")]
    [InlineData("if (-not", "foreach ($commonName in $args) { }\\nif (-not", "CMG4091")]
    [InlineData("is one\"", "is one", "CMG4090")]
    [InlineData("#>", "", "CMG4090")]
    public void A_mistake_in_a_script_that_creates_is_one_diagnostic(string old, string replacement, string code)
    {
        var text = Proofs.Mutate(Long, old, replacement.Replace("\\\"", "\"", StringComparison.Ordinal));
        Proofs.Single(code, Create, Proofs.Prove(LongSpec, JobScope.Gateway, (Create, text), (Update, Short)));
    }

    [Theory]
    [InlineData("-Name 'granitefalls.contoso.com'", "-Name 'granitefalls.contoso.net'", "CMG4091")]
    [InlineData("-Name 'granitefalls.contoso.com'", "-Id 7", "CMG4091")]
    [InlineData("-Name 'granitefalls.contoso.com'", "-Name $commonName.Length", "CMG4090")]
    [InlineData("-Name 'granitefalls.contoso.com'", "-Name $commonName[0]", "CMG4090")]
    [InlineData("-Name 'granitefalls.contoso.com'", "-Name (Get-Name)", "CMG4090")]
    [InlineData("Set-CMCloudManagementGateway", "Get-CMCloudManagementGateway", "CMG4092")]
    [InlineData("= 'granitefalls.contoso.com'", "= 'granitefalls.contoso.net'", "CMG4091")]
    [InlineData("$commonName =", "$other =", "CMG4091")]
    public void A_mistake_in_a_script_that_renews_is_one_diagnostic(string old, string replacement, string code) =>
        Proofs.Single(code, Update, Proofs.Prove(LongSpec, JobScope.Gateway, (Create, Long), (Update, Proofs.Mutate(Short, old, replacement))));

    [Theory]
    [InlineData("deployment: classic\n")]
    [InlineData("state: retiring\n")]
    public void A_gateway_that_is_not_to_be_is_not_created(string key)
    {
        Assert.Empty(Proofs.Prove(Proofs.Spec + key, JobScope.Gateway, (Create, "throw 'no'\n")));
        Proofs.Single("CMG4092", Create, Proofs.Prove(Proofs.Spec + key, JobScope.Gateway, (Create, "New-CMCloudManagementGateway -Force\n")));
    }

    [Fact]
    public void Any_script_that_touches_a_gateway_touches_this_one()
    {
        Assert.Empty(Proofs.Prove(LongSpec, JobScope.Gateway, ("own/a.ps1", "Get-ChildItem\n")));
        Assert.Empty(Proofs.Prove(LongSpec, JobScope.Gateway, ("own/a.ps1", "Add-CMCloudManagementGatewayConnectionPoint -CloudManagementGatewayName 'granitefalls.contoso.com' 'cm02'\n")));
        Proofs.Single("CMG4091", "own/a.ps1", Proofs.Prove(
            LongSpec, JobScope.Gateway, ("own/a.ps1", "Add-CMCloudManagementGatewayConnectionPoint -CloudManagementGatewayName 'other.contoso.com' 'cm02'\n")));
    }
}
