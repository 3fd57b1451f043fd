import { storageContract } from './index';

const entries = Object.keys(storageContract.entries);

test('the storage publishes for readers of the layer "storage"', () => {
  expect(storageContract.layer).toBe('storage');
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(entries).toEqual(['bucketName', 'bucketArn', 'bucketKeyArn', 'logBucketName']);
});

test('every entry says what it is', () => {
  expect(Object.values(storageContract.entries).filter(({ description }) => description.length < 10)).toEqual(
    [],
  );
});
