import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differenceFromKept, keepVerdicts, type VerdictBasis, verdictBasis, verdictLine } from './verdicts';

const DAY = '2026-06-01';

function workspace() {
  const root = mkdtempSync(join(tmpdir(), 'verdicts-'));
  const assembly = join(root, 'assembly');
  mkdirSync(assembly);
  mkdirSync(join(root, 'exceptions'));
  writeFileSync(join(assembly, 't.template.json'), '{}');
  writeFileSync(join(root, 'exceptions', 'register.ts'), 'export const register = [];');
  const basis = (accounts = ['111122223333'], day = DAY): VerdictBasis =>
    verdictBasis(root, assembly, accounts, day);
  return { root, assembly, basis };
}

/** Parts of a verdict's basis that are others afterwards. */
function changedBy(change: (made: ReturnType<typeof workspace>) => void): readonly string[] {
  const made = workspace();
  const before = made.basis();
  change(made);
  const after = made.basis();
  return Object.keys(before).filter((name) => before[name as 'day'] !== after[name as 'day']);
}

test('what a verdict rests on is the same for the same', () =>
  expect(changedBy(() => undefined)).toEqual([]));

test('another file in the assembly makes it another assembly', () => {
  expect(changedBy(({ assembly }) => writeFileSync(join(assembly, 'function.js'), 'x'))).toEqual([
    'assembly',
  ]);
});

test('another exception makes it other exceptions, and a test of them does not', () => {
  const write = (name: string) => (made: { root: string }) =>
    writeFileSync(join(made.root, 'exceptions', name), '//');
  expect(changedBy(write('database.ts'))).toEqual(['exceptions']);
  expect(changedBy(write('database.spec.ts'))).toEqual([]);
});

test('another known account makes it other lists, and another day another day', () => {
  const { basis } = workspace();
  expect(basis().lists).not.toBe(basis(['444455556666']).lists);
  expect(basis().day).not.toBe(basis(undefined, '2026-06-02').day);
});

test('a workspace without exceptions has a verdict too', () => {
  const { assembly } = workspace();
  expect(verdictBasis(assembly, assembly, [], DAY).exceptions).toMatch(/^[0-9a-f]{64}$/);
});

test('a line of a record says the result, the day and the digests', () => {
  const line = verdictLine('passed', workspace().basis());
  expect(line).toMatch(
    /^passed; judged on 2026-06-01: assembly [0-9a-f]{12}, rules [0-9a-f]{12}, lists [0-9a-f]{12}, exceptions [0-9a-f]{12}$/,
  );
});

test('a deploy tells in what it differs from what a check has seen', () => {
  const { root, assembly, basis } = workspace();
  keepVerdicts(root, [{ environment: 'prod', commit: 'abc', findings: 0, ...basis() }]);
  expect(differenceFromKept(root, 'prod', basis())).toBeUndefined();
  writeFileSync(join(assembly, 't.template.json'), '{ }');
  expect(differenceFromKept(root, 'prod', basis())).toBe('check looked at another assembly');
  expect(differenceFromKept(root, 'test', basis())).toBeUndefined();
  expect(differenceFromKept(assembly, 'prod', basis())).toBeUndefined();
});
