import { testEnvironment } from '@hipaa-cdk/testing';
import { servedEnvironments } from './served-environments';

test('environments of the same account and region are served by one layer', () => {
  expect(servedEnvironments(testEnvironment('test')).map(({ name }) => name)).toEqual(['dev', 'test']);
});

test('an environment in another region of the account is not', () => {
  const all = [testEnvironment('dev', { region: 'us-west-2' }), testEnvironment('test')];
  expect(servedEnvironments(testEnvironment('test'), all).map(({ name }) => name)).toEqual(['test']);
});
