// The resource group of the cloud management gateway graniteold.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-graniteold-westus --subscription 11111111-2222-3333-4444-555555555555 --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-west'

param location = 'westus'

param serverAppObjectId = '99999999-8888-7777-6666-555555555555'

param budgetAmount = 500

param budgetContacts = [
  'finance@contoso.com'
]

param budgetStartDate = '2027-01-01'

param alertContacts = [
  'cmg@contoso.com'
]

param applicationInsightsResourceId = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-monitor/providers/Microsoft.Insights/components/appi-endpoints'

param webTestName = 'cmg-graniteold'

param webTestUrl = 'https://graniteold.contoso.com/CCM_Proxy_MutualAuth/ServiceMetadata'

param webTestEnabled = false

param certificateDays = 14
