# Stand-ins for the cmdlets of the module DnsServer that the rendered script calls: names, types, required parameters, sets,
# positions, aliases and accepted values as its help pages have them (MicrosoftDocs, windows-powershell-docs, "DnsServer":
# Get-, Set-, Remove- and Add-DnsServerResourceRecord, Add-DnsServerResourceRecordCName); where a page says CimInstance,
# an object stands. Errors are those of winerror.h, under the names that a CIM cmdlet gives them. A call is noted, and does
# what the real one would do to the zone.
Set-StrictMode -Version 3.0

class DnsRecord : System.ICloneable {
    [string] $HostName
    [string] $RecordType
    [int] $Type
    [System.TimeSpan] $TimeToLive
    [object] $RecordData

    [object] Clone() { return $this.MemberwiseClone() }

    # As a master file would have it.
    [string] ToString() {
        $data = if ($this.RecordData.PSObject.Properties['HostNameAlias']) { $this.RecordData.HostNameAlias } else { $this.RecordData.Data }
        return "$($this.HostName) $([long] $this.TimeToLive.TotalSeconds) $($this.RecordType) $data"
    }
}

$script:calls = [System.Collections.Generic.List[object]]::new()
$script:zones = @{}
$script:denied = @()

function Get-Note { , $script:calls }

function Get-ZoneText([string] $Zone) { $script:zones[$Zone] | ForEach-Object { $_.ToString() } }

function Deny([string] $Command) { $script:denied += $Command }

function New-Zone([string] $Zone) { $script:zones[$Zone] = [System.Collections.Generic.List[object]]::new() }

function Add-ZoneRecord([string] $Zone, [string] $Name, [int] $TimeToLive, [string] $Type, [string] $Data) {
    $script:zones[$Zone].Add((New-Record $Name ([System.TimeSpan]::FromSeconds($TimeToLive)) $Type $Data))
}

function New-Record([string] $Name, [System.TimeSpan] $TimeToLive, [string] $Type, [string] $Data) {
    $record = [DnsRecord]::new()
    $record.HostName = $Name
    $record.TimeToLive = $TimeToLive
    $record.RecordType = if ($Type -eq '257') { 'UNKNOWN' } else { $Type }
    $record.Type = @{ A = 1; CNAME = 5; TXT = 16; '257' = 257 }[$Type]
    $record.RecordData = if ($Type -eq 'CNAME') { [pscustomobject] @{ HostNameAlias = $Data.TrimEnd('.') + '.' } } else { [pscustomobject] @{ Data = $Data } }
    $record
}

# The zone's records; an error where there is no such zone, or the caller may not do this.
function Find-Zone([System.Management.Automation.PSCmdlet] $Cmdlet, [System.Collections.IDictionary] $Bound) {
    $copy = @{}
    foreach ($name in $Bound.Keys) { $copy[$name] = $Bound[$name] }
    $command = $Cmdlet.MyInvocation.MyCommand.Name
    $script:calls.Add([pscustomobject] @{ Command = $command; Set = $Cmdlet.ParameterSetName; Bound = $copy })
    $key = (@($Bound['ComputerName'], $Bound['ZoneName'], $Bound['ZoneScope']) | Where-Object { $_ }) -join '|'
    if ($script:denied -contains $command) {
        Write-Win32 $Cmdlet 5 'Access is denied.'
    }
    elseif (-not $script:zones.ContainsKey($key)) {
        Write-Win32 $Cmdlet 9601 "There is no zone '$key'."
    }
    else {
        , $script:zones[$key]
    }
}

function Write-Win32([System.Management.Automation.PSCmdlet] $Cmdlet, [int] $Code, [string] $Message) {
    $Cmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([System.Exception]::new($Message), "WIN32 $Code", 'NotSpecified', $null))
}

function Get-DnsServerResourceRecord {
    [CmdletBinding(DefaultParameterSetName = 'Name')]
    param (
        [Parameter(Position = 2, ValueFromPipelineByPropertyName = $true)] [string] $Name = '@',
        [Alias('Cn', 'ForwardLookupPrimaryServer')] [string] $ComputerName,
        [Parameter(Mandatory = $true, Position = 1, ValueFromPipelineByPropertyName = $true)] [Alias('ForwardLookupZone')] [string] $ZoneName,
        [switch] $Node,
        [Parameter(ValueFromPipelineByPropertyName = $true)] [string] $ZoneScope,
        [Parameter(ValueFromPipelineByPropertyName = $true)] [string] $VirtualizationInstance,
        [Parameter(ParameterSetName = 'Unknown', Mandatory = $true, Position = 3)] [uint16] $Type,
        [Parameter(ParameterSetName = 'Name')] [string] $RRType,
        [Alias('Session')] [object[]] $CimSession,
        [int] $ThrottleLimit,
        [switch] $AsJob
    )

    $zone = Find-Zone $PSCmdlet $PSBoundParameters
    if ($null -eq $zone) { return }
    $found = @($zone | Where-Object { $_.HostName -eq $Name -or (-not $Node -and ($Name -eq '@' -or $_.HostName.EndsWith(".$Name"))) })
    if ($found.Count -eq 0 -and $Name -ne '@') {
        Write-Win32 $PSCmdlet 9714 "Failed to get $Name record in $ZoneName zone."
        return
    }

    $found | Where-Object { $PSCmdlet.ParameterSetName -eq 'Name' -or $_.Type -eq $Type } | Where-Object { -not $RRType -or $_.RecordType -eq $RRType }
}

