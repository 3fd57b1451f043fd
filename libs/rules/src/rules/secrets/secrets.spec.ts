import type { TemplateResource } from '@hipaa-cdk/templates';
import { secretRules } from './secrets';
import { outcomesOf, healthData, outcomes, ruleNamed, templateOutcomes } from '../../testing/outcomes';
import { TemplateView } from '../../template-view';

const functions = outcomesOf('NoSecretInEnvironment', 'AWS::Lambda::Function');
const lambda = (Variables: unknown) => functions({ Environment: { Variables } });

test('each variable is evidence of its own', () => {
  expect(lambda({ MODE: 'live', SECRET_ARN: { Ref: 'Secret' } })).toEqual(['pass', 'pass']);
});

test.each([
  { DB_PASSWORD: 'correct horse' },
  { apiToken: 'abc' },
  { MODE: '{{resolve:ssm-secure:/app/mode}}' },
  { DATABASE: 'postgres://app:letmein@db.example.org/app' },
])('%j fails', (variables) => expect(lambda(variables)).toEqual(['fail']));

test.each([
  [
    'AWS::ECS::TaskDefinition',
    { ContainerDefinitions: [{ Environment: [{ Name: 'PASSWORD', Value: 'x1' }] }] },
  ],
  ['AWS::CodeBuild::Project', { Environment: { EnvironmentVariables: [{ Name: 'PASSWORD', Value: 'x1' }] } }],
  ['AWS::ElasticBeanstalk::Environment', { OptionSettings: [{ OptionName: 'PASSWORD', Value: 'x1' }] }],
  [
    'AWS::ElasticBeanstalk::ConfigurationTemplate',
    { OptionSettings: [{ OptionName: 'PASSWORD', Value: 'x1' }] },
  ],
  [
    'AWS::Batch::JobDefinition',
    { ContainerProperties: { Environment: [{ Name: 'PASSWORD', Value: 'x1' }] } },
  ],
  ['AWS::Amplify::App', { EnvironmentVariables: [{ Name: 'PASSWORD', Value: 'x1' }] }],
  ['AWS::Amplify::Branch', { EnvironmentVariables: [{ Name: 'PASSWORD', Value: 'x1' }] }],
  ['AWS::Glue::Job', { DefaultArguments: { '--password': 'x1' } }],
  ['AWS::SageMaker::Model', { PrimaryContainer: { Environment: { PASSWORD: 'x1' } } }],
  ['AWS::Serverless::Function', { Environment: { Variables: { PASSWORD: 'x1' } } }],
])('a secret in %s fails', (type, properties) => {
  expect(outcomesOf('NoSecretInEnvironment', type)(properties)).toEqual(['fail']);
});

test('a variable that CodeBuild fetches itself is not judged', () => {
  const project = outcomesOf('NoSecretInEnvironment', 'AWS::CodeBuild::Project');
  const EnvironmentVariables = [{ Name: 'PASSWORD', Type: 'SECRETS_MANAGER', Value: 'app-password' }];
  expect(project({ Environment: { EnvironmentVariables } })).toEqual([]);
});

test('variables that only show when deploying are not judged', () => {
  expect(lambda({ 'Fn::GetAtt': ['Custom', 'Variables'] })).toEqual([]);
});

const bucket = (Metadata: Readonly<Record<string, unknown>>) =>
  templateOutcomes('NoSecretInMetadata', { Resources: { Bucket: { Type: 'AWS::S3::Bucket', Metadata } } });

test('notes pass', () => expect(bucket({ Notes: 'kept for six years' })).toEqual(['pass Bucket']));

test.each(['aws:cdk:path', 'aws:asset:path'])('%s of the CDK is not judged', (name) => {
  expect(bucket({ [name]: 'Storage/Bucket/Resource' })).toEqual([]);
});

test('a password deep inside fails', () => {
  expect(bucket({ Notes: { login: [{ password: 'correct horse' }] } })).toEqual(['fail Bucket']);
});

test('metadata of the template is judged', () => {
  const key = '-----BEGIN RSA PRIVATE' + ' KEY-----';
  expect(templateOutcomes('NoSecretInMetadata', { Metadata: { Notes: key } })).toEqual(['fail Template']);
});

test('a hidden parameter fails, as metadata shows it', () => {
  const Parameters = { Hidden: { Type: 'String', NoEcho: 'true' } };
  expect(
    templateOutcomes('NoSecretInMetadata', { Parameters, Metadata: { Notes: { Ref: 'Hidden' } } }),
  ).toEqual(['fail Template']);
});

test('a start script is left to its own rule', () => {
  expect(bucket({ 'AWS::CloudFormation::Init': { config: { password: 'correct horse' } } })).toEqual([]);
});

