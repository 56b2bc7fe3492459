	# Registers what the cloud management gateway granitefalls.contoso.com needs of its Azure subscription.
# Rendered by cmg from the spec: change the spec, not this file.
# Needs: the Azure command line, signed in to AzureCloud as Contributor or Owner of the subscription.
# Look:  .\Register-Providers.ps1 -WhatIf
# Run:   .\Register-Providers.ps1
# What is registered already is left as it is: a second run changes nothing.
[CmdletBinding(SupportsShouldProcess = $true)]
param (
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$cloud = 'AzureCloud'
$subscription = '11111111-2222-3333-4444-555555555555'
$providers = @('Microsoft.KeyVault', 'Microsoft.Storage', 'Microsoft.Network', 'Microsoft.Compute')

function Invoke-Az {
    $answer = az @args
    if ($LASTEXITCODE -ne 0) {
        throw "'az $args' failed with exit code $LASTEXITCODE."
    }

    return $answer
}

$signedIn = Invoke-Az cloud show --query name --output tsv
if ($signedIn -cne $cloud) {
    throw "The Azure command line is set to the cloud '$signedIn', and the gateway is in '$cloud'. Run 'az cloud set --name $cloud' and 'az login'."
}

foreach ($provider in $providers) {
    $state = Invoke-Az provider show --namespace $provider --subscription $subscription --query registrationState --output tsv
    if ($state -ceq 'Registered') {
        "$provider is registered already."
    }
    elseif ($PSCmdlet.ShouldProcess("$provider in $subscription", 'Register a resource provider')) {
        $null = Invoke-Az provider register --namespace $provider --subscription $subscription --wait
        "$provider is registered."
    }
}
