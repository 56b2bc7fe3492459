metadata name = 'Private DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: 'contoso.com'
}

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network private-dns record-set cname delete --resource-group "<resource group of the zone>" --zone-name contoso.com --name granitefalls

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
