metadata name = 'Cloud management gateway: inside the resource group'
metadata description = 'What watches over the gateway. The gateway itself is Configuration Manager\'s own.'

targetScope = 'resourceGroup'

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

@description('Required. First day of the budget\'s first month, which Azure never changes.')
param budgetStartDate string

@description('Required. E-mail addresses that are told of alerts.')
@minLength(1)
param alertContacts string[]

@description('Optional. Tags of the action group and the alerts.')
param tags resourceInput<'Microsoft.Insights/actionGroups@2023-01-01'>.tags = {}

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

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'cmg-budget'
  properties: {
    category: 'Cost'
    amount: budgetAmount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: budgetStartDate
    }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: budgetContacts
      }
      actual100: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Actual'
        contactEmails: budgetContacts
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: budgetContacts
      }
    }
  }
}

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
