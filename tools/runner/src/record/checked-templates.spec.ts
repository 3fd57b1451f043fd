import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkResult, writeCheckedTemplates } from './checked-templates';
import { stableDigest } from '../stable-digest';

const template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } };
const subjects = [
  { name: 'storage test', environment: 'test', template },
  { name: 'storage prod', environment: 'prod', template: {} },
];
const about = (...names: string[]) => names.map((subject) => ({ subject }));

function checked(findings: string[], excepted: string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  writeCheckedTemplates(folder, { subjects, findings: about(...findings), excepted: about(...excepted) });
  return folder;
}

test('a template that was judged without findings passed', () => {
  expect(checkResult(checked([]), 'test', stableDigest(template))).toBe('passed');
});

test('findings of this template are counted, and those of others are not', () => {
  const folder = checked(['storage test', 'storage prod', 'storage prod'], ['storage test']);
  expect(checkResult(folder, 'test', stableDigest(template))).toBe('1 finding(s), 1 excepted');
});

test('a check of another template says nothing', () => {
  expect(checkResult(checked([]), 'test', stableDigest({ Resources: {} }))).toBe('not checked');
});

test('a check of the same template in another environment says nothing', () => {
  expect(checkResult(checked([]), 'prod', stableDigest(template))).toBe('not checked');
});

test('without a check it is not checked', () => {
  expect(checkResult(join(tmpdir(), 'no-such-folder'), 'test', 'x')).toBe('not checked');
});
