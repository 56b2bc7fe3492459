$// The records of cloud management gateways in the internal zone contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment group what-if --resource-group "<resource group of the zone>" --parameters main.bicepparam
// Deploy:   az deployment group create --name cmg-internal-contoso.com --resource-group "<resource group of the zone>" --parameters main.bicepparam
using './main.bicep'
