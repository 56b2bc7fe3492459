%# Sets the records of cloud management gateways in the internal zone contoso.com of a Windows DNS server.
# Rendered by cmg from the spec: change the spec, not this file.
# Needs: Windows PowerShell 5.1, the module DnsServer (DNS Server Tools), and the right to change the zone.
# Look:  .\Set-Records.ps1 -WhatIf
# Run:   .\Set-Records.ps1
# Each name is read before it is changed: adding a record twice is error 9711. What others have at a name stays and fails the
# script, when all other records are done; -Force replaces it. A retiring record is deleted while it points at the gateway.
[CmdletBinding(SupportsShouldProcess = $true)]
param (
    # The DNS server; without one, this machine.
    [string] $ComputerName = '',

    # The zone's scope; without one, its default scope.
    [string] $ZoneScope = '',

    # Replaces what others have at the names of the gateways.
    [switch] $Force
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$zoneName = 'contoso.com'

# A module's functions don't hear of this script's preference.
$server = @{ ErrorAction = 'Stop' }
if ($ComputerName.Length -gt 0) {
    $server['ComputerName'] = $ComputerName
}

if ($ZoneScope.Length -gt 0) {
    $server['ZoneScope'] = $ZoneScope
}

$refused = [System.Collections.Generic.List[string]]::new()

# The records at a name; with a type, those of that type.
function Get-Record([string] $Name, [hashtable] $Type = @{}) {
    try {
        Get-DnsServerResourceRecord @server @Type -ZoneName $zoneName -Name $Name -Node
    }
    catch {
        # 9714: there is no such name.
        if ($_.FullyQualifiedErrorId -notlike 'WIN32 9714,*') {
            throw
        }
    }
}

function Test-Target($Record, [string] $Target) {
    return $Record.RecordType -eq 'CNAME' -and $Record.RecordData.HostNameAlias.TrimEnd('.') -eq $Target
}

# What a record says, for people.
function Format-Record($Record) {
    if ($Record.RecordType -eq 'CNAME') {
        return "CNAME $($Record.RecordData.HostNameAlias)"
    }

    return "$($Record.RecordType)"
}

function Set-TimeToLive([string] $Name, $Record, [System.TimeSpan] $TimeToLive) {
    if ($PSCmdlet.ShouldProcess("$Name in $zoneName", "Change the TTL from $($Record.TimeToLive) to $TimeToLive")) {
        # Windows PowerShell copies by Clone(), later ones by the constructor.
        $new = if ($Record -is [System.ICloneable]) { $Record.Clone() } else { [Microsoft.Management.Infrastructure.CimInstance]::new($Record) }
        $new.TimeToLive = $TimeToLive
        Set-DnsServerResourceRecord @server -ZoneName $zoneName -OldInputObject $Record -NewInputObject $new -Confirm:$false
        "${Name}: the TTL is $TimeToLive now."
    }
}

# The gateway's record, and no other at its name.
function Set-GatewayRecord([string] $Name, [string] $Target, [int] $TimeToLive) {
    $wanted = [System.TimeSpan]::FromSeconds($TimeToLive)
    $found = @(Get-Record $Name)
    if ($found.Count -eq 1 -and (Test-Target $found[0] $Target)) {
        if ($found[0].TimeToLive -eq $wanted) {
            "${Name}: is there already."
        }
        else {
            Set-TimeToLive $Name $found[0] $wanted
        }

        return
    }

    $others = ($found | ForEach-Object { Format-Record $_ }) -join ', '
    if ($found.Count -gt 0 -and -not $Force) {
        $refused.Add("$Name ($others)")
        return
    }

    $action = if ($found.Count -gt 0) { "Replace $others by CNAME $Target" } else { "Add CNAME $Target" }
    if ($PSCmdlet.ShouldProcess("$Name in $zoneName", $action)) {
        foreach ($record in $found) {
            Remove-DnsServerResourceRecord @server -ZoneName $zoneName -InputObject $record -Force -Confirm:$false
        }

        Add-DnsServerResourceRecordCName @server -ZoneName $zoneName -Name $Name -HostNameAlias $Target -TimeToLive $wanted -Confirm:$false
        "${Name}: CNAME $Target is there now."
    }
}

# A record whose gateway is being retired, unless it points elsewhere by now.
function Remove-GatewayRecord([string] $Name, [string] $Target) {
    $found = @(Get-Record $Name)
    if ($found.Count -eq 0) {
        "${Name}: is gone already."
        return
    }

    if ($found.Count -ne 1 -or -not (Test-Target $found[0] $Target)) {
        $PSCmdlet.WriteWarning("${Name}: is not CNAME $Target any more, and stays.")
        return
    }

    if ($PSCmdlet.ShouldProcess("$Name in $zoneName", "Delete CNAME $Target")) {
        Remove-DnsServerResourceRecord @server -ZoneName $zoneName -InputObject $found[0] -Force -Confirm:$false
        "${Name}: CNAME $Target is deleted."
    }
}

Set-GatewayRecord -Name 'granitefalls' -Target 'granitefalls.westus.cloudapp.azure.com' -TimeToLive 3600

Remove-GatewayRecord -Name 'graniteold' -Target 'graniteold.westus.cloudapp.azure.com'

if ($refused.Count -gt 0) {
    throw "Others have records at these names, which are left as they are: $($refused -join '; '). Make sure whose they are; -Force replaces them."
}
