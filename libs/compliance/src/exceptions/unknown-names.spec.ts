import { soundException } from '../../fixtures/exception';
import { judgement } from '../../fixtures/judgement';
import { subject } from '../../fixtures/subject';
import type { ExceptionProps } from './exception';
import type { Known } from './known';
import { unknownNames } from './unknown-names';

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
    { path: ['e', 'resource'], message: expect.stringContaining('storage prod has no Storage/Log/Resource') },
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
