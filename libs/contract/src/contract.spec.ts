import { type ContractValues, defineContract, isListType } from './contract';

const contract = defineContract({
  layer: 'network',
  revision: 1,
  entries: {
    vpcId: { type: 'AWS::EC2::VPC::Id', description: 'the VPC' },
    subnetIds: { type: 'List<AWS::EC2::Subnet::Id>', description: 'its subnets' },
  },
});

type Values = ContractValues<typeof contract>;

test('values for every entry are accepted', () => {
  const values: Values = { vpcId: 'vpc-1', subnetIds: ['subnet-1'] };
  expect(Object.keys(values)).toEqual(Object.keys(contract.entries));
});

test('a missing entry does not compile', () => {
  // @ts-expect-error subnetIds is missing
  const values: Values = { vpcId: 'vpc-1' };
  expect(values).toBeDefined();
});

test('an entry that the contract does not have does not compile', () => {
  // @ts-expect-error natIp is not in the contract
  const values: Values = { vpcId: 'vpc-1', subnetIds: [], natIp: '10.0.0.1' };
  expect(values).toBeDefined();
});

test('a single value for a list entry does not compile', () => {
  // @ts-expect-error subnetIds is a list
  const values: Values = { vpcId: 'vpc-1', subnetIds: 'subnet-1' };
  expect(values).toBeDefined();
});

test('an entry type that CloudFormation does not know does not compile', () => {
  const broken = defineContract({
    layer: 'network',
    revision: 1,
    // @ts-expect-error not a CloudFormation parameter type
    entries: { vpcId: { type: 'AWS::EC2::Vpc', description: 'the VPC' } },
  });
  expect(broken.layer).toBe('network');
});

test.each([
  ['String', false],
  ['AWS::EC2::VPC::Id', false],
  ['List<String>', true],
  ['List<AWS::EC2::Subnet::Id>', true],
] as const)('%s is a list: %s', (type, list) => {
  expect(isListType(type)).toBe(list);
});
