import { application } from '@hipaa-cdk/platform';
import { defineContract } from '@hipaa-cdk/contract';
import { App, CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { contract, environmentStack, templateOf } from '../fixtures/environment-app';
import { contractsOf } from './contract-uses';
import { read, readIfPresent } from './read';

/** CDK adds a parameter of its own to every template. */
const parameters = (template: ReturnType<typeof templateOf>): string[] =>
  Object.keys(template.findParameters('*')).filter((id) => id !== 'BootstrapVersion');

const reader = (revision: number) =>
  templateOf((stack) => {
    const { vpcId, subnetIds } = read(stack, contract(revision));
    new CfnOutput(stack, 'Vpc', { value: vpcId });
    new CfnOutput(stack, 'Second', { value: Fn.select(1, [...subnetIds]) });
  });
const template = reader(1);

test('only the entries that are used become parameters', () => {
  expect(parameters(template)).toEqual(['EdgeNetworkVpcId', 'EdgeNetworkSubnetIds']);
});

test('a contract of which nothing is used leaves no trace', () => {
  const stack = environmentStack();
  read(stack, contract());
  expect(contractsOf(stack).reads).toEqual([]);
});

test('a single value has the type that CloudFormation checks', () => {
  template.hasParameter('EdgeNetworkVpcId', {
    Type: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>',
    Default: `/${application.name}/test/edge-network/vpcId`,
  });
});

test('what a layer of the account publishes is read where all of its environments read it', () => {
  const entries = { topicArn: { type: 'String', description: 'where alarms go' } } as const;
  const audit = defineContract({ layer: 'audit', revision: 1, entries });
  const ofAccount = templateOf(
    (stack) => new CfnOutput(stack, 'Topic', { value: read(stack, audit).topicArn }),
  );
  ofAccount.hasParameter('AuditTopicArn', { Default: `/${application.name}/account/audit/topicArn` });
});

test('a list has the type that CloudFormation checks', () => {
  template.hasParameter('EdgeNetworkSubnetIds', {
    Type: 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>',
    Default: `/${application.name}/test/edge-network/subnetIds`,
  });
});

test('free text has a type too', () => {
  const text = templateOf((stack) => new CfnOutput(stack, 'Label', { value: read(stack, contract()).label }));
  text.hasParameter('EdgeNetworkLabel', { Type: 'AWS::SSM::Parameter::Value<String>' });
});

test('a single value is a reference to its parameter', () => {
  template.hasOutput('Vpc', { Value: { Ref: 'EdgeNetworkVpcId' } });
});

test('one element of a list can be used', () => {
  template.hasOutput('Second', { Value: { 'Fn::Select': [1, { Ref: 'EdgeNetworkSubnetIds' }] } });
});

test('an entry that is read twice, from different constructs, is one parameter', () => {
  const twice = templateOf((stack) => {
    const inner = new Construct(stack, 'Inner');
    new CfnOutput(stack, 'First', { value: read(stack, contract()).vpcId });
    new CfnOutput(inner, 'Second', { value: read(inner, contract()).vpcId });
  });
  expect(parameters(twice)).toEqual(['EdgeNetworkVpcId']);
});

test('entries of the same name in two contracts are two parameters', () => {
  const other = defineContract({ layer: 'other', revision: 1, entries: contract().entries });
  const both = templateOf((stack) => {
    new CfnOutput(stack, 'First', { value: read(stack, contract()).vpcId });
    new CfnOutput(stack, 'Second', { value: read(stack, other).vpcId });
  });
  expect(parameters(both)).toEqual(['EdgeNetworkVpcId', 'OtherVpcId']);
});

test('every entry can be listed without being asked for by name', () => {
  expect(Object.keys(read(environmentStack(), contract()))).toEqual(['vpcId', 'subnetIds', 'label']);
});

test('the stack knows what it reads, layer by layer', () => {
  const stack = environmentStack();
  const other = defineContract({ layer: 'compute', revision: 7, entries: contract().entries });
  const used = [read(stack, contract(4)).vpcId, read(stack, contract(4)).label, read(stack, other).label];
  expect([used.length, contractsOf(stack)]).toEqual([
    3,
    {
      publishes: [],
      reads: [
        { layer: 'compute', revision: 7, entries: ['label'] },
        { layer: 'edge-network', revision: 4, entries: ['label', 'vpcId'] },
      ],
    },
  ]);
});

test('the template says which contract and revision it reads', () => {
  expect(template.toJSON()['Metadata'].Contracts.reads).toEqual([
    { layer: 'edge-network', revision: 1, entries: ['subnetIds', 'vpcId'] },
  ]);
});

test('raising the revision changes the template of the reader', () => {
  expect(reader(2).toJSON()).not.toEqual(template.toJSON());
});

test('a stack without environment cannot read', () => {
  const plain = new Stack(new App(), 'Plain');
  expect(() => read(plain, contract()).vpcId).toThrow(
    expect.objectContaining({ code: 'ENVIRONMENT_MISSING' }),
  );
});

describe('a layer that the environment does not have', () => {
  const absent = defineContract({ layer: 'compute-ecs', revision: 1, entries: contract().entries });

  test('cannot be read', () => {
    expect(() => read(environmentStack(), absent)).toThrow(
      expect.objectContaining({
        code: 'LAYER_ABSENT',
        message: 'Test needs layer "compute-ecs", which environment test does not have',
      }),
    );
  });

  test('is left out by whoever works without it', () => {
    expect(readIfPresent(environmentStack(), absent)).toBeUndefined();
  });
});

test('a layer that works without another one reads it where it is', () => {
  expect(readIfPresent(environmentStack(), contract())?.label).toBeDefined();
});

test('what a layer of the account publishes is read from the path of the account', () => {
  const audit = defineContract({ layer: 'audit', revision: 1, entries: contract().entries });
  const template = templateOf((stack) => new CfnOutput(stack, 'Label', { value: read(stack, audit).label }));
  template.hasParameter('AuditLabel', { Default: `/${application.name}/account/audit/label` });
});