const Resources: Record<string, TemplateResource> = {
  Key: { Type: 'AWS::IAM::AccessKey' },
  Client: { Type: 'AWS::Cognito::UserPoolClient' },
  Secret: { Type: 'AWS::SecretsManager::Secret' },
};
const Parameters = { Hidden: { Type: 'String', NoEcho: true }, Shown: { Type: 'String' } };
const output = (Value: unknown, name = 'It') =>
  templateOutcomes('NoSecretInOutputs', { Resources, Parameters, Outputs: { [name]: { Value } } });

test.each([
  ['a name', { Ref: 'Client' }],
  ['the ARN of a secret', { Ref: 'Secret' }],
  ['the id of an access key', { Ref: 'Key' }],
  ['a shown parameter', { Ref: 'Shown' }],
  ['a text', 'https://app.example.org'],
])('%s passes', (_kind, value) => expect(output(value)).toEqual(['pass It']));

test.each([
  ['the secret of an access key', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }],
  ['the same in one text', { 'Fn::GetAtt': 'Key.SecretAccessKey' }],
  ['the same inside a substitution', { 'Fn::Sub': 'secret=${Key.SecretAccessKey}' }],
  ['the same inside a join', { 'Fn::Join': ['', ['x', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }]] }],
  ['the same in one case of two', { 'Fn::If': ['Live', '', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }] }],
  ['the secret of a client', { 'Fn::GetAtt': ['Client', 'ClientSecret'] }],
  ['a hidden parameter', { Ref: 'Hidden' }],
  ['a secret that is filled in', '{{resolve:secretsmanager:app/db:SecretString:password}}'],
  [
    'a secret that is filled in piece by piece',
    { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, '}}']] },
  ],
])('%s fails', (_kind, value) => expect(output(value)).toEqual(['fail It']));

test('a text under the name of a secret fails', () => {
  expect(output('correct horse', 'DatabasePassword')).toEqual(['fail DatabasePassword']);
});

test('a template without outputs is not judged', () =>
  expect(templateOutcomes('NoSecretInOutputs', {})).toEqual([]));

const parameter = outcomesOf('NoSecretInPlainParameter', 'AWS::SSM::Parameter');

test.each([
  ['/app/secretArn', { 'Fn::GetAtt': ['Cluster', 'MasterUserSecret.SecretArn'] }],
  ['/app/tokenUrl', 'https://login.example.org/token'],
  ['/app/endpointPort', '5432'],
])('%s passes', (Name, Value) => expect(parameter({ Name, Value })).toEqual(['pass']));

test.each([
  ['/app/password', 'correct horse'],
  ['/app/mode', '{{resolve:secretsmanager:app:SecretString:mode}}'],
  ['/app/address', 'https://app:letmein@example.org'],
])('%s fails', (Name, Value) => expect(parameter({ Name, Value })).toEqual(['fail']));

test('a parameter without a name is called by its logical id', () => {
  expect(parameter({ Value: 'plain' })).toEqual(['pass']);
});

const database = outcomesOf('NoSecretInProperties', 'AWS::RDS::DBInstance');

test.each([['{{resolve:secretsmanager:app:SecretString:password}}'], [{ Ref: 'Hidden' }]])(
  'the password %j passes',
  (MasterUserPassword) => expect(database({ MasterUserPassword })).toEqual(['pass']),
);

test('a password that is written out fails', () => {
  expect(database({ MasterUserPassword: 'correct horse' })).toEqual(['fail']);
});

test('a verdict does not repeat the password', () => {
  const Properties = { MasterUserPassword: 'correct horse' };
  const view = new TemplateView({ Resources: { It: { Type: 'AWS::RDS::DBInstance', Properties } } });
  expect(JSON.stringify([...ruleNamed('NoSecretInProperties').evaluate(view, healthData)])).not.toContain(
    'horse',
  );
});

test.each([
  ['AWS::SecretsManager::Secret', { SecretString: '{"password":"correct horse"}' }],
  ['AWS::IAM::User', { LoginProfile: { Password: 'correct horse' } }],
  ['AWS::ElastiCache::ReplicationGroup', { AuthToken: 'correct horse' }],
  ['AWS::Cognito::UserPoolIdentityProvider', { ProviderDetails: { clientSecret: 'correct horse' } }],
])('a secret in %s fails', (Type, Properties) => {
  expect(outcomes('NoSecretInProperties', { It: { Type, Properties } })).toEqual(['fail It']);
});

test('switches with such a name are not judged', () => {
  expect(database({ ManageMasterUserPassword: true })).toEqual([]);
});

