// The resource group of the cloud management gateway granitelake.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-granitelake-westus --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-lake'

param location = 'westus'

param serverAppObjectId = '99999999-8888-7777-6666-555555555555'
