metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso'
}

resource cname_granite1 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite1'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite1.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite1.contoso'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