test('variables of an environment are left to their own rule', () => {
  const lambda = outcomesOf('NoSecretInProperties', 'AWS::Lambda::Function');
  expect(lambda({ Environment: { Variables: { DB_PASSWORD: 'correct horse' } } })).toEqual([]);
});

const instance = outcomesOf('NoSecretInScript', 'AWS::EC2::Instance');
const exported = '#!/bin/sh\nexport DB_PASSWORD="tr0ub4dor"\n';

test('a script that fetches its secret passes', () => {
  const script = 'PASSWORD=$(aws secretsmanager get-secret-value --secret-id ${SecretArn})';
  expect(instance({ UserData: { 'Fn::Base64': { 'Fn::Sub': script } } })).toEqual(['pass']);
});

test.each([
  ['as text', { 'Fn::Base64': exported }],
  ['in Base64', Buffer.from(exported).toString('base64')],
  [
    'that is filled in',
    { 'Fn::Base64': { 'Fn::Sub': 'echo {{resolve:secretsmanager:app:SecretString:password}}' } },
  ],
])('a secret %s fails', (_kind, UserData) => expect(instance({ UserData })).toEqual(['fail']));

test('a launch template is judged', () => {
  const template = outcomesOf('NoSecretInScript', 'AWS::EC2::LaunchTemplate');
  expect(template({ LaunchTemplateData: { UserData: { 'Fn::Base64': exported } } })).toEqual(['fail']);
});

test('a launch configuration is judged', () => {
  const configuration = outcomesOf('NoSecretInScript', 'AWS::AutoScaling::LaunchConfiguration');
  expect(configuration({ UserData: { 'Fn::Base64': exported } })).toEqual(['fail']);
});

test('inline code of a function is judged', () => {
  const key = 'AKIA' + 'IOSFODNN7EXAMPLE';
  const lambda = outcomesOf('NoSecretInScript', 'AWS::Lambda::Function');
  expect(lambda({ Code: { ZipFile: `const id = "${key}";` } })).toEqual(['fail']);
});

test('a start script in metadata is judged', () => {
  const Metadata = {
    'AWS::CloudFormation::Init': { config: { commands: { one: { env: { PASSWORD: 'x1' } } } } },
  };
  expect(outcomes('NoSecretInScript', { Server: { Type: 'AWS::EC2::Instance', Metadata } })).toEqual([
    'fail Server',
  ]);
});

test('a server without a script is not judged', () => expect(instance({})).toEqual([]));

describe('SecretParameterHidden', () => {
  const parameter = (name: string, NoEcho?: unknown) =>
    templateOutcomes('SecretParameterHidden', { Parameters: { [name]: { Type: 'String', NoEcho } } });

  test.each([[true], ['true']])('hidden %p passes', (value) => {
    expect(parameter('DatabasePassword', value)).toEqual(['pass DatabasePassword']);
  });

  test.each([[false], [undefined], ['false']])('hidden %p fails', (value) => {
    expect(parameter('DatabasePassword', value)).toEqual(['fail DatabasePassword']);
  });

  test('other parameters are not judged', () => expect(parameter('DatabasePasswordArn')).toEqual([]));
});

describe('HiddenParameterWithoutDefault', () => {
  const parameter = (NoEcho: unknown, Default?: unknown) => ({
    Parameters: { It: { Type: 'String', NoEcho, Default } },
  });
  const judge = (NoEcho: unknown, Default?: unknown) =>
    templateOutcomes('HiddenParameterWithoutDefault', parameter(NoEcho, Default));

  test.each([[undefined], ['']])('the default %p passes', (value) =>
    expect(judge(true, value)).toEqual(['pass It']),
  );

  test('a default fails', () => expect(judge('true', 'correct horse')).toEqual(['fail It']));

  test('a verdict does not repeat the default', () => {
    const view = new TemplateView({ Resources: {}, ...parameter(true, 'correct horse') });
    expect(
      JSON.stringify([...ruleNamed('HiddenParameterWithoutDefault').evaluate(view, healthData)]),
    ).not.toContain('horse');
  });

  test('parameters that everybody may see are not judged', () => expect(judge(false, 'x')).toEqual([]));
});

