import '@hipaa-cdk/environments/testing';
import { type DeployedTemplate, grantedBy } from '@hipaa-cdk/permissions';
import { assertGranted } from './assert-granted';

const environment = { name: 'test', account: '111111111111', region: 'us-east-1' };
const layer = (Type: string): DeployedTemplate => ({
  stackName: 'hipaa-test-storage',
  prefix: ['hipaa', 'test'],
  template: { Resources: { Thing: { Type } } },
});
const noted = (...templates: DeployedTemplate[]): ReadonlyMap<string, string> => {
  const granted = grantedBy(templates, { partition: 'aws', ...environment }, 'a digest');
  return new Map([['/hipaa/bootstrap/test/granted', JSON.stringify(granted)]]);
};

test('a layer of types that are granted is deployed', () => {
  const bucket = layer('AWS::S3::Bucket');
  expect(() => assertGranted(bucket, environment, noted(bucket))).not.toThrow();
});

test('a new type is refused before anything begins, with what to run', () => {
  expect(() =>
    assertGranted(layer('AWS::Kinesis::Stream'), environment, noted(layer('AWS::S3::Bucket'))),
  ).toThrow(
    expect.objectContaining({
      code: 'BOOTSTRAP_OUTDATED',
      message: expect.stringContaining('AWS::Kinesis::Stream, which hipaa-test-storage needs') as string,
      remedy: 'npx nx run delivery:bootstrap --env=test',
    }),
  );
});

test('a bootstrap that has noted nothing is not asked', () => {
  expect(() => assertGranted(layer('AWS::Kinesis::Stream'), environment, new Map())).not.toThrow();
});
