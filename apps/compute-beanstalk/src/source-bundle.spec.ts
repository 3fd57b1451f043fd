import { mkdirSync, rmSync, writeFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { APPLICATION, layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { App, Stack } from 'aws-cdk-lib';
import { app } from './main';
import { type PlatformName, platformNames, platforms } from './platforms';
import { SampleBundle } from './source-bundle';

const inTest = placeOf('test');

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
    SourceBundle: { S3Bucket: `cdk-hnb659fds-assets-${inTest.account}-${inTest.region}` },
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
    expect(first).toMatch(/^(?:[a-z0-9]+\/)?[0-9a-f]{64}\.zip$/);
    expect([same === first, key() === first]).toEqual([true, false]);
  });
});

test('a path with nothing at it stops the synthesis and says what to do', () => {
  expect(() => layerTemplate(app, 'test', { sourceBundle: { path: 'missing.zip' } })).toThrow(
    expect.objectContaining({ code: 'BUNDLE_MISSING' }),
  );
});

const bundle = (platform: PlatformName) => {
  const app = new App();
  const asset = new SampleBundle(new Stack(app, 'Stack'), 'Bundle', { platform });
  const folder = app.synth().directory;
  const staged = readdirSync(folder).find((name) => name === `asset.${asset.assetHash}`);
  if (!staged) throw new Error('the bundle is not among what is deployed');
  const read = (file: string) => readFileSync(join(folder, staged, file), 'utf8');
  return { hash: asset.assetHash, files: readdirSync(join(folder, staged)).sort(), read };
};

const ofProcfile = platformNames.filter((name) => platforms[name].sampleStart === 'procfile');

test.each(ofProcfile)('on %s a Procfile starts the program', (platform) => {
  const { files, read } = bundle(platform);
  expect(files).toEqual(['Procfile', 'server.py']);
  expect(read('Procfile')).toBe('web: python3 server.py\n');
});

test('on docker an image starts it that nobody can change, as nobody', () => {
  const { files, read } = bundle('docker');
  expect(files).toEqual(['Dockerfile', 'server.py']);
  expect(read('Dockerfile')).toMatch(/^FROM \S+@sha256:[0-9a-f]{64}$/m);
  expect(read('Dockerfile')).toMatch(/^USER 65534:65534$/m);
  expect(read('Dockerfile')).toMatch(/^EXPOSE 8080$/m);
});

test('the program is the one of the library', () => {
  expect(bundle('dotnet-10').read('server.py')).toBe(sampleApplication.source);
});

test('the bundle has the same name each time, whatever the folder it is made in', () => {
  expect(bundle('dotnet-10').hash).toBe(bundle('dotnet-10').hash);
});

test('platforms that start it alike have the same bundle', () => {
  expect(new Set(ofProcfile.map((platform) => bundle(platform).hash)).size).toBe(1);
});

test('a bundle whose key releases choose is read from the Parameter Store', () => {
  const template = layerTemplate(app, 'prod', { sourceBundle: { bucketName: 'bundles' } });
  template.hasResourceProperties('AWS::ElasticBeanstalk::ApplicationVersion', {
    SourceBundle: { S3Bucket: 'bundles', S3Key: { Ref: 'ApplicationRelease' } },
  });
  template.hasParameter('ApplicationRelease', { Default: `/${APPLICATION}/prod/_release/compute-beanstalk` });
});
