import { boundaryName, boundaryParameter } from './boundary';
import './testing/example-platform';

test('each region has a boundary of its own, as policies belong to the account and bootstraps to a region', () => {
  expect(boundaryName('us-east-1')).not.toBe(boundaryName('us-west-2'));
});

test('the name begins with the application, so that two applications share an account', () => {
  expect(boundaryName('us-east-1')).toMatch(/^clinic-/);
});

test('the note on it stands where no environment has its own', () => {
  expect(boundaryParameter()).toBe('/clinic/bootstrap/boundary');
});
