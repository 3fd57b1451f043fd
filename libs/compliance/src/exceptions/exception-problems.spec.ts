import { soundException } from '../../fixtures/exception';
import type { ExceptionProps } from './exception';
import { exceptionProblems, type Known, unknownNames } from './exception-problems';
import { never } from './never';
import { judgement } from '../../fixtures/judgement';
import { subject } from '../../fixtures/subject';

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
