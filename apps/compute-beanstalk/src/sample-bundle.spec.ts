import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sampleApplication } from '@hipaa-cdk/sample-application';
import { App, Stack } from 'aws-cdk-lib';
import { type PlatformName, platformNames, platforms } from './platforms';
import { SampleBundle } from './sample-bundle';

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
