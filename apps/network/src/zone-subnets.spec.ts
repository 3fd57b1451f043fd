import { everyEnvironment, layerTemplate, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { NetworkSettings } from './settings';
import { app } from './main';

const inProd = placeOf('prod');

const environments = everyEnvironment('network');

/** Logical id, zone and place in the VPC of every subnet whose id starts with `tier`. */
function subnets(template: Template, tier: string): Record<string, unknown> {
  const found = Object.entries(template.findResources('AWS::EC2::Subnet'));
  return Object.fromEntries(
    found
      .filter(([id]) => id.startsWith(`Subnets${tier}`))
      .map(([id, { Properties: p }]) => [id, `${String(p.AvailabilityZone).slice(-1)} ${p.CidrBlock}`]),
  );
}

const ids = (template: Template, tier: string) => Object.keys(subnets(template, tier));

describe.each(environments)('in %s', (environment) => {
  test('every subnet keeps public addresses away from what is launched in it', () => {
    layerTemplate(app, environment).allResourcesProperties('AWS::EC2::Subnet', {
      MapPublicIpOnLaunch: false,
    });
  });

  test('isolated subnets have no route to anywhere but the VPC and the gateway endpoints', () => {
    const template = layerTemplate(app, environment);
    const routes = Object.values(template.findResources('AWS::EC2::Route'));
    const routed = routes.map(({ Properties: p }) => p.RouteTableId.Ref as string);
    expect(routed.filter((table) => table.includes('Isolated'))).toEqual([]);
  });

  test('every subnet has a route table of its own', () => {
    const template = layerTemplate(app, environment);
    const associations = Object.values(template.findResources('AWS::EC2::SubnetRouteTableAssociation'));
    const tables = new Set(associations.map(({ Properties: p }) => p.RouteTableId.Ref));
    expect(tables.size).toBe(Object.keys(template.findResources('AWS::EC2::Subnet')).length);
  });

  test('the logical ids of the isolated subnets are the same as everywhere', () => {
    expect(ids(layerTemplate(app, environment), 'Isolated')).toEqual([
      'SubnetsIsolatedASubnet2F6EFB4D',
      'SubnetsIsolatedBSubnet1B1091D4',
    ]);
  });
});

test('production has public, private and isolated subnets in each zone', () => {
  const template = layerTemplate(app, 'prod');
  expect(subnets(template, 'Public')).toMatchObject({ SubnetsPublicASubnet5953C1B4: 'a 10.0.64.0/21' });
  expect(['Public', 'Private', 'Isolated'].map((tier) => ids(template, tier).length)).toEqual([2, 2, 2]);
});

test('economy has no private subnets', () => {
  const template = layerTemplate(app, 'test');
  expect(['Public', 'Private', 'Isolated'].map((tier) => ids(template, tier).length)).toEqual([2, 0, 2]);
});

test.each<[string, Partial<NetworkSettings>]>([
  ['NAT in one zone', { nat: { gateways: 1 } }],
  ['regional NAT', { nat: 'regional' }],
  ['no private tier', { tiers: ['public', 'isolated'], nat: 'none' }],
  ['tiers in another order', { tiers: ['isolated', 'private', 'public'] }],
  ['interface endpoints', { interfaceEndpoints: ['kms'] }],
])('%s leaves id, zone and addresses of the isolated and public subnets as they are', (_, settings) => {
  const before = layerTemplate(app, 'prod');
  const after = layerTemplate(app, 'prod', settings);
  expect(subnets(after, 'Isolated')).toEqual(subnets(before, 'Isolated'));
  expect(subnets(after, 'Public')).toEqual(subnets(before, 'Public'));
});

test.each([
  ['a zone more', ['a', 'b', 'c'], 2],
  ['zones in another order', ['b', 'a'], 2],
  ['the first zone dropped', ['b', 'c'], 1],
])('%s leaves id, zone and addresses of the other subnets as they are', (_, letters, staying) => {
  const zones = letters.map((letter) => `${inProd.region}${letter}`);
  const before = subnets(layerTemplate(app, 'prod'), '');
  const after = subnets(layerTemplate(app, testEnvironment('prod', { zones })), '');
  const same = Object.keys(before).filter((id) => id in after);
  expect(same).toHaveLength(staying * 3);
  expect(same.map((id) => after[id])).toEqual(same.map((id) => before[id]));
});

test.each(environments)('in %s only public subnets are routed to the internet gateway', (environment) => {
  const routes = layerTemplate(app, environment).findResources('AWS::EC2::Route', {
    Properties: { GatewayId: Match.anyValue() },
  });
  const tables = Object.values(routes).map(({ Properties: p }) => p.RouteTableId.Ref as string);
  expect(tables).toEqual([
    expect.stringMatching(/^SubnetsPublicARouteTable/),
    expect.stringMatching(/^SubnetsPublicBRouteTable/),
  ]);
});

test('one gateway is attached to the VPC', () => {
  const template = layerTemplate(app, 'test');
  template.resourceCountIs('AWS::EC2::InternetGateway', 1);
  template.hasResourceProperties('AWS::EC2::VPCGatewayAttachment', {
    VpcId: { Ref: 'Vpc8378EB38' },
    InternetGatewayId: { Ref: Match.stringLikeRegexp('^SubnetsInternetGateway') },
  });
});

test('public routes wait until the gateway is attached', () => {
  layerTemplate(app, 'test').allResources('AWS::EC2::Route', {
    Properties: { GatewayId: { Ref: Match.stringLikeRegexp('^SubnetsInternetGateway') } },
    DependsOn: [Match.stringLikeRegexp('^SubnetsInternetAttachment')],
  });
});
