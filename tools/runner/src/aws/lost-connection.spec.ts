import { testEnvironment } from '@hipaa-cdk/testing';
import { explainLostConnection } from './lost-connection';

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
