// The resource group of the cloud management gateway granitepass.corp.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location japaneast --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitepass-japaneast --location japaneast --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granitepass-japaneast'

param location = 'japaneast'
