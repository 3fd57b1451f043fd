import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coveringTest, testProblem } from './covering-test';
import type { UnitTest } from './unit-test';

const mutation = {
  layer: 'storage',
  environment: 'prod',
  logicalId: 'Bucket',
  resource: 'Storage/Bucket',
  setting: 'Properties.Policy.Statement.0',
  to: 'absent',
  description: 'gone',
  template: { Resources: {} },
};

const named: UnitTest = {
  layer: 'storage',
  resource: 'Storage/Bucket',
  setting: 'Properties.Policy',
  reason: 'a choice of this layer',
  killedBy: 'bucket.spec.ts: the door: it is shut',
};

test('a test answers for everything within its setting', () => {
  expect(coveringTest(mutation, [named])).toBe(named);
});

test.each<Partial<UnitTest>>([
  { layer: 'network' },
  { environment: 'test' },
  { broken: /^a denial/ },
  { resource: 'Storage/Logs' },
  { setting: 'Properties.Pol' },
  { setting: /^Properties\.Policy$/ },
])('a test with %p does not answer for it', (other) => {
  expect(coveringTest(mutation, [{ ...named, ...other }])).toBeUndefined();
});

describe('the file of a test', () => {
  const root = mkdtempSync(join(tmpdir(), 'covering-test-'));
  writeFileSync(join(root, 'bucket.spec.ts'), "test('the door: it is shut', () => {});");
  afterAll(() => rmSync(root, { recursive: true }));

  test('has its title', () => {
    expect(testProblem(named, root)).toBeUndefined();
  });

  test('must have the title in full', () => {
    expect(testProblem({ ...named, killedBy: 'bucket.spec.ts: the window' }, root)).toContain('no such test');
  });

  test('must have a title at all', () => {
    expect(testProblem({ ...named, killedBy: 'bucket.spec.ts' }, root)).toContain('no such test');
  });

  test('must exist', () => {
    expect(testProblem({ ...named, killedBy: 'other.spec.ts: a' }, root)).toContain('no such file');
  });
});
