metadata name = 'Public DNS zone of cloud management gateways'
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

resource lock__acme__challenge_granitefalls 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: cname__acme__challenge_granitefalls
  name: 'cmg-record'
  properties: {
    level: 'CanNotDelete'
    notes: 'A cloud management gateway needs this record. To delete it, retire the gateway in its spec first.'
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

resource lock_granitefalls 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: cname_granitefalls
  name: 'cmg-record'
  properties: {
    level: 'CanNotDelete'
    notes: 'A cloud management gateway needs this record. To delete it, retire the gateway in its spec first.'
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

// Retiring: a deployment never deletes. Before the gateway goes, delete its record, and the lock first:
//   az lock delete --name cmg-record --resource-group "rg-dns" --namespace Microsoft.Network --parent dnsZones/contoso.com --resource-type CNAME --resource graniteold
//   az network dns record-set cname delete --resource-group "rg-dns" --zone-name contoso.com --name graniteold

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
