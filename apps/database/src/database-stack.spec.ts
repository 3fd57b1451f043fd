import { databaseContract, databasePort } from '@hipaa-cdk/contracts-database';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION, outputsBeyondContract } from '@hipaa-cdk/testing';
import { app } from './main';

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const text = () => JSON.stringify(template().toJSON());
  const [clusterId] = Object.keys(template().findResources('AWS::RDS::DBCluster'));
  const attribute = (name: string) => ({ 'Fn::GetAtt': [clusterId, name] });
  const idOf = (type: string, properties: object = {}) =>
    Object.keys(template().findResources(type, { Properties: properties }))[0];

  test.each([
    ['endpointAddress', attribute('Endpoint.Address')],
    ['readerEndpointAddress', attribute('ReadEndpoint.Address')],
    ['endpointPort', String(databasePort(findEnvironment(environment)))],
    ['clusterResourceId', attribute('DBClusterResourceId')],
    ['databaseName', app.settings(findEnvironment(environment)).databaseName],
    ['secretArn', attribute('MasterUserSecret.SecretArn')],
    [
      'secretKeyArn',
      {
        'Fn::GetAtt': [
          idOf('AWS::KMS::Key', { Description: 'Encrypts the master secret of the database' }),
          'Arn',
        ],
      },
    ],
    ['securityGroupId', { 'Fn::GetAtt': [idOf('AWS::EC2::SecurityGroup'), 'GroupId'] }],
  ])('%s is published', (entry, Value) => {
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/${environment}/database/${entry}`,
      Type: 'String',
      Value,
    });
  });

  test('everything of the contract is published, and nothing else', () => {
    template().resourceCountIs('AWS::SSM::Parameter', Object.keys(databaseContract.entries).length);
  });

  test('no value of a secret is in the template', () => {
    expect(text()).not.toMatch(
      /MasterUserPassword":(?!true)|SecretString|resolve:(secretsmanager|ssm-secure)|NoEcho/,
    );
  });

  test('there is no secret that the stack would have to rotate', () => {
    template().resourceCountIs('AWS::SecretsManager::Secret', 0);
  });

  test("no other layer's id is in the template", () => {
    expect(text()).not.toMatch(/\b(vpc|subnet|sg|rtb|eni)-[0-9a-f]{6,}|Fn::ImportValue/);
  });

  test('the network is read by name when the stack is deployed', () => {
    const defaults = Object.entries(
      template().toJSON().Parameters as Record<string, { Type: string; Default: string }>,
    )
      .filter(([id]) => id !== 'BootstrapVersion')
      .map(([, { Type, Default }]) => [Type, Default]);
    expect(defaults).toEqual([
      ['AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>', `/${APPLICATION}/${environment}/network/vpcId`],
      [
        'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>',
        `/${APPLICATION}/${environment}/network/isolatedSubnetIds`,
      ],
    ]);
  });

  test('whoever may look at the stack is told what is published, and nothing else', () => {
    expect(outputsBeyondContract(template())).toEqual([]);
  });

  test('no function is deployed along', () => {
    template().resourceCountIs('AWS::Lambda::Function', 0);
  });
});

test('the environments differ in the number of instances, alarms and people told alone', () => {
  const types = (environment: string) =>
    Object.values(layerTemplate(app, environment).toJSON().Resources as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
  const rest = [...types('prod')];
  for (const type of types('test')) rest.splice(rest.indexOf(type), 1);
  expect(rest.sort()).toEqual(['AWS::CloudWatch::Alarm', 'AWS::RDS::DBInstance', 'AWS::SNS::Subscription']);
});
