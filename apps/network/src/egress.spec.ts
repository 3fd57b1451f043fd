import { layerTemplate, testEnvironment, placeOf } from '@hipaa-cdk/testing';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { NatChoice } from './settings';
import { app } from './main';

const inProd = placeOf('prod');

const threeZones = testEnvironment('prod', {
  zones: [`${inProd.region}a`, `${inProd.region}b`, `${inProd.region}c`],
});
const withNat = (nat: NatChoice) => layerTemplate(app, threeZones, { nat });

/** Letters of the zones that each private subnet's default route leads to, by the letter of the subnet. */
function routes(template: Template): Record<string, string> {
  const found = template.findResources('AWS::EC2::Route', { Properties: { NatGatewayId: Match.anyValue() } });
  return Object.fromEntries(
    Object.values(found).map(({ Properties: p }) => {
      const gateway = p.NatGatewayId['Fn::GetAtt']?.[0] ?? p.NatGatewayId.Ref;
      const subnet = /^SubnetsPrivate(\w)RouteTable/.exec(p.RouteTableId.Ref)?.[1] ?? p.RouteTableId.Ref;
      return [subnet, /^SubnetsPublic(\w)NATGateway/.exec(gateway)?.[1] ?? gateway];
    }),
  );
}

test('production has a NAT gateway in every zone, and each private subnet uses its own', () => {
  const template = layerTemplate(app, 'prod');
  template.resourceCountIs('AWS::EC2::NatGateway', 2);
  expect(routes(template)).toEqual({ A: 'A', B: 'B' });
});

test.each(['test', 'local'])('%s has no NAT gateway and no address to pay for', (environment) => {
  const template = layerTemplate(app, environment);
  template.resourceCountIs('AWS::EC2::NatGateway', 0);
  template.resourceCountIs('AWS::EC2::EIP', 0);
});

test('a third zone gets a gateway as well', () => {
  expect(routes(layerTemplate(app, threeZones))).toEqual({ A: 'A', B: 'B', C: 'C' });
});

test('one gateway serves all zones', () => {
  const template = withNat({ gateways: 1 });
  template.resourceCountIs('AWS::EC2::EIP', 1);
  expect(routes(template)).toEqual({ A: 'A', B: 'A', C: 'A' });
});

test('two gateways share three zones', () => {
  expect(routes(withNat({ gateways: 2 }))).toEqual({ A: 'A', B: 'B', C: 'A' });
});

test('a regional gateway belongs to the VPC and serves all zones without an address of ours', () => {
  const template = withNat('regional');
  template.resourceCountIs('AWS::EC2::NatGateway', 1);
  template.resourceCountIs('AWS::EC2::EIP', 0);
  template.hasResourceProperties('AWS::EC2::NatGateway', {
    VpcId: { Ref: 'Vpc8378EB38' },
    AvailabilityMode: 'regional',
    SubnetId: Match.absent(),
  });
  expect(Object.values(routes(template))).toEqual(
    [0, 1, 2].map(() => expect.stringMatching(/^EgressRegional/)),
  );
  expect(new Set(Object.values(routes(template))).size).toBe(1);
});

test('a regional gateway waits until the VPC is connected to the internet', () => {
  withNat('regional').hasResource('AWS::EC2::NatGateway', {
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^SubnetsPublicADefaultRoute')]),
  });
});

test('private subnets without NAT have no default route', () => {
  const template = layerTemplate(app, 'prod', { nat: 'none', interfaceEndpoints: ['kms'] });
  expect(routes(template)).toEqual({});
  template.resourceCountIs('AWS::EC2::NatGateway', 0);
});
