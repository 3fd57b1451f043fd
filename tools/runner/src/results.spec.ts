import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from './request';
import { RESULTS_VARIABLE, noteResult, succeeded } from './results';

const file = (): string => join(mkdtempSync(join(tmpdir(), 'results-')), 'results');
const note = (to: string, layer: string, command: Command, success: boolean): void =>
  noteResult({ id: '', layer, command, options: {} }, success, { [RESULTS_VARIABLE]: to });

test('a layer has come through when every such command on it has', () => {
  const results = file();
  note(results, 'network', 'synth', true);
  note(results, 'storage', 'deploy', true);
  note(results, 'users', 'deploy', false);
  note(results, 'users', 'deploy', true);
  expect([...succeeded(results, 'deploy')]).toEqual(['storage']);
});

test('nothing has come through where nothing was run', () => {
  expect(succeeded(file(), 'deploy').size).toBe(0);
});

test('nothing is written where nobody asked', () => {
  const results = file();
  noteResult({ id: '', layer: 'network', command: 'deploy', options: {} }, true, {});
  expect(existsSync(results)).toBe(false);
});
