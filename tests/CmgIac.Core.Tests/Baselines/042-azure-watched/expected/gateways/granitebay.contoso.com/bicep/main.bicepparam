// The resource group of the cloud management gateway granitebay.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westeurope --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitebay-westeurope --location westeurope --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-europe'

param location = 'westeurope'

param budgetAmount = 500

param budgetContacts = [
  'cmg@contoso.com'
]

param applicationInsightsResourceId = '/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg-monitor/providers/Microsoft.Insights/components/appi-cmg'

param webTestName = 'cmg-granitebay'

param webTestUrl = 'https://granitebay.contoso.com/CCM_Proxy_MutualAuth/ServiceMetadata'

param webTestEnabled = false

param certificateDays = 30

param tags = {
  team: 'endpoints'
  'it\'s \${x}': 'a\\b'
}
