metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname_capienterprise 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'capienterprise'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'capienterprise.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'capienterprise.contoso.com'
    }
  }
}

resource cname_capipublic 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'capipublic'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'capipublic.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'capipublic.contoso.com'
    }
  }
}

resource cname_cngenterprise 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'cngenterprise'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'cngenterprise.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'cngenterprise.contoso.com'
    }
  }
}

resource cname_cngpublic 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'cngpublic'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'cngpublic.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'cngpublic.contoso.com'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
