import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { testEnvironment } from '@hipaa-cdk/testing';
import { announce, chosenEnvironment } from './chosen-environment';
import type { RunRequest } from './request';

const request = (...environments: (string | undefined)[]): RunRequest => ({
  workspaceRoot: '/',
  tasks: environments.map((env, index) => ({
    id: String(index),
    layer: 'storage',
    command: 'synth',
    options: { env },
  })),
  dependencies: {},
  layers: [],
  environmentGiven: true,
  nxProcess: 1,
});

test('the environment named is the one of the run', () => {
  expect(chosenEnvironment(request('prod')).name).toBe('prod');
});

test('without a name it is the embedded AWS', () => {
  expect(chosenEnvironment(request(undefined)).target).toBe('embedded');
});

test('an unknown name lists the valid ones', () => {
  const names = allEnvironments().map(({ name }) => name);
  expect(() => chosenEnvironment(request('qa'))).toThrow(`expected one of ${names.join(', ')}`);
});

test('two environments in one run are refused', () => {
  expect(() => chosenEnvironment(request('prod', 'test'))).toThrow('got prod and test');
});

test('the first line says where, which account and which region', () => {
  const prod = testEnvironment('prod', { account: '210987654321', region: 'eu-west-1' });
  expect(announce(prod, true)).toBe('environment prod: AWS, account 210987654321, region eu-west-1');
});

test('the first line says so when nobody named an environment', () => {
  expect(announce(findEnvironment('local'), false)).toContain(
    'environment local (no --env given): embedded AWS',
  );
});
