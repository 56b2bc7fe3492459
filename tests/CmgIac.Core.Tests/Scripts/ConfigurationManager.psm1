# Stand-ins for the cmdlets of Configuration Manager's PowerShell module that the rendered scripts call: names, types,
# required parameters, sets, aliases and accepted values as its help pages have them (MicrosoftDocs, "ConfigurationManager
# Module": New-, Get- and Set-CMCloudManagementGateway, Get- and Add-CMCloudManagementGatewayConnectionPoint). -TenantId has
# no set on its page and stands in both; the release notes for 2309 added it. The help page lists six values of -Region; the
# type's others are those of New-CMCloudDistributionPoint. A call is noted, and does what the real one would do to the site.
Set-StrictMode -Version 3.0

$script:calls = [System.Collections.Generic.List[object]]::new()
$script:gateways = [System.Collections.Generic.List[string]]::new()
$script:connectionPoints = [System.Collections.Generic.List[string]]::new()

function Get-Note { , $script:calls }

function Add-SiteGateway([string] $Name) { $script:gateways.Add($Name) }

# On a machine with drives of sites, a call from elsewhere fails as the real one does.
function Assert-Site {
    $state = $ExecutionContext.SessionState
    $hasSites = @($state.Provider.GetAll() | Where-Object { $_.Name -eq 'CMSite' }).Count -gt 0
    if ($hasSites -and $state.Path.CurrentLocation.Provider.Name -ne 'CMSite') {
        throw 'This command cannot be run from the current drive.'
    }
}

function Add-Note([string] $Command, [string] $Set, [System.Collections.IDictionary] $Bound) {
    $copy = @{}
    foreach ($name in $Bound.Keys) { $copy[$name] = $Bound[$name] }
    $script:calls.Add([pscustomobject] @{ Command = $Command; Set = $Set; Bound = $copy })
}

function New-CMCloudManagementGateway {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'Interactive')]
    param (
        [Alias('CARootCertification', 'CARootCertifications')] [hashtable] $CARootCert,
        [Alias('VerifyClientCertificateRevocation')] [bool] $CheckClientCertRevocation,
        [string] $Description,
        [bool] $EnableCloudDPFunction,
        [bool] $EnableStorageQuota,
        [bool] $EnableTrafficOut,
        [bool] $EnforceProtocol,
        [Alias('AzureEnvironmentOption')] [ValidateSet('AzurePublicCloud', 'AzureUSGovernmentCloud')] [string] $EnvironmentSetting,
        [switch] $Force,
        [Parameter(ParameterSetName = 'Interactive')] [Parameter(ParameterSetName = 'Non-Interactive', Mandatory = $true)] [string] $GroupName,
        [Parameter(ParameterSetName = 'Interactive')] [bool] $IsUsingExistingGroup,
        [ValidateSet('AnywhereAsia', 'AnywhereEurope', 'AnywhereUS', 'EastAsia', 'EastUS', 'NorthCentralUS', 'NorthEurope', 'SouthCentralUS', 'SoutheastAsia',
            'WestEurope', 'WestUS', 'WestUS2', 'WestCentralUS', 'USGovernmentIowa', 'USGovernmentVirginia', 'USGovernmentArizona', 'USGovernmentTexas',
            'USDoDCentral', 'USDoDEast', 'AustraliaEast', 'AustraliaSoutheast', 'BrazilSouth', 'CanadaCentral', 'CanadaEast', 'CentralIndia', 'CentralUS',
            'EastUS2', 'JapanEast', 'JapanWest', 'SouthIndia', 'UKSouth', 'UKWest', 'WestIndia', 'FranceSouth', 'FranceCentral', 'KoreaSouth', 'KoreaCentral',
            'AustraliaCentral', 'AustraliaCentral2', 'ChinaEast', 'ChinaNorth', 'GermanyCentral', 'GermanyNortheast', 'SouthAfricaNorth', 'SouthAfricaWest')]
        [string] $Region,
        [Parameter(ParameterSetName = 'Non-Interactive', Mandatory = $true)] [Alias('ServerApplicationClientId')] [string] $ServerAppClientId,
        [Parameter(Mandatory = $true)] [Alias('ServiceCertificatePassword')] [securestring] $ServiceCertPassword,
        [Parameter(Mandatory = $true)] [Alias('ServiceCertificatePath')] [string] $ServiceCertPath,
        [string] $ServiceName,
        [Alias('StorageCriticalPercent')] [int] $StorageCriticalPct,
        [int] $StorageQuotaGB,
        [Alias('StorageWarningPercent')] [int] $StorageWarningPct,
        [Parameter(ParameterSetName = 'Interactive')] [Parameter(ParameterSetName = 'Non-Interactive', Mandatory = $true)] [string] $SubscriptionId,
        [string] $TenantId,
        [Alias('TrafficCriticalPercent')] [int] $TrafficCriticalPct,
        [int] $TrafficOutGB,
        [bool] $TrafficOutStopService,
        [Alias('TrafficWarningPercent')] [int] $TrafficWarningPct,
        [int] $VMInstanceCount,
        [switch] $DisableWildcardHandling,
        [switch] $ForceWildcardHandling
    )

    if ($PSCmdlet.ShouldProcess($ServiceName)) {
        $PSCmdlet.WriteVerbose("Creating $ServiceName with $($PSBoundParameters.ServiceCertPassword).")
        Add-Note 'New-CMCloudManagementGateway' $PSCmdlet.ParameterSetName $PSBoundParameters
        $script:gateways.Add($ServiceName)
        [pscustomobject] @{ Name = $ServiceName }
    }
}

