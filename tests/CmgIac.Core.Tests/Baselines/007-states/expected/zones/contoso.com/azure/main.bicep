metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname_granitelive 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granitelive'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granitelive.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitelive.contoso.com'
    }
  }
}

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network dns record-set cname delete --resource-group "<resource group of the zone>" --zone-name contoso.com --name graniteretiring

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
