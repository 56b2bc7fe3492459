metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network dns record-set cname delete --subscription 00000000-0000-0000-0000-000000000002 --resource-group "rg-dns" --zone-name contoso.com --name granitefalls

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
