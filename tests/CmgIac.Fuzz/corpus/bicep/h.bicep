targetScope = 'resourceGroup'
@description('a')
param b string = 'c${d}\u{1F600}'
var e = '''
x
'''
resource z 'Microsoft.Network/dnsZones@2018-05-01' existing = {
  name: 'contoso.com'
}
module m 'a.bicep' = [for i in range(0, 2): if (b == 'c') {
  name: 'x'
  params: { a: i }
}]
