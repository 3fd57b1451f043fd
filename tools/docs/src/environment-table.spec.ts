import { testEnvironment } from '@hipaa-cdk/testing';
import type { CloudFormationTemplate } from '@hipaa-cdk/template-rules';
import { type EnvironmentFacts, environmentTable, layerTable } from './environment-table';

const network = {
  Resources: {
    PublicA: { Type: 'AWS::EC2::Subnet' },
    PublicB: { Type: 'AWS::EC2::Subnet' },
    IsolatedA: { Type: 'AWS::EC2::Subnet' },
    Gateway: { Type: 'AWS::EC2::NatGateway' },
  },
} as unknown as CloudFormationTemplate;

const database = (MinCapacity: number) =>
  ({
    Resources: {
      Cluster: {
        Type: 'AWS::RDS::DBCluster',
        Properties: { ServerlessV2ScalingConfiguration: { MinCapacity } },
      },
      Writer: { Type: 'AWS::RDS::DBInstance' },
    },
  }) as unknown as CloudFormationTemplate;

const prod: EnvironmentFacts = {
  environment: testEnvironment('prod'),
  templates: new Map([
    ['network', network],
    ['database', database(0.5)],
  ]),
};
const dev: EnvironmentFacts = { environment: testEnvironment('dev'), templates: new Map() };

const cells = (text: string, row: string): string[] =>
  text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find(([, name]) => name === row)
    ?.slice(2, -1) ?? [];

test.each([
  ['where', ['account 222222222222', 'account 111111111111']],
  ['region, zones', ['us-west-2, a b', 'us-east-1, a b']],
  ['data', ['protected health information', 'synthetic']],
  ['protected', ['yes', 'no']],
  ['data outlive their stack', ['yes', 'no']],
  ['days that logs are kept', ['2192', '30']],
  ['compute', ['beanstalk', '']],
  ['site', ['app.example.org', '']],
  ['NAT gateways', ['1', '']],
  ['subnets', ['public, isolated', '']],
  ['database instances', ['1', '']],
  ['database is paused when idle', ['no', '']],
])('%s is %j in prod and dev', (row, expected) => {
  expect(cells(environmentTable([prod, dev]), row)).toEqual(expected);
});

test('a database that goes down to nothing is paused', () => {
  const paused = { ...prod, templates: new Map([['database', database(0)]]) };
  expect(cells(environmentTable([paused]), 'database is paused when idle')).toEqual(['yes']);
});

test('a layer is in the environments that have it, and an idle compute in none', () => {
  const text = layerTable([prod, dev], ['network', 'storage', 'compute-ecs']);
  expect(cells(text, 'network')).toEqual(['yes', '']);
  expect(cells(text, 'storage')).toEqual(['yes', 'yes']);
  expect(cells(text, 'compute-ecs')).toEqual(['', '']);
});
