import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { subject } from '../../fixtures/subject';
import { covers, isAbout } from './scope';

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
