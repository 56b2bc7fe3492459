metadata name = 'Private DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: 'contoso.com'
}

resource cname_granitefalls 'Microsoft.Network/privateDnsZones/CNAME@2020-06-01' = {
  parent: zone
  name: 'granitefalls'
  properties: {
    ttl: 3600
    cnameRecord: {
      cname: 'granitefalls.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitefalls.contoso.com'
    }
  }
}

resource lock_granitefalls 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: cname_granitefalls
  name: 'cmg-record'
  properties: {
    level: 'CanNotDelete'
    notes: 'A cloud management gateway needs this record. To delete it, retire the gateway in its spec first.'
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
