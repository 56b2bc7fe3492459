// The resource group of the cloud management gateway emoji.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-emoji-westus --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-emoji-westus'

param location = 'westus'
