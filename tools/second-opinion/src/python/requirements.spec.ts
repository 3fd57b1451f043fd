import { readFileSync } from 'node:fs';
import { REQUIREMENTS, pinsHash } from './requirements';

const lines = readFileSync(REQUIREMENTS, 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

test('the engines and the rules of the registry are pinned', () => {
  const names = lines.map((line) => line.split('==')[0]);
  expect(names).toEqual(expect.arrayContaining(['cfn-lint', 'checkov', 'awslabs.aws-iac-mcp-server']));
});

test('every package is pinned to a version and to files', () => {
  const pinned = /^[\w.-]+==[\w.]+ (; [^\\]+ )?( +--hash=sha256:[0-9a-f]{64} ?)+$/;
  expect(lines.filter((line) => !pinned.test(line))).toEqual([]);
});

test('nothing that hooks into the interpreter is installed', () => {
  expect(lines.filter((line) => line.startsWith('pyston'))).toEqual([]);
});

test('the name of an installation is short enough for a path and made of its pins', () => {
  expect(pinsHash()).toMatch(/^[0-9a-f]{12}$/);
});
