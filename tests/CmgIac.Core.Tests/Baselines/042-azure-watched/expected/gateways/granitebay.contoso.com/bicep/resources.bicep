metadata name = 'Cloud management gateway: inside the resource group'
metadata description = 'What watches over the gateway. The gateway itself is Configuration Manager\'s own.'

targetScope = 'resourceGroup'

@description('Required. Amount of the budget a month, in the billing currency.')
@minValue(1)
param budgetAmount int

@description('Required. E-mail addresses that are told of the budget.')
@minLength(1)
@maxLength(50)
param budgetContacts string[]

@description('Required. First day of the budget\'s first month, which Azure never changes.')
param budgetStartDate string

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
