// The resource group of the cloud management gateway granitefalls.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitefalls-westus --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granitefalls-westus'

param location = 'westus'
