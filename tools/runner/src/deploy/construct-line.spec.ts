import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constructLine } from './construct-line';

const root = mkdtempSync(join(tmpdir(), 'line-'));
mkdirSync(join(root, 'apps/storage/src'), { recursive: true });
writeFileSync(join(root, 'apps/storage/src/stack.ts'), "// code\nnew Bucket(this, 'Files', {\n");
writeFileSync(join(root, 'apps/storage/src/stack.spec.ts'), "expect('Logs')\n");

test.each([
  ['hipaa-local-storage/Files/Resource', 'apps/storage/src/stack.ts:2'],
  ['hipaa-local-storage/Files/Policy/Resource', 'apps/storage/src/stack.ts:2'],
  ['hipaa-local-storage/Logs/Resource', undefined],
  ['hipaa-local-storage', undefined],
])('%s is made in %s', (path, line) => {
  expect(constructLine(root, 'apps/storage', path)).toBe(line);
});

test('a layer without sources has no line', () => {
  expect(constructLine(root, 'apps/none', 'a/Files')).toBeUndefined();
});
