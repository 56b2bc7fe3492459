metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

@description('Optional. Tags of the zone.')
param tags resourceInput<'Microsoft.Network/dnsZones@2018-05-01'>.tags = {}

resource zone 'Microsoft.Network/dnsZones@2018-05-01' = {
  name: 'contoso.net'
  location: 'global'
  tags: tags
}

resource cname_graniteeu 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'graniteeu'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'graniteeu.westeurope.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'graniteeu.contoso.net'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name

@description('The name servers that the parent zone must delegate to.')
output nameServers string[] = zone.properties.nameServers
