import { authContract, userPoolContract } from './index';

test('auth publishes for readers of the layer "auth"', () => {
  expect(authContract.layer).toBe('auth');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(Object.keys(authContract.entries)).toEqual(['issuerUrl', 'clientId', 'identityPoolId']);
});

test('every entry says what it is', () => {
  expect(Object.values(authContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});

test('a user pool has entries of its own, which do not exist where another issuer signs people in', () => {
  expect(userPoolContract.layer).toBe('auth');
  expect(Object.keys(userPoolContract.entries)).toEqual(['userPoolId', 'userPoolArn', 'loginUrl']);
});
