// The resource group of the cloud management gateway granitefalls.contoso.us.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location usgovvirginia --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitefalls-usgovvirginia --location usgovvirginia --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granitefalls-usgovvirginia'

param location = 'usgovvirginia'
