metadata name = 'Cloud management gateway: inside the resource group'
metadata description = 'What watches over the gateway. The gateway itself is Configuration Manager\'s own.'

targetScope = 'resourceGroup'

@description('Required. Object ID of the server app\'s service principal, which becomes Contributor of the resource group.')
@minLength(36)
@maxLength(36)
param serverAppObjectId string

var contributor = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  'b24988ac-6180-42a0-ab88-20f7382dd24c'
)

resource serverApp 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, serverAppObjectId, contributor)
  properties: {
    description: 'Configuration Manager deploys and maintains the cloud management gateway by this app.'
    principalId: serverAppObjectId
    principalType: 'ServicePrincipal'
    roleDefinitionId: contributor
  }
}
