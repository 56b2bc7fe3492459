metadata name = 'Cloud management gateway: web test'
metadata description = 'Asks for the gateway from five places, and looks at its certificate.'

targetScope = 'resourceGroup'

@description('Required. Name of the web test and of its alert.')
@minLength(1)
param name string

@description('Required. Resource ID of the Application Insights component that the web test belongs to.')
@minLength(1)
param applicationInsightsResourceId string

@description('Required. What the web test asks for.')
@minLength(1)
param url string

@description('Required. Resource ID of the action group that the alert calls.')
@minLength(1)
param actionGroupResourceId string

@description('Optional. The web test fails when the certificate expires within so many days.')
@minValue(1)
@maxValue(365)
param certificateDays int = 14

@description('Optional. Is the web test on?')
param enabled bool = true

@description('Optional. Region of the web test, which must be the component\'s own.')
param location string = resourceGroup().location

@description('Optional. Tags of the web test and of its alert.')
param tags resourceInput<'Microsoft.Insights/webtests@2022-06-15'>.tags = {}

resource webTest 'Microsoft.Insights/webtests@2022-06-15' = {
  name: name
  location: location
  tags: union(tags, {
    'hidden-link:${applicationInsightsResourceId}': 'Resource'
  })
  kind: 'standard'
  properties: {
    Name: name
    SyntheticMonitorId: name
    Description: 'Does the cloud management gateway answer, and is its certificate trusted?'
    Enabled: enabled
    Frequency: 300
    Kind: 'standard'
    Locations: [
      {
        Id: 'us-va-ash-azr'
      }
      {
        Id: 'us-ca-sjc-azr'
      }
      {
        Id: 'us-tx-sn1-azr'
      }
      {
        Id: 'emea-nl-ams-azr'
      }
      {
        Id: 'apac-sg-sin-azr'
      }
    ]
    Request: {
      FollowRedirects: false
      HttpVerb: 'GET'
      ParseDependentRequests: false
      RequestUrl: url
    }
    RetryEnabled: true
    Timeout: 30
    // A gateway refuses whom it doesn't know: any answer over a trusted certificate will do.
    ValidationRules: {
      IgnoreHttpStatusCode: true
      SSLCertRemainingLifetimeCheck: certificateDays
      SSLCheck: true
    }
  }
}

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    description: 'The cloud management gateway doesn\'t answer at ${url}, or its certificate is not trusted or expires within ${certificateDays} days.'
    severity: 1
    enabled: enabled
    scopes: [
      webTest.id
      applicationInsightsResourceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: webTest.id
      componentId: applicationInsightsResourceId
      failedLocationCount: 3
    }
    actions: [
      {
        actionGroupId: actionGroupResourceId
      }
    ]
  }
}

@description('The resource ID of the web test.')
output resourceId string = webTest.id
