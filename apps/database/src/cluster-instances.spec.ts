import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

type Instances = Record<
  string,
  { readonly Properties: { readonly AvailabilityZone: string; readonly PromotionTier: number } }
>;
const instances = (readers: number) =>
  Object.values(layerTemplate(app, 'prod', { readers }).findResources('AWS::RDS::DBInstance') as Instances);
const zones = (readers: number) => instances(readers).map((instance) => instance.Properties.AvailabilityZone);

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const every = (properties: object) => () =>
    layerTemplate(app, environment).allResourcesProperties('AWS::RDS::DBInstance', properties);

  test('every instance is serverless', every({ DBInstanceClass: 'db.serverless' }));

  test('no instance has a public address', every({ PubliclyAccessible: false }));

  test('every instance gets minor upgrades by itself', every({ AutoMinorVersionUpgrade: true }));

  test(
    'every instance shows a certificate of the current authority',
    every({ CACertificateIdentifier: 'rds-ca-rsa2048-g1' }),
  );

  test(
    'every instance reports its operating system once a minute',
    every({ MonitoringInterval: 60, MonitoringRoleArn: Match.anyValue() }),
  );
});

test('economy has a writer alone', () => {
  layerTemplate(app, 'test').resourceCountIs('AWS::RDS::DBInstance', 1);
});

test('production has a writer and a reader in another zone', () => {
  expect(zones(1)).toEqual(['us-west-2a', 'us-west-2b']);
});

test('more readers than zones are spread evenly', () => {
  expect(zones(3)).toEqual(['us-west-2a', 'us-west-2b', 'us-west-2a', 'us-west-2b']);
});

test('every reader is large enough to take over, after the writer', () => {
  expect(instances(2).map((instance) => instance.Properties.PromotionTier)).toEqual([0, 1, 1]);
});
