// The resource group of the cloud management gateway granite3.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location usgovvirginia --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granite3-usgovvirginia --location usgovvirginia --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granite3-usgovvirginia'

param location = 'usgovvirginia'
