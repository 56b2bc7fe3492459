// The records of cloud management gateways in zone contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment group what-if --subscription 00000000-0000-0000-0000-000000000002 --resource-group "rg-dns" --parameters main.bicepparam
// Deploy:   az deployment group create --name cmg-contoso.com --subscription 00000000-0000-0000-0000-000000000002 --resource-group "rg-dns" --parameters main.bicepparam
using './main.bicep'
