import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { judgement } from '../../fixtures/judgement';
import { applyExceptions } from './apply-exceptions';

const today = '2026-01-31';
const apply = (...exceptions: ReturnType<typeof soundException>[]) =>
  applyExceptions(judgement(), exceptions, { today });

test('a finding without an exception is to be mended', () => {
  expect(apply()).toMatchObject({ findings: [finding()], excepted: [] });
});

test('a finding with an exception is kept apart, with the exception', () => {
  const exception = soundException();
  expect(apply(exception)).toMatchObject({ findings: [], excepted: [{ ...finding(), exception }] });
});

test('an exception holds on its last day', () => {
  expect(apply(soundException({ expires: today })).excepted).toHaveLength(1);
});

test('an exception that has expired brings the finding back, with a note', () => {
  expect(apply(soundException({ expires: '2026-01-30' }))).toMatchObject({
    findings: [{ note: 'its exception expired on 2026-01-30; platform-team decides again (SEC-1)' }],
    excepted: [],
  });
});

test('an exception for one environment leaves the finding of another', () => {
  expect(apply(soundException({ environments: ['test'] })).findings).toHaveLength(1);
});

test('everything that is wrong with the exceptions is told at once', () => {
  const wrong = [soundException({ owner: '' }), soundException({ rule: 'Fixture::X', resource: 'Nowhere' })];
  expect(() => apply(...wrong)).toThrow(
    expect.objectContaining({
      code: 'EXCEPTION_INVALID',
      message: expect.stringMatching(
        /3 problem.*\n.*exceptions\[0\]\.owner.*\n.*\[1\]\.rule.*\n.*\[1\]\.resource/,
      ),
    }),
  );
});

test('two exceptions for one finding are refused, however they name the resource', () => {
  expect(() => apply(soundException(), soundException({ resource: 'Logs1234' }))).toThrow(
    expect.objectContaining({
      code: 'EXCEPTION_INVALID',
      message: expect.stringContaining('exceptions[1]: covers Fixture::Sealed on Logs1234'),
    }),
  );
});

test('an exception that matches nothing is refused', () => {
  expect(() => apply(soundException(), soundException({ resource: 'Other' }))).toThrow(
    expect.objectContaining({ code: 'EXCEPTION_UNUSED' }),
  );
});

test('the refusal says which file to edit', () => {
  expect(() => apply(soundException({ resource: 'Other' }))).toThrow(
    expect.objectContaining({ remedy: expect.stringContaining('exceptions/register.ts') }),
  );
});
