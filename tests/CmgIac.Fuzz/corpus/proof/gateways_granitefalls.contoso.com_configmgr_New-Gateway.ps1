# Makes Configuration Manager deploy the cloud management gateway granitefalls.contoso.com.
# Rendered by cmg from the spec: change the spec, not this file.
# Needs: Windows PowerShell 5.1, the Configuration Manager console 2309 or later and, in Configuration Manager, the role
#        Full Administrator or Infrastructure Administrator.
# Look:  .\New-Gateway.ps1 -CertificatePath C:\Temp\gateway.pfx -WhatIf
# Run:   .\New-Gateway.ps1 -CertificatePath C:\Temp\gateway.pfx
# What is there already is left as it is: a second run changes nothing.
[CmdletBinding(SupportsShouldProcess = $true)]
param (
    # The PFX file of the server authentication certificate.
    [Parameter(Mandatory = $true)]
    [ValidateNotNullOrEmpty()]
    [string] $CertificatePath,

    # Its password. PowerShell asks for it without showing it; this script writes it nowhere.
    [Parameter(Mandatory = $true)]
    [System.Security.SecureString] $CertificatePassword,

    # The region westus as the module spells it. Its documentation doesn't say: Tab completes the value of
    # New-CMCloudManagementGateway -Region.
    [Parameter(Mandatory = $true)]
    [ValidateNotNullOrEmpty()]
    [string] $Region,

    # The id of the Microsoft Entra tenant.
    [Parameter(Mandatory = $true)]
    [guid] $TenantId,

    # The client id of the server app in Microsoft Entra.
    [Parameter(Mandatory = $true)]
    [guid] $ServerAppClientId,

    # The site's code, such as PS1; not needed on the drive of the site.
    [string] $SiteCode = '',

    # The site server; needed where there is no drive of the site yet.
    [string] $SiteServer = ''
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$serviceName = 'granitefalls.contoso.com'
$commonName = 'granitefalls.contoso.com'
$azureRegion = 'westus'
$connectionPoints = @()

# Trusted roots of client certificates. Relative paths are relative to the folder where the script is started.
$clientRoots = @()

$settings = @{
    ServiceName               = $serviceName
    EnvironmentSetting        = 'AzurePublicCloud'
    Region                    = $Region
    TenantId                  = $TenantId.ToString()
    SubscriptionId            = '11111111-2222-3333-4444-555555555555'
    ServerAppClientId         = $ServerAppClientId.ToString()
    GroupName                 = 'rg-cmg-west'
    VMInstanceCount           = 1
    CheckClientCertRevocation = $true
    EnforceProtocol           = $true
    EnableCloudDPFunction     = $true
    EnableTrafficOut          = $false
    EnableStorageQuota        = $false
}

function Read-Length([byte[]] $Der, [ref] $At) {
    $length = [int] $Der[$At.Value]
    $At.Value++
    if ($length -ge 0x80) {
        $octets = $length -band 0x7F
        $length = 0
        for (; $octets -gt 0; $octets--) {
            $length = $length * 256 + $Der[$At.Value]
            $At.Value++
        }
    }

    return $length
}

# The DNS names of an extension of alternative names: a sequence, in which [2] is a DNS name (RFC 5280 4.2.1.6).
function Get-DnsName([byte[]] $Der) {
    $at = 1
    $null = Read-Length $Der ([ref] $at)
    while ($at -lt $Der.Length) {
        $tag = $Der[$at]
        $at++
        $length = Read-Length $Der ([ref] $at)
        if ($tag -eq 0x82) {
            [System.Text.Encoding]::ASCII.GetString($Der, $at, $length)
        }

        $at += $length
    }
}

# Stops unless the file is the gateway's certificate. Nothing of it is kept.
function Assert-Certificate([string] $Path, [System.Security.SecureString] $Password, [string] $CommonName) {
    if (-not [System.IO.File]::Exists($Path)) {
        throw "There is no file '$Path'. Give the full path of the PFX file."
    }

    # Windows without .NET Framework 4.7.2 has no other way than a key on disk, which Dispose deletes.
    $keySet = 'EphemeralKeySet' -as [System.Security.Cryptography.X509Certificates.X509KeyStorageFlags]
    if ($null -eq $keySet) {
        $keySet = [System.Security.Cryptography.X509Certificates.X509KeyStorageFlags]::DefaultKeySet
    }

    try {
        $certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($Path, $Password, $keySet)
    }
    catch {
        throw "'$Path' can't be opened as a PFX file with this password: $($_.Exception.GetBaseException().Message)"
    }

    try {
        $found = $certificate.GetNameInfo([System.Security.Cryptography.X509Certificates.X509NameType]::SimpleName, $false)
        $names = @()
        $usages = @()
        foreach ($extension in $certificate.Extensions) {
            if ($extension.Oid.Value -ceq '2.5.29.17') {
                $names = @(Get-DnsName $extension.RawData)
            }
            elseif ($extension -is [System.Security.Cryptography.X509Certificates.X509EnhancedKeyUsageExtension]) {
                $usages = @($extension.EnhancedKeyUsages | ForEach-Object { $_.Value })
            }
        }

        $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPublicKey($certificate)
        $now = [System.DateTime]::Now
        $problems = @(
            if ($found -cne $CommonName) { "its common name is '$found', not '$CommonName' to the letter" }
            if ($names -notcontains $CommonName) { "its alternative names ($($names -join ', ')) lack '$CommonName'" }
            if (-not $certificate.HasPrivateKey) { 'it has no private key' }
            if ($null -eq $key -or @(2048, 4096) -notcontains 8 * $key.ExportParameters($false).Modulus.Length) { 'its key is not RSA of 2048 or 4096 bits' }
            if ($usages -notcontains '1.3.6.1.5.5.7.3.1') { 'it is not for server authentication' }
            if ($now -lt $certificate.NotBefore) { "it is not valid before $($certificate.NotBefore.ToString('yyyy-MM-dd'))" }
            if ($now -gt $certificate.NotAfter) { "it expired on $($certificate.NotAfter.ToString('yyyy-MM-dd'))" }
        )
        if ($problems.Count -gt 0) {
            throw "'$Path' is not this gateway's certificate: $($problems -join '; ')."
        }
    }
    finally {
        $certificate.Dispose()
    }
}

# Configuration Manager's cmdlets run from the drive of a site. Returns whether the location was changed.
function Enter-Site([string] $Code, [string] $Server) {
    if (-not (Get-Command -Name 'Get-CMCloudManagementGateway' -ErrorAction SilentlyContinue)) {
        Import-Module -Name 'ConfigurationManager' -Verbose:$false
    }

    $state = $ExecutionContext.SessionState
    $current = $state.Path.CurrentLocation
    $isAtSite = $current.Provider.Name -ceq 'CMSite' -and ($Code.Length -eq 0 -or $current.Drive.Name -eq $Code)
    if ($isAtSite -or @($state.Provider.GetAll() | Where-Object { $_.Name -ceq 'CMSite' }).Count -eq 0) {
        return $false
    }

    if ($Code.Length -eq 0) {
        throw 'Give -SiteCode, or start this script on the drive of the site.'
    }

    if (@($state.Drive.GetAllForProvider('CMSite') | Where-Object { $_.Name -eq $Code }).Count -eq 0) {
        if ($Server.Length -eq 0) {
            throw "There is no drive '$($Code):'. Give -SiteServer, the name of the site server, to make one."
        }

        # In the script's scope, and so gone with it.
        $null = New-PSDrive -Name $Code -PSProvider 'CMSite' -Root $Server -Scope Script -WhatIf:$false -Confirm:$false
    }

    Push-Location -Path "$($Code):\"
    return $true
}

# The module's names are Azure's but for capitals and, in US Government, a word written out. Any other is another region,
# where the certificate's and the record's deployment name would be wrong.
if ($Region.ToLowerInvariant().Replace('government', 'gov') -cne $azureRegion) {
    throw "Region '$Region' is not '$azureRegion', the spec's. If your version of the module spells it so, create the gateway in the console instead."
}

$pfx = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($CertificatePath)
Assert-Certificate $pfx $CertificatePassword $commonName
$settings.ServiceCertPath = $pfx
$settings.ServiceCertPassword = $CertificatePassword

# The file is checked above, and the service name is explicit: what the cmdlet would ask is answered.
$settings.Force = $true

$roots = @{}
foreach ($path in $clientRoots) {
    $file = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($path)
    if (-not [System.IO.File]::Exists($file)) {
        throw "There is no file '$file', a trusted root of client certificates. Start this script in the folder that the spec's paths are relative to."
    }

    $root = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($file)
    $roots[$file] = if ($root.Subject -ceq $root.Issuer) { 'RootCA' } else { 'IntermediateCA' }
    $root.Dispose()
}

$entered = Enter-Site $siteCode $siteServer
try {
    $exists = $null -ne (Get-CMCloudManagementGateway -Name $serviceName)
    if ($exists) {
        "The gateway '$serviceName' is there already: nothing of it is changed."
    }
    elseif ($PSCmdlet.ShouldProcess($serviceName, 'Deploy a cloud management gateway')) {
        if ($roots.Count -gt 0) {
            $settings.CARootCert = @{}
            foreach ($file in $roots.Keys) {
                $settings.CARootCert[$file] = [Microsoft.ConfigurationManagement.AdminConsole.AzureServices.CertificateStore] $roots[$file]
            }
        }

        $null = New-CMCloudManagementGateway @settings
        $exists = $true
        "Configuration Manager deploys '$serviceName'. It is there when the console shows its status as Ready."
    }

    foreach ($server in $connectionPoints) {
        if (Get-CMCloudManagementGatewayConnectionPoint -SiteSystemServerName $server) {
            "The server '$server' is a CMG connection point already: nothing of it is changed."
        }
        elseif (($exists -or $WhatIfPreference) -and $PSCmdlet.ShouldProcess($server, "Add the CMG connection point of '$serviceName'")) {
            $null = Add-CMCloudManagementGatewayConnectionPoint -CloudManagementGatewayName $serviceName -SiteSystemServerName $server
            "The server '$server' is now a CMG connection point of '$serviceName'."
        }
    }
}
finally {
    if ($entered) {
        Pop-Location
    }
}
