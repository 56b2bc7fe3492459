metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname__acme__challenge_granite1 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: '_acme-challenge.granite1'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite1.acme.contoso.net'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite1.contoso.com'
    }
  }
}

resource cname__acme__challenge_granite2 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: '_acme-challenge.granite2'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite2.acme.contoso.net'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite2.contoso.com'
    }
  }
}

resource cname__acme__challenge_granitenew 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: '_acme-challenge.granitenew'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granitenew.acme.contoso.net'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitenew.contoso.com'
    }
  }
}

resource cname_granite_corp 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granite.corp'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granite.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granite.corp.contoso.com'
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

resource caa_apex 'Microsoft.Network/dnsZones/CAA@2018-05-01' = {
  parent: zone
  name: '@'
  properties: {
    TTL: 60
    caaRecords: [
      {
        flags: 0
        tag: 'issue'
        value: 'letsencrypt.org; validationmethods=dns-01'
      }
      {
        flags: 0
        tag: 'iodef'
        value: 'mailto:pki@contoso.com'
      }
    ]
    metadata: {
      managedBy: 'cmg-iac'
    }
  }
}

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network dns record-set cname delete --resource-group "<resource group of the zone>" --zone-name contoso.com --name _acme-challenge.graniteold

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network dns record-set cname delete --resource-group "<resource group of the zone>" --zone-name contoso.com --name graniteold

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
