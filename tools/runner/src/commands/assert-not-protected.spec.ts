import { testEnvironment } from '@hipaa-cdk/testing';
import { assertNotProtected } from './assert-not-protected';

test('nothing is destroyed in a protected environment, and the file that protects it is named', () => {
  expect(() => assertNotProtected(testEnvironment('prod'))).toThrow('environment prod is protected');
});

test('an unprotected environment may be destroyed', () => {
  expect(() => assertNotProtected(testEnvironment('test'))).not.toThrow();
});
