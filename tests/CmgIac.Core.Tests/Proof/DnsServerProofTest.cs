using System.Collections.Immutable;
using CmgIac.Core.Lowering;
using Xunit;

namespace CmgIac.Core.Tests.Proof;

public class DnsServerProofTest
{
    private const string File = "windows/Set-Records.ps1";

    private const string Right = """
        param ([string] $ComputerName = '', [switch] $Force)
        $zoneName = 'contoso.com'
        function Set-GatewayRecord([string] $Name, [string] $Target, [int] $TimeToLive) {
            Add-DnsServerResourceRecordCName -ZoneName $zoneName -Name $Name -HostNameAlias $Target -TimeToLive ([System.TimeSpan]::FromSeconds($TimeToLive))
        }
        Set-GatewayRecord -Name 'granite2' -Target 'granite2.westus.cloudapp.azure.com' -TimeToLive 3600
        Set-GatewayRecord -Name 'granite10' -Target 'granite10.westus.cloudapp.azure.com' -TimeToLive 60
        Set-GatewayRecord -Name '_acme-challenge.granite10' -Target 'g.acme.example.net' -TimeToLive 60
        Remove-GatewayRecord -Name 'graniteold' -Target 'graniteold.westus.cloudapp.azure.com'
        Add-Authorization -RecordData '0005697373756564696769636572742e636f6d'
        Set-Authorization -TimeToLive 60

        """;

    [Fact]
    public void A_right_script_passes() => Assert.Empty(Prove(Right));

    [Theory]
    [InlineData("'granite2' -Target", "'Granite2' -Target")]
    [InlineData("-TimeToLive 3600", "-TimeToLive:3600")]
    [InlineData("'granite2.westus.cloudapp.azure.com'", "'granite2.westus.cloudapp.azure.com.'")]
    [InlineData("$zoneName = 'contoso.com'", "$script:zoneName = 'contoso.com' # the zone")]
    public void Another_way_to_say_the_same_passes(string old, string replacement) => Assert.Empty(Prove(Proofs.Mutate(Right, old, replacement)));

    [Theory]
    [InlineData("granite2.westus", "granite2.eastus", "CMG4032")]
    [InlineData("3600", "3601", "CMG4032")]
    [InlineData("Set-Authorization -TimeToLive 60", "Set-Authorization -TimeToLive 61", "CMG4032")]
    [InlineData("'granite2' -Target", "'granite3' -Target", "CMG4033")]
    [InlineData("0005697373756564696769636572742e636f6d", "0005697373756564696769636572742e6e6574", "CMG4033")]
    [InlineData("0005697373756564696769636572742e636f6d", "8005697373756564696769636572742e636f6d", "CMG4033")]
    [InlineData("Set-GatewayRecord -Name 'granite2' -Target 'granite2.westus.cloudapp.azure.com' -TimeToLive 3600\n", "", "CMG4031")]
    [InlineData("$zoneName = 'contoso.com'", "$zoneName = 'contoso.org'", "CMG4031")]
    [InlineData("$zoneName = 'contoso.com'", "$zoneName = $ComputerName", "CMG4100")]
    [InlineData("$zoneName = 'contoso.com'", "$zoneName = 'contoso.com'\\n$zoneName = 'contoso.org'", "CMG4100")]
    [InlineData(" -TimeToLive 3600", "", "CMG4100")]
    [InlineData("-TimeToLive 3600", "-TimeToLive 3600 -Force", "CMG4100")]
    [InlineData("'granite2' -Target", "$name -Target", "CMG4100")]
    [InlineData("0005697373756564696769636572742e636f6d", "00056973", "CMG4100")]
    [InlineData("Set-Authorization -TimeToLive 60\n", "", "CMG4100")]
    [InlineData("Remove-GatewayRecord -Name 'graniteold' -Target 'graniteold.westus.cloudapp.azure.com'\n", "", "CMG4102")]
    [InlineData("Remove-GatewayRecord -Name 'graniteold'", "Remove-GatewayRecord -Name 'granite2'", "CMG4102")]
    [InlineData("graniteold.westus", "graniteold.eastus", "CMG4102")]
    [InlineData("Set-Authorization -TimeToLive 60", "Remove-DnsServerResourceRecord -ZoneName $zoneName -RRType A -Name 'www' -Force\\nSet-Authorization -TimeToLive 60", "CMG4105")]
    [InlineData("$zoneName = 'contoso.com'", "$zoneName = 'contoso.com", "CMG4090")]
    [InlineData("'granite2' -Target", "'@' -Target", "CMG4033")]
    [InlineData("0005697373756564696769636572742e636f6d", "0005697373756564696769636572742e636f6", "CMG4100")]
    [InlineData("0005697373756564696769636572742e636f6d", "0005697373756564696769636572742e636fzz", "CMG4100")]
    [InlineData("Set-Authorization -TimeToLive 60", "Set-Authorization -TimeToLive $ttl", "CMG4032")]
    [InlineData("$zoneName = 'contoso.com'\n", "", "CMG4100")]
    [InlineData("-TimeToLive 3600", "-TimeToLive 'an hour'", "CMG4032")]
    public void One_mistake_is_one_diagnostic(string old, string replacement, string code) => Proofs.Single(code, File, Prove(Proofs.Mutate(Right, old, replacement)));

    [Fact]
    public void A_script_of_another_name_may_have_all() => Assert.Empty(Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, ("windows/records.ps1", Right)));

    private static ImmutableArray<Core.Diagnostics.Diagnostic> Prove(string script) => Proofs.Prove(DnsHostProofs.Spec, JobScope.Zone, (File, script));
}
