import { testEnvironment } from '@hipaa-cdk/testing';
import { billedOnce } from './layer-costs';

/** Both share an account. */
const environments = [
  testEnvironment('dev', { layers: 'all' }),
  testEnvironment('test', { layers: 'all', compute: 'ecs' }),
];
const account = `account ${environments[0]?.account}`;

const payersOf = (layer: string): string[] =>
  billedOnce(
    environments.map(({ name: environment }) => ({ layer, environment })),
    environments,
  ).map(({ environment }) => environment);

test('every environment pays for its own layers', () => {
  expect(payersOf('storage')).toEqual(['dev', 'test']);
});

test('a layer of the account is paid for once, by the account', () => {
  expect(payersOf('audit')).toEqual([account]);
});

test('nobody pays for an idle compute', () => {
  expect(payersOf('compute-ecs')).toEqual(['test']);
});

test('nobody pays for a layer that no environment has', () => {
  const without = environments.map((environment) => ({ ...environment, layers: { only: [] } }));
  expect(billedOnce([{ layer: 'storage', environment: 'dev' }], without)).toEqual([]);
});
