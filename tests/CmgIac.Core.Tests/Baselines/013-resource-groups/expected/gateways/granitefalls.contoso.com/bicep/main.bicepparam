// The resource group of the cloud management gateway granitefalls.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitefalls-westus --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granitefalls-westus'

param location = 'westus'

param tags = {
  owner: 'it'
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
}
