metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname_granite2 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite2'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite2.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite2.contoso.com'
    }
  }
}

resource cname_granite3 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite3'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite3.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite3.contoso.com'
    }
  }
}

resource cname_granitefalls 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granitefalls'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granitefalls.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitefalls.contoso.com'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
