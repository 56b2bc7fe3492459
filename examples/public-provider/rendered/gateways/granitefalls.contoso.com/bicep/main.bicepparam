// The resource group of the cloud management gateway granitefalls.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --subscription 00000000-0000-0000-0000-000000000001 --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitefalls-westus --subscription 00000000-0000-0000-0000-000000000001 --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granitefalls-westus'

param location = 'westus'

param tags = {
  costCenter: '4711'
  'owner team': 'Endpoint management'
}
