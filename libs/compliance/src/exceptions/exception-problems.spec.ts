import { soundException } from '../../fixtures/exception';
import type { ExceptionProps } from './exception';
import { exceptionProblems } from './exception-problems';
import { never } from './never';

const TODAY = '2026-01-31';
const problems = (changes: Partial<ExceptionProps> = {}) =>
  exceptionProblems(soundException(changes), ['e'], TODAY);

test('a sound exception has no problems', () => {
  expect(problems()).toEqual([]);
});

test.each(['layer', 'reason', 'owner', 'ticket', 'compensatingControl'])('%s must not be empty', (field) => {
  expect(problems({ [field]: ' ' })).toEqual([
    { path: ['e', field], message: expect.stringContaining('empty') },
  ]);
});

test.each(['rule', 'resource'])('there must be a %s', (field) => {
  expect(problems({ [field]: [] })).toEqual([
    { path: ['e', field], message: expect.stringContaining('empty') },
  ]);
});

test('a rule without its pack is refused: it would not say which finding is meant', () => {
  expect(problems({ rule: 'HIPAA.Security-S3BucketLoggingEnabled' as never })).toEqual([
    { path: ['e', 'rule'], message: expect.stringContaining('names no pack') },
  ]);
});

test.each(Object.keys(never))('%s has no exceptions in any pack', (name) => {
  for (const pack of ['HIPAA.Security', 'NIST.800.53.R5']) {
    expect(problems({ rule: `${pack}::${pack}-${name}` })).toEqual([
      { path: ['e', 'rule'], message: expect.stringContaining('has no exceptions') },
    ]);
  }
});

test('a rule that has no exceptions has none for a missing verdict either', () => {
  expect(problems({ rule: 'HIPAA.Security::HIPAA.Security-EC2RestrictedSSH[not-evaluable]' })).toHaveLength(
    1,
  );
});

test.each(['2026-02-30', '30.06.2026', ''])('"%s" is no day to expire on', (expires) => {
  expect(problems({ expires })).toEqual([
    { path: ['e', 'expires'], message: expect.stringContaining('expected YYYY-MM-DD') },
  ]);
});

test('an exception is decided on again within a year', () => {
  expect(problems({ expires: '2027-02-01' })).toEqual([]);
  expect(problems({ expires: '2027-02-02' })).toEqual([
    { path: ['e', 'expires'], message: expect.stringContaining('more than a year away') },
  ]);
});

test('a day that is over is no mistake of form', () => {
  expect(problems({ expires: '2025-01-01' })).toEqual([]);
});

test('all problems are told at once', () => {
  expect(problems({ owner: '', ticket: '', expires: 'x' })).toHaveLength(3);
});
