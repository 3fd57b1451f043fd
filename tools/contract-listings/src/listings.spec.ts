import { execFileSync } from 'node:child_process';
import { listings } from './listings';
import type { PublishedEntry } from './published-entries';

const entries: readonly PublishedEntry[] = [
  {
    layer: 'edge-network',
    entry: 'vpcId',
    type: 'AWS::EC2::VPC::Id',
    description: 'the VPC',
    path: '/hipaa/test/edge-network/vpcId',
  },
  {
    layer: 'edge-network',
    entry: 'subnetIds',
    type: 'List<AWS::EC2::Subnet::Id>',
    description: 'its subnets',
    path: '/hipaa/test/edge-network/subnetIds',
  },
];

const listed = (format: string) => listings[format]?.(entries) ?? '';

test('an env file has one variable for every entry, which says that it names a parameter', () => {
  expect(listed('env')).toBe(
    [
      'EDGE_NETWORK_VPC_ID_PARAMETER=/hipaa/test/edge-network/vpcId\n',
      'EDGE_NETWORK_SUBNET_IDS_PARAMETER=/hipaa/test/edge-network/subnetIds\n',
    ].join(''),
  );
});

test('a shell that reads the script has the variables', () => {
  const script = `${listed('sh')}\nenv | grep '^EDGE_' | sort -r`;
  expect(execFileSync('sh', ['-c', script]).toString()).toBe(listed('env'));
});

test('Terraform gets a data source for every entry', () => {
  expect(JSON.parse(listed('tf.json'))).toEqual({
    data: {
      aws_ssm_parameter: {
        edge_network_vpc_id: { name: '/hipaa/test/edge-network/vpcId' },
        edge_network_subnet_ids: { name: '/hipaa/test/edge-network/subnetIds' },
      },
    },
  });
});

describe('the schema', () => {
  const schema = JSON.parse(listed('schema.json'));
  const network = schema.properties['edge-network'];

  test('takes every layer and entry, and no others', () => {
    expect(schema.required).toEqual(['edge-network']);
    expect(network.required).toEqual(['vpcId', 'subnetIds']);
    expect([schema.additionalProperties, network.additionalProperties]).toEqual([false, false]);
  });

  test('tells a list from a single value', () => {
    expect([network.properties.vpcId.type, network.properties.subnetIds.type]).toEqual(['string', 'array']);
  });

  test('says what a value is and where it is kept', () => {
    expect(network.properties.vpcId).toMatchObject({
      description: 'the VPC',
      'x-cloudformation-type': 'AWS::EC2::VPC::Id',
      'x-parameter': '/hipaa/test/edge-network/vpcId',
    });
  });
});
