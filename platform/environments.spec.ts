import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DEFAULT_ENVIRONMENT, EMBEDDED_ACCOUNT, isLayerEnabled } from '@hipaa-cdk/environments';
import { allEnvironments, findEnvironment } from './index';

test('every file of an environment is registered under its name', () => {
  const files = readdirSync(join(__dirname, 'environments')).map((file) => basename(file, '.ts'));
  expect(
    allEnvironments()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(files.sort());
});

test('a command that names no environment reaches the embedded AWS', () => {
  expect(findEnvironment(DEFAULT_ENVIRONMENT)).toMatchObject({
    target: 'embedded',
    account: EMBEDDED_ACCOUNT,
  });
});

test('dev has storage and neither network nor database', () => {
  const { layers } = findEnvironment('dev');
  expect(['storage', 'network', 'database'].filter((layer) => isLayerEnabled(layers, layer))).toEqual([
    'storage',
  ]);
});

test.each(['local', 'test'])('%s has every layer but the bastion', (name) => {
  expect(findEnvironment(name).layers).toEqual({ except: ['bastion'] });
});

test('prod has every layer', () => {
  expect(findEnvironment('prod').layers).toBe('all');
});

test('production is protected, holds health data and outlives its stacks', () => {
  expect(findEnvironment('prod')).toMatchObject({
    protected: true,
    dataClass: 'phi',
    profile: { name: 'production', removal: 'retain' },
  });
});

test('production has an account of its own', () => {
  const { account } = findEnvironment('prod');
  expect(allEnvironments().filter((environment) => environment.account === account)).toHaveLength(1);
});

test('nothing but production holds health data', () => {
  const unlike = allEnvironments().filter(
    ({ dataClass, profile }) => (dataClass === 'phi') !== (profile.name === 'production'),
  );
  expect(unlike).toEqual([]);
});
