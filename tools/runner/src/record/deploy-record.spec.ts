import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRecord, recordText, approver, deployOrigin } from './deploy-record';
import { exampleRecord } from '../testing/examples';
import { fakeSession } from '../testing/fake-session';

/** What a standard parameter holds. */
const STANDARD = 4096;

test('a record comes back as it was stored', () => {
  expect(parseRecord('/p', recordText(exampleRecord))).toEqual(exampleRecord);
});

test('the longest of everything fits into a standard parameter', () => {
  const record = {
    ...exampleRecord,
    by: 'b'.repeat(2048),
    approver: 'a'.repeat(128),
    reason: 'r'.repeat(100_000),
    check: `passed, 1000 excepted; judged on 2026-06-01: ${'assembly 0123456789ab, '.repeat(4)}`,
  };
  expect(Buffer.byteLength(recordText(record))).toBeLessThan(STANDARD);
});

test.each(['😀', '字', '"', '\u0001'])('it also fits where a reason is all %j', (character) => {
  const record = {
    ...exampleRecord,
    by: 'b'.repeat(2048),
    approver: '字'.repeat(128),
    check: `passed, 1000 excepted; judged on 2026-06-01: ${'assembly 0123456789ab, '.repeat(4)}`,
    reason: character.repeat(2000),
  };
  expect(Buffer.byteLength(recordText(record))).toBeLessThan(STANDARD);
});

test('a text that is cut shows it', () => {
  expect(parseRecord('/p', recordText({ ...exampleRecord, reason: 'r'.repeat(1000) })).reason).toMatch(/r…$/);
});

test.each(['', 'x', '{}', '{"result":"updated"}'])('%j is no record, and the parameter is named', (text) => {
  expect(() => parseRecord('/hipaa/test/_deploys/network/1', text)).toThrow(
    '/hipaa/test/_deploys/network/1 holds no record',
  );
});

const origin = (folder: string) => deployOrigin(fakeSession('local', {}).session, folder);

test('outside of a repository the commit is unknown, which counts as dirty', async () => {
  expect(await origin(mkdtempSync(join(tmpdir(), 'origin-')))).toMatchObject({
    commit: 'unknown',
    dirty: true,
  });
});

test('commit, uncommitted changes and caller are told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'origin-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: folder });
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message', 'first');
  const commit = git('rev-parse', 'HEAD').toString().trim();
  expect(await origin(folder)).toEqual({
    commit,
    dirty: false,
    by: 'arn:aws:iam::000000000000:user/somebody',
  });
  writeFileSync(join(folder, 'new'), '');
  expect((await origin(folder)).dirty).toBe(true);
});

test('a run asks once, however many layers it deploys', () => {
  const { session } = fakeSession('local', {});
  const folder = mkdtempSync(join(tmpdir(), 'origin-'));
  expect(deployOrigin(session, folder)).toBe(deployOrigin(session, folder));
});

test('the option wins over the variable', () => {
  expect(approver({ approver: 'jane' }, { DEPLOY_APPROVER: 'joe' })).toBe('jane');
});

test('without an option the variable counts', () => {
  expect(approver({}, { DEPLOY_APPROVER: 'joe@example.org' })).toBe('joe@example.org');
});

test.each([{}, { DEPLOY_APPROVER: '' }])('without either nobody is named', (shell) => {
  expect(approver({}, shell)).toBeUndefined();
});

test.each(['José Ñandú', 'https://ci.example.org/runs/7?a=b&c=d#e'])('%j is an approver', (given) => {
  expect(approver({ approver: given }, {})).toBe(given);
});

test.each(['', 'x', 'a\nb', 'a\u0000b', 'x'.repeat(129), true])('%j is no approver', (given) => {
  expect(() => approver({ approver: given }, {})).toThrow('the approver is');
});
