import { containerOutcomes } from '../../testing/containers';
import { containerRootReadOnly as rule } from './container-root-read-only';

const fixed = { ReadonlyRootFilesystem: true };

test('a task whose containers are all read-only passes', () => {
  expect(containerOutcomes(rule, [fixed, fixed])).toEqual(['pass Task']);
});

test.each([[[{}]], [[fixed, { ReadonlyRootFilesystem: false }]], [[]], [undefined], [{ Ref: 'Containers' }]])(
  'a task with %j fails',
  (containers) => expect(containerOutcomes(rule, containers)).toEqual(['fail Task']),
);

test('a task for Windows is not judged', () => {
  const properties = { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };
  expect(containerOutcomes(rule, [{}], properties)).toEqual([]);
});
