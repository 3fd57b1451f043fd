import { healthData, outcomes, templateOutcomes } from '../../testing/outcomes';

const ROLE = { Type: 'AWS::Lambda::Function' };

test.each([
  [
    'a nested stack',
    { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.org/t' } },
  ],
  ['a stack set', { Type: 'AWS::CloudFormation::StackSet', Properties: { TemplateBody: '{}' } }],
  ['a function of SAM', { Type: 'AWS::Serverless::Function', Properties: { Handler: 'a' } }],
  ['a module', { Type: 'Acme::Data::Store::MODULE' }],
  ['a provisioned product', { Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct' }],
  [
    'a group whose rules a loop writes',
    { Type: 'AWS::EC2::SecurityGroup', Properties: { 'Fn::ForEach::Port': ['P', ['22'], {}] } },
  ],
  [
    'a bucket whose properties are included',
    { Type: 'AWS::S3::Bucket', Properties: { Tags: [{ 'Fn::Transform': { Name: 'AWS::Include' } }] } },
  ],
])('%s fails: what it makes is not judged', (_what, resource) => {
  expect(outcomes('ResourcesInTemplate', { It: resource })).toEqual(['fail It']);
});

test.each(['AWS::Serverless-2016-10-31', ['AWS::LanguageExtensions'], 'OwnMacro'])(
  'the transform %j fails',
  (Transform) => {
    expect(templateOutcomes('ResourcesInTemplate', { Transform } as object)).toEqual(['fail ']);
  },
);

test.each([
  ['an API', 'AWS::ApiGateway::RestApi', 'BodyS3Location'],
  ['a state machine', 'AWS::StepFunctions::StateMachine', 'DefinitionS3Location'],
])(
  '%s whose definition is a file elsewhere fails, and passes where the file is judged',
  (_what, Type, property) => {
    const It = { Type, Properties: { [property]: { Bucket: 'b', Key: 'k' } } };
    const assembly = { files: [], nestedStacks: [] };
    expect(outcomes('ResourcesInTemplate', { It })).toEqual(['fail It']);
    expect(outcomes('ResourcesInTemplate', { It }, { ...healthData, assembly })).toEqual(['pass It']);
  },
);

test.each(['Outputs', 'Conditions', 'Mappings'])('%s that another file writes fail', (section) => {
  const included = { [section]: { 'Fn::Transform': { Name: 'AWS::Include' } } };
  expect(templateOutcomes('ResourcesInTemplate', included)).toEqual(['fail ']);
});

test('a nested stack passes where its template is judged as well', () => {
  const Inner = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.org/t' } };
  const assembly = { files: [], nestedStacks: ['Inner'] };
  const judged = outcomes('ResourcesInTemplate', { Inner, Other: Inner }, { ...healthData, assembly });
  expect(judged).toEqual(['pass Inner', 'fail Other']);
});

test('a template that says everything itself has nothing to fail', () => {
  expect(outcomes('ResourcesInTemplate', { Bucket: { Type: 'AWS::S3::Bucket' } })).toEqual([]);
});

const custom = (ServiceToken: unknown, Type = 'Custom::Seed') =>
  outcomes('CustomResourceInTemplate', { It: { Type, Properties: { ServiceToken } }, Function: ROLE });

test('a custom resource that a function of the template serves passes', () => {
  expect(custom({ 'Fn::GetAtt': ['Function', 'Arn'] })).toEqual(['pass It']);
});

test.each([
  'arn:aws:lambda:eu-west-1:444455556666:function:seed',
  { Ref: 'Parameter' },
  { 'Fn::ImportValue': 'seed' },
  undefined,
])('one that %j serves fails', (token) => {
  expect(custom(token)).toEqual(['fail It']);
  expect(custom(token, 'AWS::CloudFormation::CustomResource')).toEqual(['fail It']);
});

const call = (service: string, action: string) =>
  outcomes('NoHarmfulCall', {
    It: { Type: 'Custom::AWS', Properties: { Create: JSON.stringify({ service, action, parameters: {} }) } },
  });

test.each([
  ['GuardDuty', 'deleteDetector'],
  ['Config', 'stopConfigurationRecorder'],
  ['IAM', 'attachRolePolicy'],
  ['KMS', 'scheduleKeyDeletion'],
  ['EC2', 'authorizeSecurityGroupIngress'],
  ['EC2', 'modifySnapshotAttribute'],
  ['SSM', 'sendCommand'],
  ['SecretsManager', 'getSecretValue'],
  ['@aws-sdk/client-cloudtrail', 'UpdateTrailCommand'],
  ['CloudWatchLogs', 'putResourcePolicy'],
])('a call of %s to %s fails', (service, action) => expect(call(service, action)).toEqual(['fail It']));

test('a call is read as an object too', () => {
  const Properties = { Create: { service: 'CloudTrail', action: 'stopLogging' } };
  expect(outcomes('NoHarmfulCall', { It: { Type: 'Custom::AWS', Properties } })).toEqual(['fail It']);
});

test('when it goes, a resource takes away what it has made, and nothing that watches', () => {
  const goes = (service: string, action: string) =>
    outcomes('NoHarmfulCall', {
      It: { Type: 'Custom::AWS', Properties: { Delete: JSON.stringify({ service, action }) } },
    });
  expect(goes('CloudTrail', 'deleteTrail')).toEqual(['fail It']);
  expect(goes('Route53', 'deleteVPCAssociationAuthorization')).toEqual([]);
});

test('a call that looks something up passes', () =>
  expect(call('EC2', 'describePrefixLists')).toEqual(['pass It']));

test.each([
  ['AWS::Scheduler::Schedule', { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:rds:deleteDBCluster' } }],
  [
    'AWS::StepFunctions::StateMachine',
    { Definition: { States: { A: { Resource: 'arn:aws:states:::aws-sdk:iam:createAccessKey' } } } },
  ],
])('a harmful call by %s fails', (Type, Properties) => {
  expect(outcomes('NoHarmfulCall', { It: { Type, Properties } })).toEqual(['fail It']);
});