describe('NoSecretInText', () => {
  const PASSWORD = 'corRect-h0rse!battery';
  const KEY = 'q8Zr2LmX0vTb7NcK4dYs';

  test.each([
    ['a description', 'AWS::Lambda::Function', { Description: `login password=${PASSWORD}` }],
    [
      'a label of a container',
      'AWS::ECS::TaskDefinition',
      { ContainerDefinitions: [{ DockerLabels: { ADMIN_PW: PASSWORD } }] },
    ],
    ['a connection', 'AWS::Glue::Connection', { ConnectionInput: { ConnectionProperties: { PASSWORD } } }],
    [
      'a build',
      'AWS::CodeBuild::Project',
      { Source: { BuildSpec: `env:\n  variables:\n    DB_PASSWORD: ${PASSWORD}\n` } },
    ],
    [
      'a state machine',
      'AWS::StepFunctions::StateMachine',
      { DefinitionString: { 'Fn::Sub': `{"apiKey":"${KEY}"}` } },
    ],
    ['a document', 'AWS::SSM::Document', { Content: { steps: [{ run: [`export PGPASS=${PASSWORD}`] }] } }],
    [
      'a header',
      'AWS::CloudFront::Distribution',
      { Headers: [{ HeaderName: 'X-Origin-Secret', HeaderValue: KEY }] },
    ],
    ['an API key', 'AWS::Events::Connection', { ApiKeyName: 'x-api-key', ApiKeyValue: KEY }],
    ['a custom resource', 'Custom::Vendor', { ApiToken: KEY }],
    ['a tag', 'AWS::S3::Bucket', { Tags: [{ Key: 'deploy-token', Value: KEY }] }],
    ['a program', 'AWS::Synthetics::Canary', { Script: `get(url, auth=("admin", "${PASSWORD}"))` }],
  ])('%s is searched', (_where, Type, Properties) => {
    expect(outcomes('NoSecretInText', { It: { Type, Properties: { ...Properties } } })).toEqual(['fail It']);
  });

  test('a variable that CodeBuild fetches itself is the name of a secret, and none', () => {
    const variable = { Name: 'NPM_TOKEN', Type: 'SECRETS_MANAGER', Value: 'npm:token' };
    const Properties = { Environment: { EnvironmentVariables: [variable] } };
    expect(outcomes('NoSecretInText', { It: { Type: 'AWS::CodeBuild::Project', Properties } })).toEqual([]);
  });

  test('the default of a parameter and a mapping are searched where they are used', () => {
    const used = (value: unknown) =>
      templateOutcomes('NoSecretInEnvironment', {
        Parameters: { Login: { Type: 'String', Default: PASSWORD } },
        Mappings: { Logins: { live: { main: PASSWORD } } },
        Resources: {
          It: {
            Type: 'AWS::Lambda::Function',
            Properties: { Environment: { Variables: { DB_PASS: value } } },
          },
        },
      });
    expect(used({ Ref: 'Login' })).toEqual(['fail It']);
    expect(used({ 'Fn::FindInMap': ['Logins', { Ref: 'Stage' }, 'main'] })).toEqual(['fail It']);
    expect(used({ Ref: 'Other' })).toEqual(['pass It']);
  });

  test.each([
    [
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      { LoadBalancerAttributes: [{ Key: 'routing.http2.enabled', Value: 'true' }] },
    ],
    ['AWS::Lambda::Function', { Code: { S3Key: '9f86d081884c7d659a2feaa0c55ad015.zip' } }],
    ['AWS::Cognito::UserPoolClient', { TokenValidityUnits: { AccessToken: 'minutes' } }],
    ['AWS::RDS::DBInstance', { MasterUserPassword: '{{resolve:secretsmanager:db:SecretString:password}}' }],
    ['AWS::SecretsManager::Secret', { Description: 'password of the database' }],
  ])('nothing is found in %s with %j', (Type, Properties) => {
    expect(outcomes('NoSecretInText', { It: { Type, Properties: { ...Properties } } })).toEqual([]);
  });
});

describe('files that are deployed with a template', () => {
  const rule = secretRules.find(({ id }) => id === 'NoSecretInFiles');
  const judge = (text: string | undefined) =>
    [
      ...(rule?.evaluate(new TemplateView({ Resources: {} }), {
        dataClass: 'phi',
        removal: 'retain',
        assembly: { files: [{ path: 'asset.1/index.js', text }], nestedStacks: [] },
      }) ?? []),
    ].map(({ outcome, property, problem }) => [outcome, property, problem]);

  test('fail with the line of a secret, and without the secret', () => {
    expect(judge("\nconst password = 'hunter2hunter2';")).toEqual([
      ['fail', 'asset.1/index.js', 'line 2 shows a value for password'],
    ]);
  });

  test('pass without one', () => {
    expect(judge('const password = process.env.PASSWORD;')).toEqual([
      ['pass', 'asset.1/index.js', undefined],
    ]);
  });

  test('fail where nobody could look', () => {
    expect(judge(undefined)).toMatchObject([['fail', 'asset.1/index.js', expect.stringMatching(/no text/)]]);
  });
});
