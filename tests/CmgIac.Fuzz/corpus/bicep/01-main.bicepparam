// The resource group of the cloud management gateway granitefalls.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --subscription 11111111-1111-1111-1111-111111111111 --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitefalls-westus --subscription 11111111-1111-1111-1111-111111111111 --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granitefalls-westus'

param location = 'westus'

param serverAppObjectId = '99999999-8888-7777-6666-555555555555'

param budgetAmount = 500

param budgetContacts = [
  'cmg@contoso.com'
  'finance+azure@contoso.com'
]

param budgetStartDate = '2027-01-01'

param alertContacts = [
  'cmg@contoso.com'
]

param applicationInsightsResourceId = '/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg-monitor/providers/Microsoft.Insights/components/appi-cmg'

param webTestName = 'cmg-granitefalls'

param webTestUrl = 'https://granitefalls.contoso.com/CCM_Proxy_MutualAuth/ServiceMetadata'

param webTestEnabled = true

param certificateDays = 14

param tags = {
  team: 'endpoints'
  'it\'s \${x}': 'a\\b'
}
