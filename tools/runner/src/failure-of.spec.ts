import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment } from '@hipaa-cdk/platform';
import { failureOf } from './failure-of';

const account = findEnvironment('test');

test('an error of ours is passed on', () => {
  const error = new UserError({ code: 'X', message: 'x' });
  expect(failureOf(error, account)).toBe(error);
});

test.each([
  [Object.assign(new Error('no'), { name: 'AccessDenied' }), 'AccessDenied: no'],
  [new Error('no'), 'no'],
  ['no', 'no'],
])('what AWS says is told with its name', (error, message) => {
  expect(failureOf(error, account)).toMatchObject({ code: 'AWS_CALL_FAILED', message });
});

test('an embedded AWS that went away is told as such', () => {
  const gone = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(failureOf(gone, findEnvironment('local'))).toMatchObject({ code: 'LOCAL_AWS_LOST' });
});
