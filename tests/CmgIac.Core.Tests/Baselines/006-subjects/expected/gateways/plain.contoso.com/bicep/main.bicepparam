// The resource group of the cloud management gateway plain.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-plain-westus --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-plain-westus'

param location = 'westus'
