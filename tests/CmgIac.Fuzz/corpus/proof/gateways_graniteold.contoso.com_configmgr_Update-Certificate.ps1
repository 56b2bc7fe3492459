# Gives the cloud management gateway graniteold.contoso.com its renewed certificate.
# Rendered by cmg from the spec: change the spec, not this file.
# Needs: Windows PowerShell 5.1, the Configuration Manager console and, in Configuration Manager, the role
#        Full Administrator or Infrastructure Administrator.
# Look:  .\Update-Certificate.ps1 -CertificatePath C:\Temp\gateway.pfx -WhatIf
# Run:   .\Update-Certificate.ps1 -CertificatePath C:\Temp\gateway.pfx
# The module doesn't say which certificate a gateway has: a second run gives it the same one again.
[CmdletBinding(SupportsShouldProcess = $true)]
param (
    # The PFX file of the renewed server authentication certificate.
    [Parameter(Mandatory = $true)]
    [ValidateNotNullOrEmpty()]
    [string] $CertificatePath,

    # Its password. PowerShell asks for it without showing it; this script writes it nowhere.
    [Parameter(Mandatory = $true)]
    [System.Security.SecureString] $CertificatePassword,

    # The site's code, such as PS1; not needed on the drive of the site.
    [string] $SiteCode = '',

    # The site server; needed where there is no drive of the site yet.
    [string] $SiteServer = ''
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$serviceName = 'graniteold.contoso.com'
$commonName = 'graniteold.contoso.com'

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

$pfx = $PSCmdlet.GetUnresolvedProviderPathFromPSPath($CertificatePath)
Assert-Certificate $pfx $CertificatePassword $commonName

$entered = Enter-Site $siteCode $siteServer
try {
    if ($null -eq (Get-CMCloudManagementGateway -Name $serviceName)) {
        throw "This site has no gateway '$serviceName'. Its certificate is renewed at the top-level site."
    }

    if ($PSCmdlet.ShouldProcess($serviceName, 'Renew the server authentication certificate')) {
        # The file is checked above: what the cmdlet would ask is answered.
        $null = Set-CMCloudManagementGateway -Name $serviceName -ServiceCertPath $pfx -ServiceCertPassword $CertificatePassword -Force
        "The gateway '$serviceName' gets the new certificate."
    }
}
finally {
    if ($entered) {
        Pop-Location
    }
}
