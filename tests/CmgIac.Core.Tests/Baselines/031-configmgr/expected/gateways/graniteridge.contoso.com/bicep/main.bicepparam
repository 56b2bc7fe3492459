// The resource group of the cloud management gateway graniteridge.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --subscription 00000000-0000-0000-0000-000000000001 --location usgovvirginia --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-graniteridge-usgovvirginia --subscription 00000000-0000-0000-0000-000000000001 --location usgovvirginia --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg'

param location = 'usgovvirginia'
