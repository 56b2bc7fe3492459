// The records of cloud management gateways in zone contoso.net.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment group what-if --resource-group "rg-dns" --parameters main.bicepparam
// Deploy:   az deployment group create --name cmg-contoso.net --resource-group "rg-dns" --parameters main.bicepparam
using './main.bicep'
