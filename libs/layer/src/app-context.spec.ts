import recommended from 'aws-cdk-lib/recommended-feature-flags.json';
import { featureFlags } from './app-context';

const undecided = (flags: object): string[] => Object.keys(flags).filter((flag) => !(flag in featureFlags));

test('every flag that the library recommends is decided on in feature-flags.json', () => {
  expect(undecided(recommended)).toEqual([]);
});

test('a flag that a newer library recommends would be noticed', () => {
  expect(undecided({ ...recommended, '@aws-cdk/core:tomorrow': true })).toEqual(['@aws-cdk/core:tomorrow']);
});

test('no flag is decided on that the library does not know', () => {
  expect(Object.keys(featureFlags).filter((flag) => !(flag in recommended))).toEqual([]);
});
