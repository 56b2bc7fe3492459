// The resource group of the cloud management gateway granite2.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granite2-westus --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-shared'

param location = 'westus'

param tags = {
  'cost center': '0042'
  'true': 'true'
  '2nd': '2'
  'größe': 'Zürich'
  'it\'s': 'don\'t'
  '$version': '\${version}'
  '#hash': '# no comment'
  'colon:name': 'key: value'
  back: 'C:\\Temp\\'
  quotes: '"double" \'single\''
  empty: ''
  '{brace}': '%{if}{{ mustache }}'
  env: 'test'
}
