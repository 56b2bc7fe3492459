metadata name = 'Public DNS zone of cloud management gateways'
metadata description = 'The records of the cloud management gateways in this zone. A deployment overwrites a record set of the same name and leaves all others alone.'

targetScope = 'resourceGroup'

resource zone 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}

resource cname_angles 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'angles'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'angles.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'angles.contoso.com'
    }
  }
}

resource cname_apostrophe 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'apostrophe'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'apostrophe.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'apostrophe.contoso.com'
    }
  }
}

resource cname_backslash 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'backslash'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'backslash.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'backslash.contoso.com'
    }
  }
}

resource cname_blanks 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'blanks'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'blanks.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'blanks.contoso.com'
    }
  }
}

resource cname_comma 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'comma'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'comma.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'comma.contoso.com'
    }
  }
}

resource cname_emoji 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'emoji'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'emoji.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'emoji.contoso.com'
    }
  }
}

resource cname_equals 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'equals'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'equals.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'equals.contoso.com'
    }
  }
}

resource cname_hash 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'hash'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'hash.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'hash.contoso.com'
    }
  }
}

resource cname_innerblanks 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'innerblanks'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'innerblanks.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'innerblanks.contoso.com'
    }
  }
}

resource cname_kanji 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'kanji'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'kanji.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'kanji.contoso.com'
    }
  }
}

resource cname_onlyquote 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'onlyquote'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'onlyquote.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'onlyquote.contoso.com'
    }
  }
}

resource cname_percent 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'percent'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'percent.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'percent.contoso.com'
    }
  }
}

resource cname_plain 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'plain'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'plain.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'plain.contoso.com'
    }
  }
}

resource cname_plus 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'plus'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'plus.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'plus.contoso.com'
    }
  }
}

resource cname_quote 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'quote'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'quote.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'quote.contoso.com'
    }
  }
}

resource cname_semicolon 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'semicolon'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'semicolon.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'semicolon.contoso.com'
    }
  }
}

resource cname_umlaut 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'umlaut'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'umlaut.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'umlaut.contoso.com'
    }
  }
}

resource cname_umlautquote 'Microsoft.Network/dnsZones/CNAME@2018-05-01' = {
  parent: zone
  name: 'umlautquote'
  properties: {
    TTL: 3600
    CNAMERecord: {
      cname: 'umlautquote.westus.cloudapp.azure.com'
    }
    metadata: {
      managedBy: 'cmg-iac'
      gateway: 'umlautquote.contoso.com'
    }
  }
}

@description('The resource ID of the zone.')
output resourceId string = zone.id

@description('The name of the zone.')
output name string = zone.name
