// The resource group of the cloud management gateway kanji.contoso.com.
// Rendered by cmg from the spec: change the spec, not this file.
// Preview:  az deployment sub what-if --location westus --parameters main.bicepparam
// Deploy:   az deployment sub create --name cmg-kanji-westus --location westus --parameters main.bicepparam
using './main.bicep'

param name = 'rg-cmg-kanji-westus'

param location = 'westus'
