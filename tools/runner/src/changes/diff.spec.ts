import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRequest } from '../request';
import { changesOf } from '../testing/examples';
import { writeChanges } from './diff';

const workspaceRoot = mkdtempSync(join(tmpdir(), 'write-'));
const request = { workspaceRoot } as RunRequest;
const read = (file: string): string => readFileSync(join(workspaceRoot, 'dist/diff/prod', file), 'utf8');

test('every layer has its files, and the page has all layers of the run, in order', () => {
  writeChanges(request, changesOf({ layer: 'network' }));
  writeChanges(request, changesOf());
  expect(JSON.parse(read('network.json'))).toEqual(changesOf({ layer: 'network' }));
  expect(read('database.md')).toContain('# database in prod');
  expect(read('index.html')).toMatch(/id="database"[\s\S]*id="network"/);
});

test('another run has a page of its own', () => {
  writeChanges({ workspaceRoot } as RunRequest, changesOf({ layer: 'storage' }));
  expect(read('index.html')).not.toContain('id="network"');
});
