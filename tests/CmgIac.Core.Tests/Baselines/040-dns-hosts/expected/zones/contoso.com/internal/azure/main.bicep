metadata name = 'Private DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' existing = {
  name: 'contoso.com'
}

resource cname_granite_corp 'Microsoft.Network/privateDnsZones/CNAME@2020-06-01' = {
  parent: zone
  name: 'granite.corp'
  properties: {
    ttl: 300
    cnameRecord: {
      cname: 'granite.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite.corp.contoso.com'
    }
  }
}

resource cname_granite1 'Microsoft.Network/privateDnsZones/CNAME@2020-06-01' = {
  parent: zone
  name: 'granite1'
  properties: {
    ttl: 300
    cnameRecord: {
      cname: 'granite1.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite1.contoso.com'
    }
  }
}

resource cname_granite2 'Microsoft.Network/privateDnsZones/CNAME@2020-06-01' = {
  parent: zone
  name: 'granite2'
  properties: {
    ttl: 300
    cnameRecord: {
      cname: 'granite2.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite2.contoso.com'
    }
  }
}

resource cname_granite10 'Microsoft.Network/privateDnsZones/CNAME@2020-06-01' = {
  parent: zone
  name: 'granite10'
  properties: {
    ttl: 300
    cnameRecord: {
      cname: 'granite10.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite10.contoso.com'
    }
  }
}

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network private-dns record-set cname delete --resource-group "<resource group of the zone>" --zone-name contoso.com --name graniteold

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
