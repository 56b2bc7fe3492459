// The resource group of the cloud management gateway granite3.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granite3-westus --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-existing'

param location = 'westus'
