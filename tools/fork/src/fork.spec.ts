import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesTemplate, unexpected } from './fork';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'fork-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a fork rewrites its platform and what is generated, and every other file is named', () => {
  const written = [
    ' M README.md',
    ' M .github/CODEOWNERS',
    ' D platform/fresh-fork.spec.ts',
    ' M apps/auth/config.ts',
  ];
  expect(unexpected(written)).toEqual(['apps/auth/config.ts']);
});

test.each([
  ["'hipaa-prod-network'", true],
  ['`/hipaa/prod`', true],
  ["region: 'us-west-2'", true],
  ["account: '111111111111'", true],
  ["import '@hipaa-cdk/testing'", false],
  ["'HIPAA-aligned'", false],
  ["'not hipaa-eligible'", false],
])('a spec file with %s writes down what a fork changes: %s', (text, names) => {
  const file = join(folder, 'x.spec.ts');
  writeFileSync(file, text);
  expect(namesTemplate(file)).toBe(names);
});