function Get-CMCloudManagementGateway {
    [CmdletBinding(DefaultParameterSetName = 'SearchByName')]
    param (
        [Parameter(ParameterSetName = 'SearchByName')] [string] $Name,
        [Parameter(ParameterSetName = 'SearchByIdMandatory', Mandatory = $true)] [Alias('AzureServiceId')] [string] $Id,
        [switch] $DisableWildcardHandling,
        [switch] $ForceWildcardHandling
    )

    Assert-Site
    $script:gateways | Where-Object { $_ -like $Name } | ForEach-Object { [pscustomobject] @{ Name = $_ } }
}

function Set-CMCloudManagementGateway {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'SetByValue')]
    param (
        [Alias('CARootCertificate', 'CARootCertificates')] [hashtable] $CARootCert,
        [bool] $CheckClientCertRevocation,
        [string] $Description,
        [bool] $EnableCloudDPFunction,
        [bool] $EnableStorageQuota,
        [bool] $EnableTrafficOut,
        [bool] $EnforceProtocol,
        [switch] $Force,
        [Parameter(ParameterSetName = 'SetByValue', Mandatory = $true, ValueFromPipeline = $true)] [object] $InputObject,
        [Parameter(ParameterSetName = 'SetById', Mandatory = $true)] [Alias('AzureServiceId')] [string] $Id,
        [Parameter(ParameterSetName = 'SetByName', Mandatory = $true)] [string] $Name,
        [switch] $PassThru,
        [string[]] $RemoveCertThumbprints,
        [Alias('ServiceCertificatePassword')] [securestring] $ServiceCertPassword,
        [Alias('ServiceCertificatePath')] [string] $ServiceCertPath,
        [Alias('StorageCriticalPercent')] [int] $StorageCriticalPct,
        [int] $StorageQuotaGB,
        [Alias('StorageWarningPercent')] [int] $StorageWarningPct,
        [int] $TrafficCriticalPct,
        [int] $TrafficOutGB,
        [Alias('StopTrafficOutService')] [bool] $TrafficOutStopService,
        [int] $TrafficWarningPct,
        [Alias('VMInstancesCount')] [int] $VMInstanceCount,
        [switch] $DisableWildcardHandling,
        [switch] $ForceWildcardHandling
    )

    if ($PSCmdlet.ShouldProcess($Name)) {
        Add-Note 'Set-CMCloudManagementGateway' $PSCmdlet.ParameterSetName $PSBoundParameters
    }
}

function Get-CMCloudManagementGatewayConnectionPoint {
    [CmdletBinding(DefaultParameterSetName = 'SearchByName')]
    param (
        [switch] $AllSite,
        [Parameter(ParameterSetName = 'SearchByName')] [string] $SiteCode,
        [Parameter(ParameterSetName = 'SearchByName', Position = 0)] [Alias('Name', 'ServerName')] [string] $SiteSystemServerName,
        [Parameter(ParameterSetName = 'SearchByValue', Mandatory = $true, ValueFromPipeline = $true)] [object] $InputObject,
        [switch] $DisableWildcardHandling,
        [switch] $ForceWildcardHandling
    )

    $script:connectionPoints | Where-Object { $_ -eq $SiteSystemServerName } | ForEach-Object { [pscustomobject] @{ Name = $_ } }
}

function Add-CMCloudManagementGatewayConnectionPoint {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'ByValue')]
    param (
        [Parameter(Mandatory = $true)] [string] $CloudManagementGatewayName,
        [Parameter(ParameterSetName = 'ByValue', ValueFromPipeline = $true)] [Alias('SiteServer')] [object] $InputObject,
        [Parameter(ParameterSetName = 'ByName')] [string] $SiteCode,
        [Parameter(ParameterSetName = 'ByName', Mandatory = $true, Position = 0)] [Alias('Name', 'ServerName')] [string] $SiteSystemServerName,
        [switch] $DisableWildcardHandling,
        [switch] $ForceWildcardHandling
    )

    if ($PSCmdlet.ShouldProcess($SiteSystemServerName)) {
        Add-Note 'Add-CMCloudManagementGatewayConnectionPoint' $PSCmdlet.ParameterSetName $PSBoundParameters
        $script:connectionPoints.Add($SiteSystemServerName)
    }
}

# Of PowerShell's own modules, which the engine's package doesn't bring. Only what the scripts use.
function New-PSDrive {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true, Position = 0)] [string] $Name,
        [Parameter(Mandatory = $true, Position = 1)] [string] $PSProvider,
        [Parameter(Mandatory = $true, Position = 2)] [string] $Root,
        [string] $Description,
        [string] $Scope
    )

    if ($PSCmdlet.ShouldProcess($Name)) {
        $provider = $ExecutionContext.SessionState.Provider.GetOne($PSProvider)
        $drive = [System.Management.Automation.PSDriveInfo]::new($Name, $provider, $Root, '', $null)
        Add-Note 'New-PSDrive' '' $PSBoundParameters
        $ExecutionContext.SessionState.Drive.New($drive, 'global')
    }
}

function Push-Location([string] $Path) {
    $ExecutionContext.SessionState.Path.PushCurrentLocation('')
    $null = $ExecutionContext.SessionState.Path.SetLocation($Path)
}

function Pop-Location { $null = $ExecutionContext.SessionState.Path.PopLocation('') }
