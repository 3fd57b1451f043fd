import { bastionContract } from './index';

test('bastion publishes for readers of the layer "bastion"', () => {
  expect(bastionContract.layer).toBe('bastion');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(Object.keys(bastionContract.entries)).toEqual([
    'instanceId',
    'securityGroupId',
    'sessionDocumentName',
  ]);
});

test('every entry says what it is', () => {
  expect(Object.values(bastionContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});
