// The resource group of the cloud management gateway graniteeu.contoso.net.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westeurope --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-graniteeu-westeurope --location westeurope --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-graniteeu-westeurope'

param location = 'westeurope'
