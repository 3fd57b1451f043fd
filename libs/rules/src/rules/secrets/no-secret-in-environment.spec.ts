import { outcomesOf } from '../../testing/outcomes-of';
import { noSecretInEnvironment } from './no-secret-in-environment';

const functions = outcomesOf(noSecretInEnvironment, 'AWS::Lambda::Function');
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
  expect(outcomesOf(noSecretInEnvironment, type)(properties)).toEqual(['fail']);
});

test('a variable that CodeBuild fetches itself is not judged', () => {
  const project = outcomesOf(noSecretInEnvironment, 'AWS::CodeBuild::Project');
  const EnvironmentVariables = [{ Name: 'PASSWORD', Type: 'SECRETS_MANAGER', Value: 'app-password' }];
  expect(project({ Environment: { EnvironmentVariables } })).toEqual([]);
});

test('variables that only show when deploying are not judged', () => {
  expect(lambda({ 'Fn::GetAtt': ['Custom', 'Variables'] })).toEqual([]);
});
