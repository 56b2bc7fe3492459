metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname__acme__challenge_granitefalls 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: '_acme-challenge.granitefalls'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granitefalls.acme.contoso.net'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitefalls.contoso.com'
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

resource cname_granitebay 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'granitebay'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'granitebay.eastus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'granitebay.contoso.com'
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

resource caa_apex 'Microsoft.Network/dnsZones/CAA@2018-05-01' = {
  parent: zone
  name: '@'
  properties: {
    TTL: 3600
    caaRecords: [
      {
        flags: 0
        tag: 'issue'
        value: 'digicert.com'
      }
    ]
    metadata: {
      managedBy: 'cmg-iac'
    }
  }
}

// Retiring: a deployment never deletes. Before the gateway goes, delete its record:
//   az network dns record-set cname delete --resource-group "<resource group of the zone>" --zone-name contoso.com --name graniteold

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
