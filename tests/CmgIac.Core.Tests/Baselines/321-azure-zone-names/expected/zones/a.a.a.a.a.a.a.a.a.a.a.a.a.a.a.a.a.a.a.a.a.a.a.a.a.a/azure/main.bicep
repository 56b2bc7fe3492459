metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a'
}

resource cname_granite4 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite4'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite4.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite4.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
