import { bastionContract, bastionDatabaseContract } from './index';

test('bastion publishes for readers of the layer "bastion"', () => {
  expect(bastionContract.layer).toBe('bastion');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(Object.keys(bastionContract.entries)).toEqual([
    'instanceId',
    'securityGroupId',
    'sessionDocumentName',
    'accessPolicyArn',
  ]);
});

test('what leads to a database has a contract of its own, which does not exist where there is none', () => {
  expect(bastionDatabaseContract.layer).toBe('bastion');
  expect(Object.keys(bastionDatabaseContract.entries)).toEqual(['tunnelDocumentName', 'databaseUser']);
});

test('every entry says what it is', () => {
  expect(Object.values(bastionContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});
