import { egressContract, networkContract } from '@hipaa-cdk/contracts-network';
import { appContext } from '@hipaa-cdk/layer';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { App } from 'aws-cdk-lib';
import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import { app } from './main';

const inProd = placeOf('prod');

const environments = everyEnvironment('network');

/** The logical ids in a published list, without the library's hashes. */
function published(template: Template, environment: string, entry: string): string[] {
  const parameters = template.findResources('AWS::SSM::Parameter', {
    Properties: { Name: `/${APPLICATION}/${environment}/network/${entry}` },
  });
  const [parameter] = Object.values(parameters);
  const refs: { Ref: string }[] = parameter?.Properties.Value['Fn::Join'][1];
  return refs.map(({ Ref }) => Ref.replace(/^Subnets(.*)Subnet[0-9A-F]{8}$/, '$1'));
}

test('the layer is in every environment that has a network', () => {
  expect(environments).toEqual(['local', 'test', 'prod']);
});

describe.each(environments)('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('every entry of the contract is published, and nothing else', () => {
    const parameters = Object.values(template().findResources('AWS::SSM::Parameter'));
    expect(parameters.map(({ Properties: p }) => p.Name).sort()).toEqual(
      Object.keys({ ...networkContract.entries, ...egressContract.entries })
        .map((entry) => `/${APPLICATION}/${environment}/network/${entry}`)
        .sort(),
    );
  });

  test('the VPC is published with its address range', () => {
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/${environment}/network/vpcId`,
      Value: { Ref: 'Vpc8378EB38' },
    });
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/${environment}/network/vpcCidr`,
      Value: { 'Fn::GetAtt': ['Vpc8378EB38', 'CidrBlock'] },
    });
  });

  test('public and isolated subnets are published zone by zone', () => {
    expect(published(template(), environment, 'publicSubnetIds')).toEqual(['PublicA', 'PublicB']);
    expect(published(template(), environment, 'isolatedSubnetIds')).toEqual(['IsolatedA', 'IsolatedB']);
  });

  test('no policy is inline', () => {
    template().resourceCountIs('AWS::IAM::Policy', 0);
    template().allResourcesProperties('AWS::IAM::Role', { Policies: Match.absent() });
  });

  test('no policy allows anything on everything', () => {
    const statements = Object.values(template().findResources('AWS::IAM::ManagedPolicy')).flatMap(
      ({ Properties: p }) => p.PolicyDocument.Statement,
    );
    expect(statements.filter(({ Resource }) => Resource === '*')).toEqual([]);
  });

  test('names are resolved inside the VPC, which interface endpoints need', () => {
    template().hasResourceProperties('AWS::EC2::VPC', { EnableDnsSupport: true, EnableDnsHostnames: true });
  });

  test('synthesis warns of nothing', () => {
    const stack = app.addTo(new App({ postCliContext: appContext }), findEnvironment(environment));
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });
});

test('in production the application runs in private subnets', () => {
  expect(published(layerTemplate(app, 'prod'), 'prod', 'applicationSubnetIds')).toEqual([
    'PrivateA',
    'PrivateB',
  ]);
});

test('without private subnets the application runs in the public ones', () => {
  expect(published(layerTemplate(app, 'test'), 'test', 'applicationSubnetIds')).toEqual([
    'PublicA',
    'PublicB',
  ]);
});

test.each([
  ['none', 'none'],
  ['per-zone', 'nat'],
  ['regional', 'nat'],
] as const)('with NAT "%s" the way out is "%s"', (nat, Value) => {
  const tiers = ['public', 'private', 'isolated'] as const;
  layerTemplate(app, 'test', { nat, tiers: [...tiers], interfaceEndpoints: ['sts'] }).hasResourceProperties(
    'AWS::SSM::Parameter',
    { Name: `/${APPLICATION}/test/network/wayOut`, Value },
  );
});

test('lists follow the order of the zones in the environment', () => {
  const environment = testEnvironment('prod', { zones: [`${inProd.region}c`, `${inProd.region}a`] });
  const template = layerTemplate(app, environment);
  expect(published(template, 'prod', 'isolatedSubnetIds')).toEqual(['IsolatedC', 'IsolatedA']);
  expect(published(template, 'prod', 'applicationSubnetIds')).toEqual(['PrivateC', 'PrivateA']);
});

test('two runs make the same template', () => {
  const [first, second] = [0, 1].map(() => layerTemplate(app, testEnvironment('prod')).toJSON());
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});
