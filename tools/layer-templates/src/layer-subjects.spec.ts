import { join } from 'node:path';
import { findEnvironment } from '@hipaa-cdk/platform';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { layerNames } from './layer-folder';
import { layerSubjects } from './layer-subjects';

jest.setTimeout(60_000);

const workspaceRoot = join(__dirname, '..', '..', '..');

test('a layer is judged as the profile of its environment asks for', async () => {
  const subjects = await layerSubjects(workspaceRoot, [findEnvironment('prod')]);
  const storage = subjects.find(({ name }) => name === 'storage prod');
  expect(storage).toMatchObject({ layer: 'storage', environment: 'prod', context: { removal: 'retain' } });
  expect(Object.values(storage?.template.Resources ?? {}).map(({ Type }) => Type)).toContain(
    'AWS::S3::Bucket',
  );
});

let workspace: string;
beforeEach(() => (workspace = mkdtempSync(join(tmpdir(), 'layers-'))));
afterEach(() => rmSync(workspace, { recursive: true }));

function folder(name: string, ...files: readonly string[]): void {
  mkdirSync(join(workspace, 'apps', name), { recursive: true });
  for (const file of files) writeFileSync(join(workspace, 'apps', name, file), '{}');
}

test('a folder with a cdk.json is a layer, and nothing else is', () => {
  folder('storage', 'cdk.json');
  folder('network', 'cdk.json');
  folder('leftover', 'README.md');
  expect(layerNames(workspace)).toEqual(['network', 'storage']);
});
