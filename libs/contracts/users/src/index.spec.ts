import { applicationRoleContract, usersContract } from './index';

test('users publishes for readers of the layer "users"', () => {
  expect(usersContract.layer).toBe('users');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(Object.keys(usersContract.entries)).toEqual(['applicationPolicyArn']);
});

test('a role has a contract of its own, which does not exist where nobody may take it', () => {
  expect(applicationRoleContract.layer).toBe('users');
  expect(Object.keys(applicationRoleContract.entries)).toEqual(['applicationRoleArn']);
});

test('every entry says what it is', () => {
  expect(Object.values(usersContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});
