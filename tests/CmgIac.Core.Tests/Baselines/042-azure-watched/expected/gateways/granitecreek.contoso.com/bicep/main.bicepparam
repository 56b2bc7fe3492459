// The resource group of the cloud management gateway granitecreek.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location usgovvirginia --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitecreek-usgovvirginia --location usgovvirginia --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-granitecreek-usgovvirginia'

param location = 'usgovvirginia'

param alertContacts = [
  'o\'neill@contoso.com'
  'it@contoso.com'
]

param applicationInsightsResourceId = '/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg-monitor/providers/Microsoft.Insights/components/appi-cmg'

param webTestName = 'cmg-granitecreek'

param webTestUrl = 'https://granitecreek.contoso.com/CCM_Proxy_MutualAuth/ServiceMetadata'

param webTestEnabled = true

param certificateDays = 14
