import { findEnvironment } from '@hipaa-cdk/platform';
import { placeOf, testEnvironment } from './test-environment';

const inProd = placeOf('prod');

test('without changes it is the real environment', () => {
  expect(testEnvironment('prod')).toEqual(findEnvironment('prod'));
});

test('only the fields that are given change', () => {
  expect(testEnvironment('prod', { zones: [`${inProd.region}c`] })).toEqual({
    ...findEnvironment('prod'),
    zones: [`${inProd.region}c`],
  });
});

test('the real environment stays as it is', () => {
  testEnvironment('prod', { protected: false });
  expect(findEnvironment('prod').protected).toBe(true);
});
