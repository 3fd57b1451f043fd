import { isListType } from '@hipaa-cdk/contract';
import { egressContract, networkContract } from '.';

const entries = Object.entries(networkContract.entries);

test('the network publishes for readers of the layer "network"', () => {
  expect(networkContract.layer).toBe('network');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(entries.map(([name]) => name)).toEqual([
    'vpcId',
    'vpcCidr',
    'publicSubnetIds',
    'applicationSubnetIds',
    'isolatedSubnetIds',
  ]);
});

test('ids have types that CloudFormation checks when a reader is deployed', () => {
  const untyped = entries.filter(([name, { type }]) => /Ids?$/.test(name) && !type.includes('AWS::EC2::'));
  expect(untyped).toEqual([]);
});

test('subnets are lists', () => {
  const lists = entries.filter(([, { type }]) => isListType(type)).map(([name]) => name);
  expect(lists).toEqual(['publicSubnetIds', 'applicationSubnetIds', 'isolatedSubnetIds']);
});

test('the way out has an entry of its own, so that whoever needs none does not wait for it', () => {
  expect(egressContract.layer).toBe('network');
  expect(Object.keys(egressContract.entries)).toEqual(['wayOut']);
});
