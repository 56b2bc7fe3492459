metadata name = 'Cloud management gateway'
metadata description = 'Looks up the resource group that Configuration Manager deploys the gateway into, and adds what watches over the gateway.'

targetScope = 'subscription'

@description('Required. Name of the resource group, which exists already.')
@minLength(1)
@maxLength(90)
param name string

@description('Required. Region of the gateway, which must be the resource group\'s own.')
@minLength(1)
param location string

@description('Required. Object ID of the server app\'s service principal, which becomes Contributor of the resource group.')
@minLength(36)
@maxLength(36)
param serverAppObjectId string

resource resourceGroup 'Microsoft.Resources/resourceGroups@2024-03-01' existing = {
  name: name
}

module resources 'resources.bicep' = {
  scope: resourceGroup
  params: {
    serverAppObjectId: serverAppObjectId
  }
}

@description('The resource ID of the resource group.')
output resourceId string = resourceGroup.id

@description('The name of the resource group.')
output name string = resourceGroup.name

@description('The region of the resource group; the deployment fails when it is not the gateway\'s.')
output location string = resourceGroup.location == location
  ? resourceGroup.location
  : fail('Resource group \'${name}\' is in ${resourceGroup.location}, the gateway in ${location}.')
