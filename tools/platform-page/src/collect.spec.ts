import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkResult } from './collect';

function workspace(report: object): string {
  const root = mkdtempSync(join(tmpdir(), 'workspace-'));
  const folder = join(root, 'dist', 'check', 'storage');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'findings.json'), JSON.stringify(report));
  return root;
}

const root = workspace({
  subjects: [
    { name: 'storage test', environment: 'test' },
    { name: 'storage prod', environment: 'prod' },
  ],
  findings: [{ subject: 'storage prod' }],
  excepted: [{ subject: 'storage test' }, { subject: 'storage test' }],
});

test('findings count for the environment that they are about', () => {
  expect(checkResult(root, 'storage', 'test')).toMatchObject({ open: 0, excepted: 2 });
  expect(checkResult(root, 'storage', 'prod')).toMatchObject({ open: 1, excepted: 0 });
});

test.each([
  ['storage', 'dev'],
  ['network', 'test'],
])('what was never checked has no result: %s in %s', (layer, environment) => {
  expect(checkResult(root, layer, environment)).toBeUndefined();
});
