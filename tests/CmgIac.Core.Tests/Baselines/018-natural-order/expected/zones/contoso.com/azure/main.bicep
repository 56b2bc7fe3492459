metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname_granite 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite.contoso.com'
    }
  }
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
      gateway: 'granite1.contoso.com'
    }
  }
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

resource cname_granite02x 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite02x'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite02x.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite02x.contoso.com'
    }
  }
}

resource cname_granite10 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite10'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite10.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite10.contoso.com'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
