import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layerTemplate } from '@hipaa-cdk/testing';
import { app } from './main';

const VERSION = 'AWS::ElasticBeanstalk::ApplicationVersion';

test('an object of a bucket is taken from there', () => {
  layerTemplate(app, 'test', {
    sourceBundle: { bucketName: 'bundles', objectKey: 'application-1.zip' },
  }).hasResourceProperties(VERSION, {
    SourceBundle: { S3Bucket: 'bundles', S3Key: 'application-1.zip' },
    Description: 'The application',
  });
});

test('without a setting it is the sample, from the staging bucket of the account', () => {
  layerTemplate(app, 'test').hasResourceProperties(VERSION, {
    SourceBundle: { S3Bucket: 'cdk-hnb659fds-assets-111111111111-us-east-1' },
    Description: 'The sample application',
  });
});

describe('a folder of this layer', () => {
  const folder = join(__dirname, '..', 'dist', 'source-bundle-spec');
  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'Procfile'), 'web: ./application\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const key = (): unknown => {
    const template = layerTemplate(app, 'test', { sourceBundle: { path: 'dist/source-bundle-spec' } });
    return Object.values(template.findResources(VERSION))[0]?.['Properties'].SourceBundle.S3Key;
  };

  test('is uploaded under a name that only changes with its content', () => {
    const [first, same] = [key(), key()];
    writeFileSync(join(folder, 'Procfile'), 'web: ./other\n');
    expect(first).toMatch(/^[0-9a-f]{64}\.zip$/);
    expect([same === first, key() === first]).toEqual([true, false]);
  });
});

test('a path with nothing at it stops the synthesis and says what to do', () => {
  expect(() => layerTemplate(app, 'test', { sourceBundle: { path: 'missing.zip' } })).toThrow(
    expect.objectContaining({ code: 'BUNDLE_MISSING' }),
  );
});
