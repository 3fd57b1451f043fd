import { application } from '@hipaa-cdk/platform';
import { defineContract } from '@hipaa-cdk/contract';
import { CfnOutput, Fn, Stack, App } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { contract, environmentStack, templateOf } from '../fixtures/environment-app';
import { contractsOf } from './contract-uses';
import { publish } from './publish';

const values = { vpcId: 'vpc-1', subnetIds: ['subnet-1', 'subnet-2'], label: 'blue' };
const PARAMETER = 'AWS::SSM::Parameter';

const published = templateOf((stack) => publish(stack, contract(), values));
const refusal = (change: object) => () => publish(environmentStack(), contract(), { ...values, ...change });

test('there is one parameter for every entry of the contract', () => {
  published.resourceCountIs(PARAMETER, 3);
});

test('a single value is published as a string, with its description', () => {
  published.hasResourceProperties(PARAMETER, {
    Name: `/${application.name}/test/edge-network/vpcId`,
    Type: 'String',
    Value: 'vpc-1',
    Description: 'the VPC',
  });
});

test('an output says what every entry was published as', () => {
  published.hasOutput('PublishedVpcId', { Value: 'vpc-1' });
  published.hasOutput('PublishedSubnetIds', { Value: 'subnet-1,subnet-2' });
});

test('a list is published as a list, in its order', () => {
  published.hasResourceProperties(PARAMETER, {
    Name: `/${application.name}/test/edge-network/subnetIds`,
    Type: 'StringList',
    Value: 'subnet-1,subnet-2',
  });
});

test('a list that only CloudFormation knows is published too', () => {
  const subnetIds = Fn.split('|', Fn.importValue('ids'));
  templateOf((stack) => publish(stack, contract(), { ...values, subnetIds })).hasResourceProperties(
    PARAMETER,
    {
      Type: 'StringList',
      Value: { 'Fn::Join': [',', { 'Fn::Split': ['|', Match.anyValue()] }] },
    },
  );
});

test('elements that only CloudFormation knows are published too', () => {
  const subnetIds = [Fn.ref('AWS::StackId'), 'subnet-2'];
  templateOf((stack) => publish(stack, contract(), { ...values, subnetIds })).hasResourceProperties(
    PARAMETER,
    {
      Type: 'StringList',
      Value: { 'Fn::Join': [',', [{ Ref: 'AWS::StackId' }, 'subnet-2']] },
    },
  );
});

test.each([
  ['label', ''],
  ['subnetIds', []],
  ['subnetIds', ['subnet-1', '']],
])('%s is refused as %j, which the Parameter Store cannot hold', (entry, value) => {
  expect(refusal({ [entry]: value })).toThrow(
    expect.objectContaining({
      code: 'CONTRACT_VALUE_EMPTY',
      message: `layer "edge-network" publishes nothing as "${entry}"; expected a value for every entry of its contract`,
    }),
  );
});

test('a layer cannot publish what another one promises', () => {
  const foreign = defineContract({ ...contract(), layer: 'network' });
  const stack = environmentStack();
  expect(() => publish(stack, foreign, values)).toThrow(
    expect.objectContaining({
      code: 'CONTRACT_OF_ANOTHER_LAYER',
      message:
        'layer "edge-network" publishes the contract of "network"; expected a layer that publishes its own',
    }),
  );
  expect(stack.node.tryFindChild('Published')).toBeUndefined();
});

test('a stack without environment cannot publish', () => {
  expect(() => publish(new Stack(new App(), 'Plain'), contract(), values)).toThrow(
    expect.objectContaining({ code: 'ENVIRONMENT_MISSING', message: expect.stringContaining('"Plain"') }),
  );
});

test('the stack knows what it publishes', () => {
  const stack = environmentStack();
  publish(stack, contract(3), values);
  expect(contractsOf(stack)).toEqual({
    publishes: [{ layer: 'edge-network', revision: 3, entries: ['label', 'subnetIds', 'vpcId'] }],
    reads: [],
  });
});

test('a stack that publishes nothing says so', () => {
  const stack = environmentStack();
  new CfnOutput(stack, 'Output', { value: 'x' });
  expect(contractsOf(stack)).toEqual({ publishes: [], reads: [] });
});

test('raising the revision changes the template of the publisher', () => {
  const raised = templateOf((stack) => publish(stack, contract(2), values));
  expect(raised.toJSON()).not.toEqual(published.toJSON());
});

test('the template says which contract and revision it publishes', () => {
  expect(published.toJSON()['Metadata'].Contracts.publishes).toEqual([
    { layer: 'edge-network', revision: 1, entries: ['label', 'subnetIds', 'vpcId'] },
  ]);
});

test('a layer may publish two contracts', () => {
  const more = defineContract({
    layer: 'edge-network',
    revision: 1,
    entries: { name: { type: 'String', description: 'what it is called' } },
  });
  const both = templateOf((stack) => {
    publish(stack, contract(), values);
    publish(stack, more, { name: 'edge' });
  });
  both.resourceCountIs(PARAMETER, 4);
});
