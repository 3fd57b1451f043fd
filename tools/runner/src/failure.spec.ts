import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment, testEnvironment } from '@hipaa-cdk/environments/testing';
import { explainLostConnection, failureOf } from './failure';

const local = testEnvironment('local');
const refused = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' });

test('a refused connection to the embedded AWS is explained', () => {
  expect(explainLostConnection(refused, local)).toMatchObject({ code: 'LOCAL_AWS_LOST' });
});

test('it is found below the error of a library', () => {
  const wrapped = new Error('deployment failed', { cause: new Error('request failed', { cause: refused }) });
  expect(explainLostConnection(wrapped, local)).toMatchObject({ code: 'LOCAL_AWS_LOST' });
});

test('the remedy is to run the command again', () => {
  expect(explainLostConnection(refused, local)).toMatchObject({
    remedy: expect.stringContaining('run the same command again') as string,
  });
});

test('any other error stays what it is', () => {
  const other = new Error('limit exceeded');
  expect(explainLostConnection(other, local)).toBe(other);
});

test('a real account that refuses a connection is not the embedded AWS', () => {
  expect(explainLostConnection(refused, testEnvironment('prod'))).toBe(refused);
});

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
