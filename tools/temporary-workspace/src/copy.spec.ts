import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock, withExceptionsOf, withLayers } from './copy';

const layers = ['network', 'storage'];

test('an environment with all layers has all that are left', () => {
  expect(withLayers("  layers: 'all',", layers)).toBe("  layers: 'all',");
});

test('an environment with some layers has those of them that are left', () => {
  expect(withLayers("  layers: { only: ['storage', 'auth'] },", layers)).toBe(
    "  layers: { only: ['storage'] },",
  );
});

test('an environment leaves out those of its exceptions that are left', () => {
  expect(withLayers("  layers: { except: ['bastion', 'network'] },", layers)).toBe(
    "  layers: { except: ['network'] },",
  );
});

test('an environment that left out what is gone leaves out nothing', () => {
  expect(withLayers("  layers: { except: ['bastion'] },", layers)).toBe('  layers: { except: [] },');
});

test('exceptions of layers that are gone go with them', () => {
  const text = withExceptionsOf('export const register: readonly Exception[] = [\n  one,\n];\n', layers);
  expect(text).toContain('const ofAllLayers: readonly Exception[] = [\n  one,\n];');
  expect(text).toContain('["network","storage"].includes(layer)');
});

test('a register that looks otherwise is an error', () => {
  expect(() => withExceptionsOf('export {};', layers)).toThrow('does not contain');
});

describe('a lock', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    file = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is had by one at a time, and by the next one after it was given back', () => {
    const release = takeLock(file);
    expect(takeLock(file)).toBeUndefined();
    release?.();
    expect(existsSync(file)).toBe(false);
    expect(takeLock(file)).toBeDefined();
  });

  test('of a process that has ended counts for nothing', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(file, String(pid));
    expect(takeLock(file)).toBeDefined();
    expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
  });
});
