// The records of cloud management gateways in zone contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment group what-if --resource-group "rg-dns" --parameters main.bicepparam
// Deploy:   az deployment group create --name cmg-contoso.com --resource-group "rg-dns" --parameters main.bicepparam
using './main.bicep'
