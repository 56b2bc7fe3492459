// The resource group of the cloud management gateway granite4.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granite4-westus --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granite4-westus'

param location = 'westus'
