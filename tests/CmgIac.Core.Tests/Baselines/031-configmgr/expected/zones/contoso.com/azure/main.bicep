metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname_granitefalls 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granitefalls'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granitefalls.westus2.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitefalls.contoso.com'
    }
  }
}

resource cname_graniteridge 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'graniteridge'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'graniteridge.usgovvirginia.cloudapp.usgovcloudapi.net'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'graniteridge.contoso.com'
    }
  }
}

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network dns record-set cname delete --resource-group "<resource group of the zone>" --zone-name contoso.com --name graniteold

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
