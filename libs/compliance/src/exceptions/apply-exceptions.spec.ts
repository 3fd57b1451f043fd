import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { judgement } from '../../fixtures/judgement';
import {
  applyExceptions,
  covers,
  isAbout,
  unusedExceptions,
  exceptionProblems,
  type Known,
  unknownNames,
} from './apply-exceptions';
import { subject } from '../../fixtures/subject';
import type { ExceptionProps } from './exception';
import { never } from './never';

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

test('an exception for a launch with some value is about no other launch', () => {
  const launched = (ON: string) => subject({}, { part: 'server', launch: { ON, Size: 'small' } });
  const off = soundException({ part: 'server', launch: { ON: 'NO' } });
  expect([isAbout(off, launched('NO')), isAbout(off, launched('YES'))]).toEqual([true, false]);
});

test('of several launches in an environment one must have the finding', () => {
  const { subjects } = judgement();
  const more = judgement({ subjects: [...subjects, subject({}, { name: 'storage prod large' })] });
  expect(unused({}, more)).toEqual([]);
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

describe('unknown names', () => {
  const problems = (changes: Partial<ExceptionProps>, known: Known = {}, judged = judgement()) =>
    unknownNames(soundException(changes), ['e'], judged, known);

  test('what exists is known', () => {
    expect(problems({}, { layers: ['storage'], environments: ['prod'] })).toEqual([]);
  });

  test('a rule that its pack does not have is unknown', () => {
    expect(problems({ rule: 'Fixture::Seeled' })).toEqual([
      { path: ['e', 'rule'], message: 'there is no rule Fixture::Seeled' },
    ]);
  });

  test('a rule is known whatever the detail', () => {
    expect(problems({ rule: 'Fixture::Sealed[any]' })).toEqual([]);
  });

  test('a rule of a pack that nobody has is unknown', () => {
    expect(problems({ rule: 'Fixtures::Sealed' })).toHaveLength(1);
  });

  test.each(['HIPAA.Security::HIPAA.Security-X', 'CloudFormation-Validate::E1'])(
    '%s cannot be called unknown while its pack is left out',
    (rule) => {
      expect(problems({ rule: rule as ExceptionProps['rule'] as string as `${string}::${string}` })).toEqual(
        [],
      );
    },
  );

  test('the library does not list its rules, so that none of them is unknown', () => {
    const judged = judgement({ packs: ['Fixture', 'CloudFormation Validate'] });
    expect(problems({ rule: 'CloudFormation-Validate::W9011' }, {}, judged)).toEqual([]);
  });

  test('a resource that the template does not have is unknown', () => {
    expect(problems({ resource: 'Storage/Log/Resource' })).toEqual([
      {
        path: ['e', 'resource'],
        message: expect.stringContaining('storage prod has no Storage/Log/Resource'),
      },
    ]);
  });

  test('an output counts as a resource', () => {
    const withOutput = subject({}, { template: { Resources: {}, Outputs: { Key: { Value: 'x' } } } });
    expect(problems({ resource: 'Key' }, {}, judgement({ subjects: [withOutput] }))).toEqual([]);
  });

  test('resources of a layer that was not judged cannot be told', () => {
    expect(problems({ layer: 'network', resource: 'Anything' })).toEqual([]);
  });

  test('a layer that the workspace does not have is unknown', () => {
    expect(problems({ layer: 'netwrok' }, { layers: ['network', 'storage'] })).toEqual([
      { path: ['e', 'layer'], message: 'there is no netwrok; expected one of network, storage' },
    ]);
  });

  test('an environment that the workspace does not have is unknown', () => {
    expect(problems({ environments: ['prdo'] }, { environments: ['prod'] })).toEqual([
      { path: ['e', 'environments'], message: 'there is no prdo; expected one of prod' },
    ]);
  });
});
