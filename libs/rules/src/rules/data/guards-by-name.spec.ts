import { outcomesOf } from '../../testing/outcomes';

test.each([
  ['AWS::AppSync::ApiCache', { TransitEncryptionEnabled: false }],
  ['AWS::EMR::SecurityConfiguration', { SecurityConfiguration: '{"EnableInTransitEncryption":false}' }],
  [
    'AWS::EMR::SecurityConfiguration',
    { SecurityConfiguration: { EncryptionConfiguration: { EnableAtRestEncryption: 'false' } } },
  ],
  ['AWS::CodeBuild::Project', { Artifacts: { EncryptionDisabled: true } }],
  ['AWS::CodeBuild::Project', { Source: { InsecureSsl: true } }],
  ['AWS::Glue::SecurityConfiguration', { CloudWatchEncryption: { CloudWatchEncryptionMode: 'DISABLED' } }],
  ['AWS::Nobody::ThoughtOfIt', { Deep: [{ StorageEncrypted: 'false' }] }],
])('%s that takes encryption away by %j fails', (type, properties) => {
  expect(outcomesOf('NothingUnencrypted', type)(properties)).toEqual(['fail']);
});

test.each([
  ['AWS::AppSync::ApiCache', { TransitEncryptionEnabled: true }],
  ['AWS::CodeBuild::Project', { Artifacts: { EncryptionDisabled: false } }],
  ['AWS::Nobody::ThoughtOfIt', { StorageEncrypted: { Ref: 'Switch' } }],
])('of %s with %j nothing is said', (type, properties) => {
  expect(outcomesOf('NothingUnencrypted', type)(properties)).toEqual([]);
});

test.each([
  ['AWS::AppSync::DataSource', { HttpConfig: { Endpoint: 'http://a.example.org' } }],
  [
    'AWS::StepFunctions::StateMachine',
    { Definition: { States: { A: { Parameters: { ApiEndpoint: 'http://a.b/c' } } } } },
  ],
  [
    'AWS::StepFunctions::StateMachine',
    { DefinitionString: '{"States":{"A":{"Parameters":{"ApiEndpoint":"http://a.b/c"}}}}' },
  ],
  ['AWS::Nobody::ThoughtOfIt', { Hooks: [{ WebhookUrl: { 'Fn::Sub': 'http://${Host}/a' } }] }],
  [
    'AWS::ApiGateway::RestApi',
    { Body: { 'x-amazon-apigateway-integration': { uri: 'http://a.example.org' } } },
  ],
])('%s that calls in plain text by %j fails', (type, properties) => {
  expect(outcomesOf('AddressesEncrypted', type)(properties)).toEqual(['fail']);
});

test.each([
  ['AWS::AppSync::DataSource', { HttpConfig: { Endpoint: 'https://a.example.org' } }],
  [
    'AWS::ECS::TaskDefinition',
    { Environment: [{ Name: 'A', Value: 'x' }], HealthUrl: 'http://localhost:8080' },
  ],
  ['AWS::ServiceCatalog::CloudFormationProduct', { SupportUrl: 'http://a.example.org' }],
  ['AWS::ApiGateway::RestApi', { Body: { info: { license: { url: 'http://a.example.org' } } } }],
])('of %s with %j nothing is said', (type, properties) => {
  expect(outcomesOf('AddressesEncrypted', type)(properties)).toEqual([]);
});
