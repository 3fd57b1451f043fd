import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layerNames } from './layer-names';

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
