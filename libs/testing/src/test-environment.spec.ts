import { findEnvironment } from '@hipaa-cdk/platform';
import { testEnvironment } from './test-environment';

test('without changes it is the real environment', () => {
  expect(testEnvironment('prod')).toEqual(findEnvironment('prod'));
});

test('only the fields that are given change', () => {
  expect(testEnvironment('prod', { zones: ['us-west-2c'] })).toEqual({
    ...findEnvironment('prod'),
    zones: ['us-west-2c'],
  });
});

test('the real environment stays as it is', () => {
  testEnvironment('prod', { protected: false });
  expect(findEnvironment('prod').protected).toBe(true);
});
