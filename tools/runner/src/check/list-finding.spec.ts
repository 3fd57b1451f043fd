import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assessment } from '@hipaa-cdk/compliance';
import { allEnvironments } from '@hipaa-cdk/environments/testing';
import { isOfTemplate, oldList, withListFinding } from './list-finding';

/** A day on which no list is new any more. */
const LATE = '2090-01-01';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'list-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function sign(expires: string): void {
  mkdirSync(join(root, 'exceptions'));
  writeFileSync(
    join(root, 'exceptions', 'eligible-list.ts'),
    `exports.listException = { expires: '${expires}' };`,
  );
}

test('a list that is too old is told, with where to sign for it', async () => {
  expect(await oldList(root, LATE)).toMatch(/days old.*exceptions\/eligible-list\.ts/);
});

test('whoever signs for it closes it, until the day that is said', async () => {
  sign(LATE);
  expect(await oldList(root, LATE)).toBeUndefined();
  expect(await oldList(root, '2090-01-02')).toBeDefined();
});

const [safe, open] = [true, false].map((isSafe) => allEnvironments().find((one) => one.protected === isSafe));

const assessment: Assessment = {
  ...{ packs: [], rules: [], findings: [], excepted: [], corrected: [], proofs: [] },
  subjects: [safe, open].map((environment) => ({
    name: `storage ${environment?.name}`,
    template: { Resources: {} },
    context: { dataClass: 'phi', removal: 'retain' },
    layer: 'storage',
    environment: environment?.name ?? '',
  })),
};

test('an old list is a finding in protected environments, and of no template', () => {
  const { findings } = withListFinding(assessment, 'the list is old');
  expect(findings.map(({ subject, problem }) => [subject, problem])).toEqual([
    [`storage ${safe?.name}`, 'the list is old'],
  ]);
  expect(findings.filter(isOfTemplate)).toEqual([]);
});

test('a list that is new, or signed for, changes nothing', () => {
  expect(withListFinding(assessment, undefined)).toBe(assessment);
});
