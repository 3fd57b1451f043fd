import { changePlanText, stepsOf } from './plan-text';
import { hasGround, movedGround, standingOn } from './standing';

const vpc = (CidrBlock: string) => ({ Type: 'AWS::EC2::VPC', Properties: { CidrBlock } });
const subnet = (CidrBlock: string, AvailabilityZone = 'a') => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { CidrBlock, AvailabilityZone, VpcId: { Ref: 'Vpc' } },
});
const network = (range: string, more: object = {}) => ({ Resources: { Vpc: vpc(range), ...more } });

describe('the ground', () => {
  test('moves with the range of the network, and its subnets are not named beside it', () => {
    const before = network('10.1.0.0/16', { A: subnet('10.1.0.0/20') });
    const after = network('10.9.0.0/16', { A: subnet('10.9.0.0/20') });
    expect(movedGround(before, after)).toEqual([
      {
        logicalId: 'Vpc',
        type: 'AWS::EC2::VPC',
        property: 'CidrBlock',
        before: '10.1.0.0/16',
        after: '10.9.0.0/16',
      },
    ]);
  });

  test.each([
    ['another zone', subnet('10.1.0.0/20', 'b'), 'AvailabilityZone'],
    ['another range', subnet('10.1.16.0/20'), 'CidrBlock'],
    ['no place any more', undefined, 'its place'],
  ])('moves with a subnet that gets %s', (_, after, property) => {
    const moved = movedGround(
      network('10.1.0.0/16', { A: subnet('10.1.0.0/20') }),
      network('10.1.0.0/16', after ? { A: after } : {}),
    );
    expect(moved.map((one) => [one.logicalId, one.property])).toEqual([['A', property]]);
  });

  test('stays where subnets are added, and where only tags change', () => {
    const before = network('10.1.0.0/16', { A: subnet('10.1.0.0/20') });
    const after = network('10.1.0.0/16', {
      A: { ...subnet('10.1.0.0/20'), Properties: { ...subnet('10.1.0.0/20').Properties, Tags: [] } },
      B: subnet('10.1.16.0/20', 'b'),
    });
    expect(movedGround(before, after)).toEqual([]);
  });

  test('is not looked for where there is none', () => {
    expect(hasGround({ Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } })).toBe(false);
    expect(hasGround(network('10.1.0.0/16'))).toBe(true);
  });
});

describe('a reader', () => {
  const below = '/acme/test/network/';
  const reader = (resources: object, type = 'List<AWS::EC2::Subnet::Id>', name = 'isolatedSubnetIds') => ({
    Parameters: { Place: { Type: `AWS::SSM::Parameter::Value<${type}>`, Default: `${below}${name}` } },
    Resources: resources as Record<string, { Type: string }>,
  });
  const group = { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: { Ref: 'Place' } } };
  const balancer = {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: { Subnets: [{ 'Fn::Select': [0, { Ref: 'Place' }] }] },
  };

  test.each([
    ['a data store', { Group: group }, 'restored', ['Group (AWS::RDS::DBSubnetGroup)']],
    [
      'a load balancer',
      { Front: balancer },
      'made again',
      ['Front (AWS::ElasticLoadBalancingV2::LoadBalancer)'],
    ],
    ['both', { Front: balancer, Group: group }, 'restored', ['Group (AWS::RDS::DBSubnetGroup)']],
    [
      'an instance alone',
      { Host: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Place' } } } },
      'deployed',
      [],
    ],
    [
      'a data store that stands elsewhere',
      { Group: { ...group, Properties: { SubnetIds: ['subnet-1'] } } },
      'deployed',
      [],
    ],
  ])('with %s', (_, resources, way, because) => {
    expect(standingOn(below, 'database', reader(resources))).toEqual({ layer: 'database', way, because });
  });

  test('of another value stands nowhere', () => {
    expect(standingOn(below, 'site', reader({ Group: group }, 'String', 'vpcCidr'))).toBeUndefined();
    expect(standingOn('/acme/test/other/', 'site', reader({ Group: group }))).toBeUndefined();
  });
});

describe('the plan', () => {
  const moved = movedGround(network('10.1.0.0/16'), network('10.9.0.0/16'));
  const standing = [
    { layer: 'database', way: 'restored' as const, because: [] },
    { layer: 'compute-ecs', way: 'made again' as const, because: [] },
    { layer: 'site', way: 'made again' as const, because: [] },
    { layer: 'bastion', way: 'deployed' as const, because: [] },
  ];
  const plan = { environment: 'test', protected: false, layer: 'network', moved, standing };

  test('goes from the readers to the network, over the data, back to the readers', () => {
    expect(stepsOf(plan).map(({ command }) => command)).toEqual([
      'stop whoever writes',
      'npx nx run site:destroy --env=test',
      'npx nx run compute-ecs:destroy --env=test',
      'npx nx run network:deploy --env=test --allow-replacement=Vpc',
      'npx nx run database:restore --env=test --at="1 minute ago"',
      'npx nx run-many -t deploy --env=test',
      'look, then delete by hand: the old data stores, then the old network',
    ]);
  });

  test('says what moves, what is gone in between, what follows', () => {
    const text = changePlanText(plan);
    expect(text).toContain('Vpc (AWS::EC2::VPC) CidrBlock: 10.1.0.0/16 → 10.9.0.0/16');
    expect(text).toContain('data move            database, by a restore');
    expect(text).toContain('gone in between      compute-ecs, site');
    expect(text).toContain('follow by themselves bastion');
  });

  test('says that a protected environment destroys nothing', () => {
    expect(changePlanText({ ...plan, protected: true })).toContain('lift "protected"');
  });
});
