import { allEnvironments } from '@hipaa-cdk/platform';
import { checkedEnvironments } from './checked-environments';

const every = allEnvironments().map(({ name }) => name);

const tasks = (...environments: (string | undefined)[]) =>
  environments.map((env, index) => ({
    id: String(index),
    layer: 'storage',
    command: 'check' as const,
    options: env === undefined ? {} : { env },
  }));

test('without a name every environment is checked', () => {
  expect(checkedEnvironments(tasks(undefined)).map(({ name }) => name)).toEqual(every);
});

test('the environment that was named is the only one', () => {
  expect(checkedEnvironments(tasks('prod', 'prod')).map(({ name }) => name)).toEqual(['prod']);
});

test('an unknown name lists the valid ones', () => {
  expect(() => checkedEnvironments(tasks('qa'))).toThrow(`expected one of ${every.join(', ')}`);
});