function Add-DnsServerResourceRecordCName {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true, Position = 3)] [string] $HostNameAlias,
        [switch] $AllowUpdateAny,
        [Parameter(Mandatory = $true, Position = 2)] [Alias('RecordName')] [string] $Name,
        [Alias('Cn')] [string] $ComputerName,
        [System.TimeSpan] $TimeToLive = [System.TimeSpan]::FromHours(1),
        [Parameter(Mandatory = $true, Position = 1)] [string] $ZoneName,
        [switch] $AgeRecord,
        [switch] $PassThru,
        [string] $ZoneScope,
        [string] $VirtualizationInstance,
        [Alias('Session')] [object[]] $CimSession,
        [int] $ThrottleLimit,
        [switch] $AsJob
    )

    $zone = Find-Zone $PSCmdlet $PSBoundParameters
    if ($null -eq $zone) { return }
    $there = @($zone | Where-Object { $_.HostName -eq $Name })
    if ($there.Count -gt 0) {
        $code = if ($there[0].RecordType -eq 'CNAME') { 9711 } else { 9709 }
        Write-Win32 $PSCmdlet $code "Failed to create resource record $Name in zone $ZoneName."
        return
    }

    $zone.Add((New-Record $Name $TimeToLive 'CNAME' $HostNameAlias))
}

function Add-DnsServerResourceRecord {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'InputObject')]
    param (
        [Parameter(Mandatory = $true, Position = 1)] [Alias('ForwardLookupZone')] [string] $ZoneName,
        [Alias('Cn', 'ForwardLookupPrimaryServer')] [string] $ComputerName,
        [switch] $PassThru,
        [string] $ZoneScope,
        [string] $VirtualizationInstance,
        [Parameter(ParameterSetName = 'Unknown', Mandatory = $true, Position = 2)] [Alias('DeviceName')] [string] $Name,
        [Parameter(ParameterSetName = 'Unknown')] [System.TimeSpan] $TimeToLive,
        [Parameter(ParameterSetName = 'Unknown')] [switch] $AgeRecord,
        [switch] $AllowUpdateAny,
        [Parameter(ParameterSetName = 'Unknown', Mandatory = $true, Position = 3)] [uint16] $Type,
        [Parameter(ParameterSetName = 'Unknown', Mandatory = $true, Position = 4)] [string] $RecordData,
        [Parameter(ParameterSetName = 'InputObject', Mandatory = $true)] [object] $InputObject,
        [Parameter(ParameterSetName = 'InputObject')] [switch] $Force,
        [Alias('Session')] [object[]] $CimSession,
        [int] $ThrottleLimit,
        [switch] $AsJob
    )

    $zone = Find-Zone $PSCmdlet $PSBoundParameters
    if ($null -eq $zone) { return }
    if (@($zone | Where-Object { $_.HostName -eq $Name -and $_.Type -eq $Type -and $_.RecordData.Data -eq $RecordData }).Count -gt 0) {
        Write-Win32 $PSCmdlet 9711 "Failed to create resource record $Name in zone $ZoneName."
        return
    }

    $zone.Add((New-Record $Name $TimeToLive "$Type" $RecordData))
}

function Set-DnsServerResourceRecord {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true, Position = 3)] [object] $NewInputObject,
        [Parameter(Mandatory = $true, Position = 2)] [object] $OldInputObject,
        [Alias('Cn', 'ForwardLookupPrimaryServer')] [string] $ComputerName,
        [Parameter(Mandatory = $true, Position = 1)] [Alias('ForwardLookupZone')] [string] $ZoneName,
        [switch] $PassThru,
        [string] $ZoneScope,
        [string] $VirtualizationInstance,
        [Alias('Session')] [object[]] $CimSession,
        [int] $ThrottleLimit,
        [switch] $AsJob
    )

    $zone = Find-Zone $PSCmdlet $PSBoundParameters
    if ($null -eq $zone) { return }
    $at = $zone.IndexOf($OldInputObject)
    if ($at -lt 0 -or $NewInputObject.HostName -ne $OldInputObject.HostName -or $NewInputObject.Type -ne $OldInputObject.Type -or $NewInputObject -eq $OldInputObject) {
        Write-Win32 $PSCmdlet 9701 "Failed to update resource record in zone $ZoneName."
        return
    }

    $zone[$at] = $NewInputObject
}

function Remove-DnsServerResourceRecord {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'InputObject')]
    param (
        [Parameter(Mandatory = $true, Position = 1)] [Alias('ForwardLookupZone')] [string] $ZoneName,
        [switch] $PassThru,
        [Alias('Cn', 'ForwardLookupPrimaryServer')] [string] $ComputerName,
        [switch] $Force,
        [string] $ZoneScope,
        [string] $VirtualizationInstance,
        [Parameter(ParameterSetName = 'InputObject', Mandatory = $true, ValueFromPipeline = $true)] [object] $InputObject,
        [Parameter(ParameterSetName = 'Unknown', Mandatory = $true, Position = 3)] [uint16] $Type,
        [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 3)] [string] $RRType,
        [Parameter(ParameterSetName = 'Unknown')] [Parameter(ParameterSetName = 'Name')] [string[]] $RecordData,
        [Parameter(ParameterSetName = 'Unknown', Mandatory = $true, Position = 2)] [Parameter(ParameterSetName = 'Name', Mandatory = $true, Position = 2)] [Alias('RecordName')] [string] $Name,
        [Alias('Session')] [object[]] $CimSession,
        [int] $ThrottleLimit,
        [switch] $AsJob
    )

    $zone = Find-Zone $PSCmdlet $PSBoundParameters
    if ($null -eq $zone) { return }
    if (-not $Force) { throw 'It would ask, and nobody is there to answer.' }
    if (-not $zone.Remove($InputObject)) {
        Write-Win32 $PSCmdlet 9701 "Failed to delete resource record in zone $ZoneName."
    }
}
