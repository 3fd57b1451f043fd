import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment, testEnvironment } from '@hipaa-cdk/environments/testing';
import { failureOf, failureOfWork } from './failure';

const local = testEnvironment('local');
const account = findEnvironment('test');
const refused = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' });
const named = (name: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { name, awsCall: 'ssm:PutParameter', ...more });

test('a refused connection to the embedded AWS is explained, also below the error of a library', () => {
  const wrapped = new Error('deployment failed', { cause: new Error('request failed', { cause: refused }) });
  expect(failureOf(wrapped, local)).toMatchObject({
    code: 'LOCAL_AWS_LOST',
    remedy: expect.stringContaining('run the same command again') as string,
  });
});

test('a real account that refuses a connection is not the embedded AWS', () => {
  expect(failureOf(refused, testEnvironment('prod'))).toMatchObject({ code: 'CONNECTION_LOST' });
});

test('a connection to the embedded AWS that was reset is lost, and nothing is said to be gone', () => {
  const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  expect(failureOf(reset, local)).toMatchObject({ code: 'CONNECTION_LOST' });
});

test('an error of ours is passed on', () => {
  const error = new UserError({ code: 'X', message: 'x' });
  expect(failureOf(error, account)).toBe(error);
});

test.each([
  [named('ThrottlingException', 'Rate exceeded'), 'AWS_THROTTLED', 'AWS throttled ssm:PutParameter,'],
  [
    named(
      'AccessDeniedException',
      'User: arn:aws:iam::1:role/x is not authorized to perform: ssm:GetParameter',
    ),
    'AWS_DENIED',
    'ssm:GetParameter is denied to arn:aws:iam::1:role/x',
  ],
  [named('AccessDenied', 'no'), 'AWS_DENIED', 'ssm:PutParameter is denied to whoever deploys to test: no'],
  [named('ExpiredTokenException', 'expired'), 'CREDENTIALS_EXPIRED', 'ssm:PutParameter was refused'],
  [named('UnrecognizedClientException', 'no'), 'CREDENTIALS_REFUSED', 'AWS does not know the credentials'],
  [named('InvalidSignatureException', 'Signature expired: 2020'), 'CLOCK_WRONG', 'its clock says'],
  [named('TimeoutError', 'not answered'), 'CONNECTION_LOST', 'at ssm:PutParameter'],
  [
    named('UnreadableAnswer', '<html>'),
    'ANSWER_UNREADABLE',
    'for ssm:PutParameter is no answer of AWS: <html>',
  ],
  [named('InternalServerError', 'oops'), 'AWS_UNAVAILABLE', 'AWS itself failed at ssm:PutParameter'],
  [Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }), 'DISK_FULL', 'no room left'],
  [new Error('EACCES: permission denied, open'), 'FILE_DENIED', 'permission denied'],
])('%s is told as %s', (error, code, message) => {
  for (const told of [failureOf(error, account), failureOfWork(new Error('x', { cause: error }), account)]) {
    expect(told).toMatchObject({ code, message: expect.stringContaining(message) as string });
  }
});

test('whoever has a profile is told how to sign in with it', () => {
  const error = named('ExpiredToken', 'expired');
  expect(failureOf(error, { ...account, awsProfile: 'hospital' }).remedy).toContain(
    'aws sso login --profile hospital',
  );
});

test('what AWS says otherwise is told with its name', () => {
  expect(failureOf(named('ValidationError', 'no'), account)).toMatchObject({
    code: 'AWS_CALL_FAILED',
    message: 'ValidationError: no',
  });
  expect(failureOf('no', account)).toMatchObject({ code: 'AWS_CALL_FAILED', message: 'no' });
});

test('a mistake of the runner is no failed synthesis, and no answer of AWS', () => {
  expect(failureOfWork(new TypeError('x is undefined'), account)).toMatchObject({
    code: 'RUN_FAILED',
    message: 'x is undefined',
  });
});
