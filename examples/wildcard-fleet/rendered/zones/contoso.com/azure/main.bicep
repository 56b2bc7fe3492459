metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname_granitebay_corp 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granitebay.corp'
  properties: {
    TTL: 1800
    CNAMERecord: {
      cname: 'granitebay.westeurope.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitebay.corp.contoso.com'
    }
  }
}

resource cname_granitefalls_corp 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granitefalls.corp'
  properties: {
    TTL: 1800
    CNAMERecord: {
      cname: 'granitefalls.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitefalls.corp.contoso.com'
    }
  }
}

resource cname_granitepass_corp 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granitepass.corp'
  properties: {
    TTL: 300
    CNAMERecord: {
      cname: 'granitepass.japaneast.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitepass.corp.contoso.com'
    }
  }
}

resource cname_graniteridge_corp 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'graniteridge.corp'
  properties: {
    TTL: 1800
    CNAMERecord: {
      cname: 'graniteridge.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'graniteridge.corp.contoso.com'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
