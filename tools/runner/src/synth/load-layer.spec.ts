import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { loadLayer, loadParts } from './load-layer';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'layer-'));
  mkdirSync(join(root, 'src'));
});
afterEach(() => rmSync(root, { recursive: true }));

const main = (text: string): void => writeFileSync(join(root, 'src', 'main.ts'), text);

test('a layer is what its main file exports as its app', async () => {
  main("export const app = { layer: 'intake' };");
  expect(await loadLayer(root, 'intake')).toEqual({ layer: 'intake' });
});

test('a main file without an app is named, with what it should export', async () => {
  main("export const application = { layer: 'intake' };");
  await expect(loadLayer(root, 'intake')).rejects.toMatchObject({
    code: 'LAYER_APP_MISSING',
    message: expect.stringMatching(/apps\/intake\/src\/main\.ts .*createLayerApp/) as string,
  });
});

test('a main file that fails is told as it failed', async () => {
  main("throw new Error('a setting is wrong');");
  await expect(loadLayer(root, 'intake')).rejects.toThrow('a setting is wrong');
});

test('most layers publish no templates beside their own', async () => {
  main("export const app = { layer: 'intake' };");
  expect(await loadParts(root, findEnvironment('test'))).toEqual([]);
});

test('those that do make them for the environment', async () => {
  main("export const parts = (environment: { name: string }) => [{ name: 'of ' + environment.name }];");
  expect(await loadParts(root, findEnvironment('prod'))).toEqual([{ name: 'of prod' }]);
});
