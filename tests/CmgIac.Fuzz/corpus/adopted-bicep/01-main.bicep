metadata name = 'Cloud management gateway'
metadata description = 'The resource group that Configuration Manager deploys the gateway into. What is inside it is Configuration Manager\'s own.'

targetScope = 'subscription'

@description('Required. Name of the resource group.')
@minLength(1)
@maxLength(90)
param name string

@description('Required. Region of the resource group, which must be the gateway\'s own.')
@minLength(1)
param location string

@description('Optional. Tags of the resource group.')
param tags resourceInput<'Microsoft.Resources/resourceGroups@2024-03-01'>.tags = {}

resource resourceGroup 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: name
  location: location
  tags: tags
}

@description('The resource ID of the resource group.')
output resourceId string = resourceGroup.id

@description('The name of the resource group.')
output name string = resourceGroup.name

@description('The region of the resource group.')
output location string = resourceGroup.location
