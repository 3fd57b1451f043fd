import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Notes } from './notes';
import { aMutation } from './testing/samples';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'notes-'));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  writeFileSync(join(root, '.gitignore'), 'tmp\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const one = aMutation();
const other = aMutation({ to: 'false' });

test('a run of the same sources goes on where another was stopped', () => {
  const notes = Notes.of(root);
  notes.set(one, { killedBy: 'own packs', killer: 'Pack::Rule' });
  notes.set(other, { passed: 'gate' });
  const again = Notes.of(root);
  expect(again.get(one)).toMatchObject({ killedBy: 'own packs', killer: 'Pack::Rule' });
  expect(again.get(other)).toMatchObject({ passed: 'gate' });
});

test('what was found out last counts', () => {
  const notes = Notes.of(root);
  notes.set(one, { passed: 'gate' });
  notes.set(one, { killedBy: 'specs', killer: 'a.spec.ts: has a lock' });
  expect(Notes.of(root).get(one)?.passed).toBeUndefined();
});

test('a change that nobody has committed makes a run begin anew', () => {
  Notes.of(root).set(one, { passed: 'everybody' });
  writeFileSync(join(root, 'rule.ts'), 'export const rule = 1;');
  expect(Notes.of(root).get(one)).toBeUndefined();
});

test('a line that a run was killed over is not read', () => {
  Notes.of(root).set(one, { passed: 'gate' });
  const [file = ''] = readdirSync(join(root, 'tmp/mutations'));
  appendFileSync(join(root, 'tmp/mutations', file), '{"key":"ab');
  expect(Notes.of(root).get(one)).toMatchObject({ passed: 'gate' });
});

test('nothing is staged by looking at what there is', () => {
  Notes.of(root);
  expect(execFileSync('git', ['diff', '--cached', '--name-only'], { cwd: root, encoding: 'utf8' })).toBe('');
});

test('without a history nothing is kept', () => {
  rmSync(join(root, '.git'), { recursive: true });
  Notes.of(root).set(one, { passed: 'gate' });
  expect(Notes.of(root).get(one)).toBeUndefined();
});
