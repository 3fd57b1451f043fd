import { fakeParameters } from '../testing/examples';
import { fakeSession } from '../testing/fake-session';
import type { DeployedStack } from './deployed-stack';
import { placeOf } from '../place';
import { lostValues, publishAgain, publishedValues } from './published-values';

const VPC = '/hipaa/test/network/vpcId';
const SUBNETS = '/hipaa/test/network/subnetIds';
const parameter = (Name: unknown, Type = 'String') => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Type, Description: 'the network', Value: { Ref: 'Vpc' } },
});
const template = {
  Resources: {
    A: parameter(VPC),
    B: parameter(SUBNETS, 'StringList'),
    // Not published: of another path, of a name that only CloudFormation knows, new since the last deploy.
    C: parameter('/hipaa/test/storage/vpcId'),
    D: parameter({ Ref: 'X' }),
    E: parameter('/hipaa/test/network/zones'),
    F: { Type: 'AWS::EC2::VPC' },
  },
};
const stack = {
  outputs: new Map([
    ['PublishedVpcId', 'vpc-1'],
    ['PublishedSubnetIds', 'subnet-1,subnet-2'],
  ]),
} as unknown as DeployedStack;

function account(stored: Record<string, string>) {
  const { answers, store } = fakeParameters();
  for (const [name, value] of Object.entries(stored)) store.set(name, [value]);
  return { store, ...fakeSession('test', answers) };
}

test('what a stack has published is what its outputs say', () => {
  const { session } = account({});
  expect(publishedValues(session, 'network', template, stack)).toEqual([
    { name: VPC, entry: 'vpcId', value: 'vpc-1', type: 'String', description: 'the network' },
    {
      name: SUBNETS,
      entry: 'subnetIds',
      value: 'subnet-1,subnet-2',
      type: 'StringList',
      description: 'the network',
    },
  ]);
});

test('a value that is missing, or another one, is lost', () => {
  const published = publishedValues(account({}).session, 'network', template, stack);
  expect(lostValues(published, new Map([[VPC, 'vpc-2']])).map(({ entry }) => entry)).toEqual([
    'vpcId',
    'subnetIds',
  ]);
});

test('what is lost is written again, and nothing else', async () => {
  const { session, store } = account({ [SUBNETS]: 'subnet-1,subnet-2' });
  expect(await publishAgain(session, 'network', template, stack)).toEqual(['vpcId']);
  expect([...store]).toEqual([
    [SUBNETS, ['subnet-1,subnet-2']],
    [VPC, ['vpc-1']],
  ]);
});

test('it is written by the role that changes the stack, since whoever deploys may write no published value', async () => {
  const { session } = account({});
  const asked = jest.spyOn(session, 'publisherOf');
  await publishAgain(session, 'network', template, stack);
  expect(asked).toHaveBeenCalledWith(placeOf(session.environment, 'network').stack);
});

test('where nothing is lost nothing is written', async () => {
  const { session, calls } = account({ [VPC]: 'vpc-1', [SUBNETS]: 'subnet-1,subnet-2' });
  expect(await publishAgain(session, 'network', template, stack)).toEqual([]);
  expect(calls).toEqual(['GetParameters']);
});
