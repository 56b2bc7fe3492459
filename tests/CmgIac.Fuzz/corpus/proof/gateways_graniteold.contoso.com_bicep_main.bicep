metadata name = 'Cloud management gateway'
metadata description = 'The resource group that Configuration Manager deploys the gateway into. What is inside it is Configuration Manager\'s own, but for what watches over the gateway.'

targetScope = 'subscription'

@description('Required. Name of the resource group.')
@minLength(1)
@maxLength(90)
param name string

@description('Required. Region of the resource group, which must be the gateway\'s own.')
@minLength(1)
param location string

@description('Required. Object ID of the server app\'s service principal, which becomes Contributor of the resource group.')
@minLength(36)
@maxLength(36)
param serverAppObjectId string

@description('Required. Amount of the budget a month, in the billing currency.')
@minValue(1)
param budgetAmount int

@description('Required. E-mail addresses that are told of the budget.')
@minLength(1)
@maxLength(50)
param budgetContacts string[]

@description('Required. E-mail addresses that are told of alerts.')
@minLength(1)
param alertContacts string[]

@description('Required. Resource ID of the Application Insights component that the web test belongs to.')
@minLength(1)
param applicationInsightsResourceId string

@description('Required. Name of the web test and of its alert.')
@minLength(1)
param webTestName string

@description('Required. What the web test asks for.')
@minLength(1)
param webTestUrl string

@description('Optional. Is the web test on? Only a gateway whose name leads to it can pass.')
param webTestEnabled bool = true

@description('Optional. The web test fails when the certificate expires within so many days.')
@minValue(1)
@maxValue(365)
param certificateDays int = 14

@description('Optional. First day of the budget\'s first month. Azure never changes it: give it from the second month on.')
param budgetStartDate string = utcNow('yyyy-MM-01')

@description('Optional. Tags of the resource group and of what watches over the gateway.')
param tags resourceInput<'Microsoft.Resources/resourceGroups@2024-03-01'>.tags = {}

var component = split(applicationInsightsResourceId, '/')

resource resourceGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: name
  location: location
  tags: tags
}

module resources 'resources.bicep' = {
  scope: resourceGroup
  params: {
    serverAppObjectId: serverAppObjectId
    budgetAmount: budgetAmount
    budgetContacts: budgetContacts
    budgetStartDate: budgetStartDate
    alertContacts: alertContacts
    tags: tags
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  scope: az.resourceGroup(component[2], component[4])
  name: component[8]
}

// Azure wants a web test beside its component and in the same region.
module webTest 'web-test.bicep' = {
  scope: az.resourceGroup(component[2], component[4])
  params: {
    name: webTestName
    applicationInsightsResourceId: applicationInsightsResourceId
    url: webTestUrl
    actionGroupResourceId: resources.outputs.actionGroupResourceId
    certificateDays: certificateDays
    enabled: webTestEnabled
    location: applicationInsights.location
    tags: tags
  }
}

@description('The resource ID of the resource group.')
output resourceId string = resourceGroup.id

@description('The name of the resource group.')
output name string = resourceGroup.name

@description('The region of the resource group.')
output location string = resourceGroup.location
