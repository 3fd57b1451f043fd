import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { judgement } from '../../fixtures/judgement';
import { applyExceptions, covers, isAbout, unusedExceptions } from './apply-exceptions';
import { subject } from '../../fixtures/subject';
import type { ExceptionProps } from './exception';

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

test('an exception is about its layer in every environment', () => {
  expect(isAbout(soundException(), subject({}))).toBe(true);
  expect(isAbout(soundException({ layer: 'network' }), subject({}))).toBe(false);
});

test('an exception that names environments is about no other', () => {
  expect(isAbout(soundException({ environments: ['prod'] }), subject({}))).toBe(true);
  expect(isAbout(soundException({ environments: ['test'] }), subject({}))).toBe(false);
});

test('an exception of a layer is not about what it publishes, nor the reverse', () => {
  const published = subject({}, { part: 'queue' });
  expect(isAbout(soundException(), published)).toBe(false);
  expect(isAbout(soundException({ part: 'queue' }), published)).toBe(true);
  expect(isAbout(soundException({ part: 'queue' }), subject({}))).toBe(false);
});

test("no exception is about a stranger's template", () => {
  expect(isAbout(soundException(), subject({}, { layer: undefined }))).toBe(false);
});

test.each(['Storage/Logs/Resource', 'Logs1234'])('the resource is named exactly: %s', (resource) => {
  expect(covers(soundException({ resource }), finding())).toBe(true);
});

test.each(['Storage/Logs', 'Storage/Logs/Resource/Policy', 'Logs', '*'])(
  'a part is not enough: %s',
  (resource) => {
    expect(covers(soundException({ resource }), finding())).toBe(false);
  },
);

test('an exception for a rule covers no detail of it', () => {
  expect(covers(soundException(), finding({ rule: 'Fixture::Sealed[detail]' }))).toBe(false);
});

test('an exception for a failure does not cover a rule that came to no verdict, nor the reverse', () => {
  const open = finding({ rule: 'Fixture::Sealed[not-evaluable]' });
  expect(covers(soundException(), open)).toBe(false);
  expect(covers(soundException({ rule: 'Fixture::Sealed[not-evaluable]' }), finding())).toBe(false);
});

const unused = (changes: Partial<ExceptionProps> = {}, judged = judgement()) =>
  unusedExceptions(judged, [soundException(changes)]);

test('an exception with a finding is in use', () => {
  expect(unused()).toEqual([]);
});

test('an exception without a finding is not', () => {
  expect(unused({}, judgement({ findings: [] }))).toEqual([
    { path: ['exceptions', 0], message: expect.stringContaining('has no finding Fixture::Sealed') },
  ]);
});

test('every resource of an exception must have its finding', () => {
  expect(unused({ resource: ['Logs1234', 'Other'] })).toEqual([
    expect.objectContaining({ message: expect.stringContaining('on Other') }),
  ]);
});

test('every rule of an exception must have its finding', () => {
  expect(unused({ rule: ['Fixture::Sealed', 'Fixture::Other'] })).toHaveLength(1);
});

test('an exception must match in every environment that it is about', () => {
  const { subjects } = judgement();
  const both = judgement({
    subjects: [...subjects, subject({}, { name: 'storage test', environment: 'test' })],
  });
  expect(unused({}, both)).toEqual([
    expect.objectContaining({ message: expect.stringContaining('storage test has no finding') }),
  ]);
  expect(unused({ environments: ['prod'] }, both)).toEqual([]);
});

test('an exception for a layer that was not judged is left alone', () => {
  expect(unused({ layer: 'network' })).toEqual([]);
});

test('an exception for a pack that was left out is left alone', () => {
  expect(unused({ rule: 'HIPAA.Security::HIPAA.Security-X' })).toEqual([]);
});
