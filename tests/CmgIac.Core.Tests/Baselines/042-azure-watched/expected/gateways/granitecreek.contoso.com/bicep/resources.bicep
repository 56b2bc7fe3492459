metadata name = 'Cloud management gateway: inside the resource group'
metadata description = 'What watches over the gateway. The gateway itself is Configuration Manager\'s own.'

targetScope = 'resourceGroup'

@description('Required. E-mail addresses that are told of alerts.')
@minLength(1)
param alertContacts string[]

@description('Optional. Tags of the action group and the alerts.')
param tags resourceInput<'Microsoft.Insights/actionGroups@2023-01-01'>.tags = {}

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'cmg-contacts'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'cmg'
    emailReceivers: [
      for contact in alertContacts: {
        name: contact
        emailAddress: contact
        useCommonAlertSchema: true
      }
    ]
  }
}

resource deletions 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: 'cmg-deletions'
  location: 'global'
  tags: tags
  properties: {
    description: 'A part of a cloud management gateway is deleted. A DNS record that still points to it serves whoever takes the name.'
    enabled: true
    scopes: [
      resourceGroup().id
    ]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'Administrative'
        }
        {
          field: 'status'
          equals: 'Succeeded'
        }
        {
          anyOf: [
            {
              field: 'operationName'
              equals: 'Microsoft.Compute/virtualMachineScaleSets/delete'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.Network/publicIPAddresses/delete'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.KeyVault/vaults/delete'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.Storage/storageAccounts/delete'
            }
          ]
        }
      ]
    }
    actions: {
      actionGroups: [
        {
          actionGroupId: actionGroup.id
        }
      ]
    }
  }
}

resource access 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: 'cmg-access'
  location: 'global'
  tags: tags
  properties: {
    description: 'The resource group of a cloud management gateway is locked, or a role or policy in it has changed. Either can keep Configuration Manager from its work.'
    enabled: true
    scopes: [
      resourceGroup().id
    ]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'Administrative'
        }
        {
          field: 'status'
          equals: 'Succeeded'
        }
        {
          anyOf: [
            {
              field: 'operationName'
              equals: 'Microsoft.Authorization/locks/write'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.Authorization/roleAssignments/delete'
            }
            {
              field: 'operationName'
              equals: 'Microsoft.Authorization/policyAssignments/write'
            }
          ]
        }
      ]
    }
    actions: {
      actionGroups: [
        {
          actionGroupId: actionGroup.id
        }
      ]
    }
  }
}

resource health 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: 'cmg-health'
  location: 'global'
  tags: tags
  properties: {
    description: 'A part of a cloud management gateway is degraded or unavailable.'
    enabled: true
    scopes: [
      resourceGroup().id
    ]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'ResourceHealth'
        }
        {
          anyOf: [
            {
              field: 'properties.currentHealthStatus'
              equals: 'Degraded'
            }
            {
              field: 'properties.currentHealthStatus'
              equals: 'Unavailable'
            }
          ]
        }
      ]
    }
    actions: {
      actionGroups: [
        {
          actionGroupId: actionGroup.id
        }
      ]
    }
  }
}

@description('The resource ID of the action group.')
output actionGroupResourceId string = actionGroup.id
